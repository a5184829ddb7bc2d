//! `wayline check`: mistakes and nothing else.

use crate::{
    cli::{
        Exit,
        args::Check,
        console::{Console, Stream, Style},
        work::{Verdict, each, tasks},
    },
    report::{Failure, count},
};

pub(crate) fn run(args: &Check, console: Console) -> Result<Exit, Failure> {
    // For a person the report is something said; for a program it is what was asked for.
    let stream = if args.format == Style::Text { Stream::Err } else { Stream::Out };
    let mut verdict = Verdict::new(console, args.format, stream, Some(&args.judging));
    match tasks(&args.sources, Some(&args.judging)) {
        Ok((tasks, failures)) => {
            verdict.report.failures.extend(failures);
            let tasks = if let Some(shard) = args.shard { shard.of(tasks) } else { tasks };
            for judged in each(&tasks, console, |_, task| task.judge()) {
                match judged {
                    Ok(judged) => verdict.file(judged.sources, judged.diagnostics),
                    Err(failure) => verdict.report.failures.push(failure),
                }
            }
        }
        Err(failures) => verdict.report.failures.extend(failures),
    }
    let (looked_at, tally) = (verdict.report.looked_at, verdict.report.tally());
    if args.format == Style::Text && tally == Default::default() {
        console.status(&format!("{}: no mistakes", count(looked_at, "file")));
    }
    verdict.tell()
}
