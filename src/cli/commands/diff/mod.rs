//! `wayline diff`: what maps mean differently.
//!
//! Which two things are compared is settled first, for all maps; then each pair is compiled and compared. A map with an error on
//! either side isn't compared, and the others are.

mod draw;
mod pairs;
mod side;

use crate::{
    cli::{
        Exit,
        args::{Diff, Shape},
        choice::Choice,
        console::{Console, Stream, Style},
        project::Projects,
        today::today,
        work::Verdict,
        write::write,
    },
    compare::{Difference, compare},
    compile::Compilation,
    diagnostic::Severity,
    options::Options,
    report::{Changed, Failure, Side, changes_json, changes_markdown, changes_text},
};
use pairs::{Pair, pairs};
use std::path::Path;

/// A pair, compiled. A side that isn't there is `None`.
struct Compared {
    pair: Pair,
    old: Option<Compilation>,
    new: Option<Compilation>,
    difference: Difference,
}

pub(crate) fn run(args: &Diff, console: Console) -> Result<Exit, Failure> {
    let shape = shape(args)?;
    let mut projects = Projects::new()?;
    let usual = Options::default();
    let options =
        Options { today: Some(today(args.today)?), max_bytes: args.max_bytes.unwrap_or(usual.max_bytes), ..usual };
    let pairs = pairs(args, &projects.here)?;
    if matches!(shape, Shape::Svg | Shape::Html) && pairs.len() != 1 {
        let failure = Failure::new(format!("a drawing shows one map, and there are {}", pairs.len()));
        return Err(failure.help("name the map: wayline diff HEAD checkout.journey -o changes.svg"));
    }
    let mut verdict = Verdict::new(console, Style::Text, Stream::Err, None);
    let mut all = Vec::new();
    for pair in pairs {
        match compared(pair, &mut projects, &options, &mut verdict) {
            Ok(compared) => all.extend(compared),
            Err(failure) => verdict.report.failures.push(failure),
        }
    }
    verdict.report.failures.append(&mut projects.failures);
    let mut changed: Vec<Changed<'_>> = all.iter().map(Compared::changed).collect();
    let any = changed.iter().any(|of| !of.is_same());
    let told = match shape {
        Shape::Svg | Shape::Html => match all.first() {
            Some(only) => draw::draw(only, shape, args, &mut projects)?,
            None => String::new(),
        },
        Shape::Text | Shape::Markdown | Shape::Json => {
            // Of all maps those that mean something else; of a map that was named, that it doesn't.
            let named: Vec<bool> = all.iter().map(|of| of.pair.named).collect();
            let mut named = named.into_iter();
            changed.retain(|of| named.next() == Some(true) || !of.is_same());
            written(shape, &changed)
        }
    };
    if !any && !all.iter().any(|of| of.pair.named) {
        console.status("no map means anything else");
    }
    put(args.output.as_deref(), &told, shape, console)?;
    let exit = verdict.tell()?;
    Ok(if args.exit_code && any { exit.max(Exit::Wrong) } else { exit })
}

/// What to write: as `--format` says, else as the ending of `--output` does.
fn shape(args: &Diff) -> Result<Shape, Failure> {
    let ending = args.output.as_deref().and_then(Path::extension).map(|ending| ending.to_string_lossy().to_lowercase());
    let of_ending = match ending.as_deref() {
        Some("md") => Some(Shape::Markdown),
        Some("htm") => Some(Shape::Html),
        Some("txt") => Some(Shape::Text),
        Some(ending) => Shape::parse(ending),
        None => None,
    };
    match (args.format, of_ending, &ending) {
        (Some(shape), _, _) | (None, Some(shape), _) => Ok(shape),
        (None, None, None) => Ok(Shape::Text),
        (None, None, Some(ending)) => {
            let title = format!("the ending .{ending} is not that of a format");
            Err(Failure::new(title).help("name a format with --format: text, markdown, json, svg, html"))
        }
    }
}

fn compared(
    pair: Pair,
    projects: &mut Projects,
    options: &Options,
    verdict: &mut Verdict,
) -> Result<Option<Compared>, Failure> {
    let old = pair.old.as_ref().map(|side| side.compiled(projects, options)).transpose()?;
    let new = pair.new.as_ref().map(|side| side.compiled(projects, options)).transpose()?;
    let broken = [&old, &new].into_iter().flatten().any(Compilation::has_errors);
    let shared = [&old, &new].into_iter().flatten().any(|side| side.shared);
    // Nobody asked for this map, and what was wrong with it before can't be mended any more.
    let was_broken = old.as_ref().is_some_and(Compilation::has_errors);
    if was_broken && !pair.named && !new.as_ref().is_some_and(Compilation::has_errors) {
        verdict.console.status(&format!("{} had mistakes, so it is not compared", pair.old_name));
        return Ok(None);
    }
    if broken && !pair.named && same_text(old.as_ref(), new.as_ref()) {
        return Ok(None);
    }
    if broken || shared {
        for side in [old, new].into_iter().flatten() {
            // Warnings are `check`'s to tell.
            let errors = side.diagnostics.into_iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
            verdict.file(side.sources, errors.collect());
        }
        if shared && pair.named {
            verdict
                .console
                .status(&format!("{} only declares things for other maps: nothing to compare", pair.new_name));
        }
        return Ok(None);
    }
    let maps = (old.as_ref().and_then(|side| side.map.as_ref()), new.as_ref().and_then(|side| side.map.as_ref()));
    let difference = match maps {
        (Some(old), Some(new)) => compare(old, new),
        (_, _) => Difference { changes: Vec::new(), continues: Vec::new() },
    };
    Ok(Some(Compared { pair, old, new, difference }))
}

/// Whether the map's own file says the same on both sides.
fn same_text(old: Option<&Compilation>, new: Option<&Compilation>) -> bool {
    let text = |side: Option<&Compilation>| Some(side?.sources.iter().next()?.1.text.clone());
    text(old) == text(new)
}

impl Compared {
    fn changed(&self) -> Changed<'_> {
        Changed {
            old_name: self.pair.old_name.clone(),
            new_name: self.pair.new_name.clone(),
            old: self.old.as_ref().and_then(side),
            new: self.new.as_ref().and_then(side),
            difference: self.difference.clone(),
        }
    }
}

fn side(compilation: &Compilation) -> Option<Side<'_>> {
    Some(Side { map: compilation.map.as_ref()?, sources: &compilation.sources })
}

fn written(shape: Shape, changed: &[Changed<'_>]) -> String {
    let parts = |one: fn(&Changed<'_>) -> String| changed.iter().map(one).collect::<Vec<_>>().join("\n");
    match shape {
        Shape::Json => changes_json(changed),
        Shape::Markdown => parts(changes_markdown),
        Shape::Text | Shape::Svg | Shape::Html => parts(changes_text),
    }
}

fn put(output: Option<&Path>, told: &str, shape: Shape, console: Console) -> Result<(), Failure> {
    match output.filter(|path| *path != Path::new("-")) {
        Some(path) => {
            let plain = anstream::adapter::strip_str(told).to_string();
            write(path, if shape == Shape::Text { plain.as_bytes() } else { told.as_bytes() })?;
            console.status(&format!("wrote {}", crate::cli::names::named(path)));
            Ok(())
        }
        None if shape == Shape::Text && !console.colours_results() => {
            console.result(anstream::adapter::strip_str(told).to_string().as_bytes())
        }
        None => console.result(told.as_bytes()),
    }
}
