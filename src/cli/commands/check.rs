//! `wayline check`: reports mistakes, and fixes them on request.

use crate::{
    cli::{
        Exit,
        args::{Check, Sources},
        console::{Console, Stream, Style},
        input::Input,
        mend::FixSession,
        work::{Task, Verdict, each},
    },
    compile::Compilation,
    diagnostic::Applicability,
    measure,
    mermaid::is_mermaid,
    model::Map,
    report::{Failure, FileDiagnostics, count, visible_line},
    span::FileId,
};

pub(crate) fn run(args: &Check, console: Console) -> Result<Exit, Failure> {
    // For a person the report is a message; for a program it is the result.
    let stream = if args.format == Style::Text { Stream::Err } else { Stream::Out };
    let mut verdict = Verdict::new(console, args.format, stream, Some(&args.judging));
    let Sources { files, limits, .. } = &args.sources;
    let sources = Sources { files: files.clone(), limits: limits.clone(), allow_empty: args.allow_empty };
    let Some(tasks) = verdict.tasks(&sources, Some(&args.judging)) else { return verdict.tell() };
    let tasks = if tasks.len() > 1 { tasks.into_iter().map(Task::among_others).collect() } else { tasks };
    match limit(args) {
        Some(limit) => mend(args, limit, &tasks, verdict),
        None => look(args, &tasks, verdict),
    }
}

/// The least certain fixes to apply; `None` if there are none.
fn limit(args: &Check) -> Option<Applicability> {
    match (args.unsafe_fixes, args.fix || args.diff) {
        (true, _) => Some(Applicability::Unsafe),
        (false, true) => Some(Applicability::Safe),
        (false, false) => None,
    }
}

fn look(args: &Check, tasks: &[Task], mut verdict: Verdict) -> Result<Exit, Failure> {
    let judged =
        each(tasks, verdict.console, |_, task| task.clone().looking_at_data().checked(&task.read()?, &task.loader()));
    let remarks: Vec<String> = remarks(&judged);
    take(&mut verdict, judged);
    if args.format == Style::Text {
        remarks.iter().for_each(|remark| verdict.console.status(remark));
    }
    let (looked_at, tally) = (verdict.report.looked_at, verdict.report.tally());
    if args.format == Style::Text && tally == Default::default() {
        verdict.console.status(&format!("{}: no mistakes", count(looked_at, "file")));
    }
    verdict.tell()
}

fn mend(args: &Check, limit: Applicability, tasks: &[Task], mut verdict: Verdict) -> Result<Exit, Failure> {
    let console = verdict.console;
    let refused: Vec<Failure> =
        tasks.iter().filter_map(|task| task.input.not_rewritable()).filter(|_| !args.diff).collect();
    if !refused.is_empty() {
        verdict.report.failures.extend(refused);
        return verdict.tell();
    }
    let mut mending = FixSession::new(limit);
    // One after another, because maps may share files.
    let failures = tasks.iter().filter_map(|task| mending.mend(task).err());
    verdict.report.failures.extend(failures);
    let streamed = tasks.iter().any(|task| matches!(task.input, Input::Stdin));
    if args.diff {
        console.result(mending.difference(console.colours_results()).as_bytes())?;
    } else {
        verdict.report.failures.extend(mending.write());
        console.result(mending.stream().unwrap_or_default())?;
    }
    if args.diff || streamed {
        verdict.stream = Stream::Err;
    }
    let readable = |task: &&Task| !matches!(task.input, Input::Stdin) || mending.stream().is_some();
    let tasks: Vec<Task> = tasks.iter().filter(readable).cloned().collect();
    take(&mut verdict, each(&tasks, console, |_, task| mending.judge(task)));
    let name = |file: &FileDiagnostics| file.sources.get(FileId::default()).name.clone();
    let names = verdict.report.files.iter().map(name);
    let diagrams: Vec<String> = names.filter(|name| is_mermaid(name)).collect();
    let (fixed, files) = mending.tally();
    let left = verdict.left();
    let wrong = verdict.report.tally().errors > 0 || args.diff && fixed > 0;
    if args.diff {
        // The remaining mistakes have other positions in the files as they are.
        verdict.report.files.clear();
    }
    // A file that couldn't be read may well have mistakes.
    let failed = !verdict.report.failures.is_empty() && (fixed, left) == (0, 0);
    let exit = verdict.tell()?;
    if args.format == Style::Text {
        diagrams.iter().for_each(|name| console.status(&left_alone(name)));
        if !failed {
            console.status(&closing(fixed, files, left, args.diff));
        }
    }
    Ok(exit.max(if wrong { Exit::Wrong } else { Exit::Fine }))
}

/// Adds the results of checking.
fn take(verdict: &mut Verdict, judged: Vec<Result<Compilation, Failure>>) {
    for judged in judged {
        match judged {
            Ok(judged) => verdict.file(judged.sources, judged.diagnostics),
            // What couldn't be read was reported already.
            Err(failure) if verdict.report.failures.iter().any(|told| told.title == failure.title) => {}
            Err(failure) => verdict.report.failures.push(failure),
        }
    }
}

/// What the data of each map has that the map says nothing of.
fn remarks(judged: &[Result<Compilation, Failure>]) -> Vec<String> {
    let maps = judged.iter().filter_map(|judged| judged.as_ref().ok()?.map.as_ref());
    let of = |map: &Map| {
        let (file, remarks) = (map.file.clone(), measure::remarks(map));
        remarks.into_iter().map(move |remark| visible_line(&format!("note: {file}: {remark}")))
    };
    maps.flat_map(of).collect()
}

/// Why nothing was done about a diagram.
fn left_alone(name: &str) -> String {
    let name = visible_line(name);
    format!("{name} is a Mermaid diagram, and only maps are fixed; `wayline import` makes a map of it")
}

/// What was done, in one line.
fn closing(fixed: usize, files: usize, left: usize, only_look: bool) -> String {
    let verb = if only_look { "would fix" } else { "fixed" };
    match (fixed, left) {
        (0, 0) => "no mistakes".to_owned(),
        (0, _) => format!("nothing to fix; {left} left"),
        _ => format!("{verb} {} in {}; {left} left", count(fixed, "problem"), count(files, "file")),
    }
}
