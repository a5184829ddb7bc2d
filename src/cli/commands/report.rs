//! `wayline report`: ranks many maps in one list.

use crate::{
    cli::{
        Exit,
        args::{Judging, Report},
        choice::Choice,
        console::{Console, Stream, Style},
        display_path::named,
        file_format::FileFormat,
        ranking::{Ranked, ranked, written},
        work::{Task, Verdict, each, output_scope},
    },
    compile::Compilation,
    diagnostic::{Diagnostic, Severity},
    export::ranking::{Condition, NotReported, Ranking},
    report::{Failure, count, visible_words},
};
use std::path::Path;

pub(crate) fn run(args: &Report, console: Console) -> Result<Exit, Failure> {
    let format = format(args)?;
    let mut verdict = Verdict::new(console, Style::Text, Stream::Err, None);
    let judging = Judging { deny_warnings: false, level: Vec::new(), max_diagnostics: None, today: args.today };
    let Some(tasks) = verdict.tasks(&args.sources, Some(&judging)) else { return verdict.tell() };
    let mut maps = Vec::new();
    let unfound = verdict.report.failures.iter().map(|failure| NotReported { name: None, why: failure.title.clone() });
    let mut not_reported: Vec<NotReported> = unfound.collect();
    for (task, judged) in tasks.iter().zip(each(&tasks, console, |_, task| task.judge())) {
        match judged {
            Ok(mut judged) => {
                let mistakes = mistakes(std::mem::take(&mut judged.diagnostics));
                if judged.map.is_none() && !mistakes.is_empty() {
                    not_reported.push(NotReported { name: Some(task.input.name()), why: "it has errors".to_owned() });
                }
                maps.push(Compilation { sources: judged.sources.clone(), diagnostics: Vec::new(), ..judged });
                verdict.file(judged.sources, mistakes);
            }
            Err(failure) => {
                not_reported.push(NotReported { name: None, why: failure.title.clone() });
                verdict.report.failures.push(failure);
            }
        }
    }
    // An empty list would say that nothing is open, and would replace a good one.
    if maps.is_empty() && !verdict.report.failures.is_empty() {
        return verdict.tell();
    }
    let ranking = Ranking { not_reported, ..ranked(&maps) };
    let text = written(&ranking, format);
    let text = if matches!(format, Ranked::Text | Ranked::Markdown) { visible_words(&text) } else { text };
    put(args, &text, &tasks, console)?;
    let held = complain(&ranking, &args.fail_on, console);
    Ok(verdict.tell()?.max(held))
}

/// What keeps a map out of the ranking. Warnings are left to `check`, even if a project turns them into errors.
fn mistakes(diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let is_mistake = |of: &Diagnostic| of.severity == Severity::Error && of.code.severity() == Severity::Error;
    diagnostics.into_iter().filter(is_mistake).collect()
}

/// The format of the ranking: from `--format`, otherwise from the extension of `--output`, otherwise text.
fn format(args: &Report) -> Result<Ranked, Failure> {
    let path = args.output.as_deref().filter(|path| *path != Path::new("-"));
    Ok(Ranked::of_output(args.format, path)?.unwrap_or(Ranked::Text))
}

fn put(args: &Report, text: &str, tasks: &[Task], console: Console) -> Result<(), Failure> {
    match args.output.as_deref().filter(|path| *path != Path::new("-")) {
        None => console.result(text.as_bytes()),
        Some(path) => {
            output_scope(tasks, args.sources.limits.root.as_deref(), path)?.write(path, text.as_bytes())?;
            console.status(&format!("wrote {}", named(path)));
            Ok(())
        }
    }
}

/// Lists every place where one of the conditions is true; the exit code says whether there are any.
fn complain(ranking: &Ranking, conditions: &[Condition], console: Console) -> Exit {
    let held: Vec<_> = ranking.findings.iter().filter(|finding| conditions.contains(&finding.condition)).collect();
    for finding in &held {
        let word = finding.condition.word();
        console.complaint(&format!("{}:{}: {word}: {}", finding.file, finding.line, finding.text));
    }
    if held.is_empty() {
        return Exit::Fine;
    }
    console.complaint(&format!("failed: {}", count(held.len(), "finding")));
    Exit::Wrong
}
