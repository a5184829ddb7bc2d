//! `wayline fmt`: rewrites maps in canonical form.

use crate::format as core;
use crate::{
    cli::{
        Exit,
        args::Fmt,
        console::{Console, Stream, Style},
        difference::difference,
        display_path::shell,
        input::Input,
        markdown::only_a_map,
        mend::BOM,
        work::{Task, Verdict, each},
    },
    diagnostic::{Diagnostic, Severity},
    mermaid::is_mermaid,
    report::{Failure, count, visible_line},
    source::Sources,
};

/// The result for one map.
enum Formatted {
    /// It was already canonical.
    Same,
    /// Its canonical form is different, or was before it was written.
    Changed { old: Vec<u8>, new: String },
    /// It has mistakes and no canonical form.
    Refused(Sources, Vec<Diagnostic>),
}

pub(crate) fn run(args: &Fmt, console: Console) -> Result<Exit, Failure> {
    let mut verdict = Verdict::new(console, Style::Text, Stream::Err, None);
    let Some(tasks) = verdict.tasks(&args.sources, None) else { return verdict.tell() };
    let only_look = args.check || args.diff;
    let (mut fine, mut changed) = (0, 0);
    for (task, done) in tasks.iter().zip(each(&tasks, console, |_, task| format(task, args))) {
        match done {
            Ok(Formatted::Refused(sources, diagnostics)) => verdict.file(sources, diagnostics),
            Ok(Formatted::Same) => fine += 1,
            Ok(Formatted::Changed { old, new }) => {
                changed += 1;
                show(args, task, &old, &new, console)?;
            }
            Err(failure) => verdict.report.failures.push(failure),
        }
    }
    let exit = verdict.tell()?;
    let streamed = matches!(tasks.as_slice(), [Task { input: Input::Stdin, .. }]);
    if !streamed && !tasks.is_empty() {
        console.status(&closing(tasks.len(), fine, changed, only_look));
    }
    let wanting = if only_look && changed > 0 { Exit::Wrong } else { Exit::Fine };
    Ok(exit.max(wanting))
}

fn format(task: &Task, args: &Fmt) -> Result<Formatted, Failure> {
    let only_look = args.check || args.diff;
    let name = task.input.name();
    if is_mermaid(&name) {
        let failure = Failure::new(format!("{name} is a Mermaid diagram, which has no canonical form"));
        return Err(failure.help(format!("convert it to a map: wayline import {}", shell(&name))));
    }
    if let Some(failure) = task.input.not_rewritable().filter(|_| !only_look) {
        return Err(failure);
    }
    let old = task.read()?;
    only_a_map((&name, &name), &old, "formatted")?;
    // The formatter reports text that can't be decoded.
    let upgraded = std::str::from_utf8(&old).ok().filter(|_| args.upgrade).map(core::upgrade);
    let core::Formatted { sources, diagnostics, text } = task.format(upgraded.as_deref().map_or(&old, str::as_bytes));
    let Some(new) = text else { return Ok(Formatted::Refused(sources, errors(diagnostics))) };
    let new = with_mark(with_line_ends(new, &old), &old);
    if let (Input::File { path, .. }, false) = (&task.input, only_look) {
        task.project.scope.rewrite(path, new.as_bytes())?;
    }
    // A stream is passed on even if nothing changes.
    let same = old == new.as_bytes() && (only_look || !matches!(task.input, Input::Stdin));
    Ok(if same { Formatted::Same } else { Formatted::Changed { old, new } })
}

/// The text with the line endings of the file, which git may have converted: those of Windows if most of its lines have
/// them.
pub(crate) fn with_line_ends(text: String, file: &[u8]) -> String {
    let lines = file.iter().filter(|&&byte| byte == b'\n').count();
    let of_windows = file.windows(2).filter(|end| end == b"\r\n").count();
    if 2 * of_windows > lines { text.replace('\n', "\r\n") } else { text }
}

/// The text with the byte order mark of the file, which other programs may need.
fn with_mark(text: String, file: &[u8]) -> String {
    if file.starts_with(BOM) && !text.as_bytes().starts_with(BOM) { format!("\u{feff}{text}") } else { text }
}

/// What keeps a file from being formatted; warnings are left to `check`.
fn errors(diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostics.into_iter().filter(|diagnostic| diagnostic.severity == Severity::Error).collect()
}

/// Writes to standard output: a name, a difference, or a formatted stream.
fn show(args: &Fmt, task: &Task, old: &[u8], new: &str, console: Console) -> Result<(), Failure> {
    let name = task.input.name();
    if args.diff {
        console.result(difference(&name, &String::from_utf8_lossy(old), new, console.colours_results()).as_bytes())
    } else if args.check {
        console.result(format!("{}\n", visible_line(&name)).as_bytes())
    } else if matches!(task.input, Input::Stdin) {
        console.result(new.as_bytes())
    } else {
        Ok(())
    }
}

/// The result for `all` maps, in one line.
fn closing(all: usize, fine: usize, changed: usize, only_look: bool) -> String {
    let left = all - fine - changed;
    let verb = if only_look { "not formatted" } else { "formatted" };
    let mut parts = Vec::new();
    if changed > 0 {
        parts.push(format!("{} {verb}", count(changed, "file")));
    }
    if fine > 0 {
        parts.push(format!("{} already formatted", count(fine, "file")));
    }
    if left > 0 {
        let they = if left == 1 { "it is" } else { "they are" };
        parts.push(format!("{} left as {they}", count(left, "file")));
    }
    parts.join(", ")
}
