//! `wayline show`: maps in the terminal.

use crate::{
    cli::{
        Exit,
        args::Show,
        console::{Console, Stream, Style},
        work::{Verdict, each, of_personas},
    },
    export::text::{TextLine, TextOptions, TextRole, plain_text, text},
    model::{Map, Severity},
    report::{Failure, visible_words},
};

/// The width for a file.
const USUAL: usize = 80;

const BOLD: &str = "1";
const QUIET: &str = "2";
const GREEN: &str = "32";
const RED: &str = "31";
const RED_AND_BOLD: &str = "1;31";
/// The colours of personas, in order: cyan, magenta, yellow, blue.
const PERSONAS: [&str; 4] = ["36", "35", "33", "34"];

pub(crate) fn run(args: &Show, console: Console) -> Result<Exit, Failure> {
    let mut verdict = Verdict::new(console, Style::Text, Stream::Err, Some(&args.judging));
    let Some(tasks) = verdict.tasks(&args.sources, Some(&args.judging)) else { return verdict.tell() };
    let tasks = of_personas(tasks, args.personas.as_ref());
    let named = args.width.map(usize::from);
    let options = TextOptions {
        width: named.or(console.columns()).unwrap_or(USUAL),
        side_by_side: named.is_some() || console.shows_results(),
    };
    let mut shown: Vec<String> = Vec::new();
    for (task, judged) in tasks.iter().zip(each(&tasks, console, |_, task| task.judge())) {
        match judged {
            Ok(judged) => {
                match judged.map.as_ref().filter(|_| !judged.has_errors()) {
                    Some(map) => shown.push(written(map, &options, console.colours_results())),
                    None if judged.shared => {
                        let name = task.input.name();
                        console.status(&format!("{name} only has declarations for other maps: nothing to show"));
                    }
                    None => {}
                }
                verdict.file(judged.sources, judged.diagnostics);
            }
            Err(failure) => verdict.report.failures.push(failure),
        }
    }
    console.result(shown.join("\n").as_bytes())?;
    verdict.tell()
}

/// A map as a text file.
pub(crate) fn plain(map: &Map) -> String {
    written(map, &TextOptions { width: USUAL, side_by_side: false }, false)
}

fn written(map: &Map, options: &TextOptions, colour: bool) -> String {
    let mut lines = text(map, options);
    for part in lines.iter_mut().flatten() {
        part.text = visible_words(&part.text);
    }
    if colour { lines.iter().map(coloured).collect() } else { plain_text(&lines) }
}

fn coloured(line: &TextLine) -> String {
    let part = |part: &crate::export::text::TextPart| match style(part.role) {
        Some(style) if !part.text.trim().is_empty() => format!("\u{1b}[{style}m{}\u{1b}[0m", part.text),
        _ => part.text.clone(),
    };
    format!("{}\n", line.iter().map(part).collect::<String>().trim_end())
}

fn style(role: TextRole) -> Option<&'static str> {
    match role {
        TextRole::Plain => None,
        TextRole::Title => Some(BOLD),
        TextRole::Quiet => Some(QUIET),
        TextRole::Persona(id) => Some(PERSONAS[id.index() % PERSONAS.len()]),
        TextRole::Pain(Severity::Critical) => Some(RED_AND_BOLD),
        TextRole::Pain(Severity::Major | Severity::Minor) => Some(RED),
        TextRole::Gain => Some(GREEN),
    }
}
