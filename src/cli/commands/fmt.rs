//! `wayline fmt`: maps in their canonical form.

use crate::{
    cli::{
        Exit,
        args::Fmt,
        console::{Console, Stream, Style},
        input::Input,
        pipeline,
        work::{Task, Verdict, each, tasks},
        write::write,
    },
    diagnostic::Diagnostic,
    report::{Failure, count},
    source::Sources,
};

/// What became of one map.
enum Formatted {
    /// It was canonical already.
    Same,
    /// It has another canonical form, or had before it was written.
    Changed { old: Vec<u8>, new: String },
    /// It has mistakes and no canonical form.
    Refused(Sources, Vec<Diagnostic>),
}

pub(crate) fn run(args: &Fmt, console: Console) -> Result<Exit, Failure> {
    let mut verdict = Verdict::new(console, Style::Text, Stream::Err, None);
    let (tasks, failures) = match tasks(&args.sources, None) {
        Ok(found) => found,
        Err(failures) => {
            verdict.report.failures = failures;
            return verdict.tell();
        }
    };
    verdict.report.failures = failures;
    let only_look = args.check || args.diff;
    let mut changed = 0;
    for (task, done) in tasks.iter().zip(each(&tasks, console, |_, task| format(task, only_look))) {
        match done {
            Ok(Formatted::Refused(sources, diagnostics)) => verdict.file(sources, diagnostics),
            Ok(done) => {
                changed += usize::from(matches!(done, Formatted::Changed { .. }));
                show(args, task, &done, console)?;
            }
            Err(failure) => verdict.report.failures.push(failure),
        }
    }
    let refused = verdict.report.files.len();
    let exit = verdict.tell()?;
    if refused > 0 {
        console.status(&format!("{} left as it is", count(refused, "file")));
    }
    let streamed = matches!(tasks.as_slice(), [Task { input: Input::Stdin, .. }]);
    if !streamed {
        console.status(&closing(tasks.len() - refused, changed, only_look));
    }
    let wanting = if only_look && changed > 0 { Exit::Wrong } else { Exit::Fine };
    Ok(exit.max(wanting))
}

fn format(task: &Task, only_look: bool) -> Result<Formatted, Failure> {
    let old = task.read()?;
    let new = match pipeline::format(&task.input.name(), &old) {
        Ok(new) => new,
        Err((sources, diagnostics)) => return Ok(Formatted::Refused(sources, diagnostics)),
    };
    if let (Input::File { path, .. }, false) = (&task.input, only_look) {
        write(path, new.as_bytes())?;
    }
    Ok(if old == new.as_bytes() && !matches!(task.input, Input::Stdin) {
        Formatted::Same
    } else {
        Formatted::Changed { old, new }
    })
}

/// Writes what goes to the standard output: a name, a difference, or a formatted stream.
fn show(args: &Fmt, task: &Task, done: &Formatted, console: Console) -> Result<(), Failure> {
    let Formatted::Changed { old, new } = done else { return Ok(()) };
    let name = task.input.name();
    if args.diff {
        console.result(difference(&name, &String::from_utf8_lossy(old), new, console.colours_results()).as_bytes())
    } else if args.check {
        console.result(format!("{name}\n").as_bytes())
    } else if matches!(task.input, Input::Stdin) {
        console.result(new.as_bytes())
    } else {
        Ok(())
    }
}

/// What changes, as a patch.
fn difference(name: &str, old: &str, new: &str, colour: bool) -> String {
    let changes = similar::TextDiff::from_lines(old, new);
    let patch = changes.unified_diff().header(name, name).to_string();
    if !colour {
        return patch;
    }
    let painted = patch.lines().map(|line| match line.as_bytes().first() {
        Some(b'+') => format!("\u{1b}[32m{line}\u{1b}[0m\n"),
        Some(b'-') => format!("\u{1b}[31m{line}\u{1b}[0m\n"),
        Some(b'@') => format!("\u{1b}[36m{line}\u{1b}[0m\n"),
        Some(_) | None => format!("{line}\n"),
    });
    painted.collect()
}

fn closing(all: usize, changed: usize, only_look: bool) -> String {
    let same = all - changed;
    match (changed, only_look) {
        (0, _) => format!("{} already formatted", count(same, "file")),
        (_, true) => format!("{} not formatted, {same} fine", count(changed, "file")),
        (_, false) => format!("{} formatted, {same} already fine", count(changed, "file")),
    }
}
