//! `wayline diff`: what changed in maps, by meaning.
//!
//! The pairs to compare are determined first, for all maps; then each pair is compiled and compared. A map with an
//! error on either side isn't compared, but the others are.

mod compared;
mod draw;
mod later;
mod pages;
mod pair;
mod pairs;
mod revised;
mod side;
mod unread;
mod words;

use crate::{
    cli::{
        Exit,
        args::{Diff, Shape},
        console::{Console, Stream, Style},
        display_path::named,
        file_format::FileFormat,
        project::Projects,
        today::today,
        work::Verdict,
    },
    compare::{Difference, compare},
    compile::Compilation,
    diagnostic::{Diagnostic, Severity},
    options::Options,
    report::{
        Changed, Failure, NotCompared, changes_json, changes_markdown, changes_text, count, not_compared_markdown,
    },
};
use compared::Compared;
use pages::Sorted;
use pair::{Pair, Pairs};
use pairs::pairs;
use std::path::Path;
use unread::{Sameness, Unread};

pub(crate) fn run(args: &Diff, console: Console) -> Result<Exit, Failure> {
    let shape = shape(args)?;
    let mut projects = Projects::new(args.limits.root.as_deref())?;
    let usual = Options::default();
    let options = Options {
        today: Some(today(args.today)?),
        max_bytes: args.limits.max_bytes.unwrap_or(usual.max_bytes),
        ..usual
    };
    let Pairs { mut pairs, notes, mut not_compared, pages } = pairs(args, &projects.here)?;
    // Only open merges are in it so far: they are there to be settled.
    let is_open = !not_compared.is_empty();
    for page in pages {
        match pages::sorted(page, &mut projects, &options) {
            Sorted::Map(pair) => pairs.push(*pair),
            Sorted::NotCompared(of) => not_compared.push(of),
            Sorted::Same => {}
        }
    }
    not_compared.iter().for_each(|of| console.complaint(&sentence(of)));
    notes.iter().for_each(|note| console.status(note));
    if matches!(shape, Shape::Svg | Shape::Html) && pairs.len() != 1 {
        let failure = Failure::new(format!("a drawing shows one map, but {} were given", pairs.len()));
        return Err(failure.help("name one map, for example: wayline diff HEAD checkout.journey -o changes.svg"));
    }
    let mut verdict = Verdict::new(console, Style::Text, Stream::Err, None);
    // Of the maps that are the same object on both sides, whether they were named.
    let (mut all, mut same, mut unread) = (Vec::new(), Vec::new(), Unread::new(&pairs));
    for pair in pairs {
        let name = pair.new_name.clone();
        match compared(pair, &mut projects, &options, &mut verdict, &mut unread) {
            Ok(Outcome::Compared(compared)) => all.push(*compared),
            Ok(Outcome::Nothing) => {}
            Ok(Outcome::Same { .. }) if matches!(shape, Shape::Svg | Shape::Html) => return Err(undrawn(&name)),
            Ok(Outcome::Same { named }) => same.push(named),
            Ok(Outcome::NotCompared(of)) => {
                console.complaint(&sentence(&of));
                not_compared.push(of);
            }
            Err(failure) => {
                not_compared.push(NotCompared { name, why: failure.title.clone() });
                verdict.report.failures.push(failure);
            }
        }
    }
    verdict.report.failures.append(&mut projects.failures);
    let mut changed: Vec<Changed<'_>> = all.iter().map(Compared::changed).collect();
    let any = changed.iter().any(|of| !of.is_same());
    let told = match shape {
        Shape::Svg | Shape::Html => match all.first() {
            Some(only) => Some(draw::draw(only, shape, args, &mut projects)?),
            // A drawing of an earlier run stays.
            None => None,
        },
        Shape::Text | Shape::Markdown | Shape::Json => {
            // Of all maps, report those that changed; for a map that was named, also report that it didn't.
            let named: Vec<bool> = all.iter().map(|of| of.pair.named).collect();
            let mut named = named.into_iter();
            changed.retain(|of| named.next() == Some(true) || !of.is_same());
            Some(written(shape, &changed, &not_compared, args.output.is_some()))
        }
    };
    if let Some(told) = told {
        put(args.output.as_deref(), &told, shape, &mut projects, console)?;
    }
    if all.is_empty() && same.is_empty() {
        // Even a quiet run mustn't look as if it had found no change.
        console.complaint("nothing was compared");
    } else if !any && !same.contains(&true) && !all.iter().any(|of| of.pair.named) {
        console.status(&format!("{} compared: no changes in meaning", count(all.len() + same.len(), "map")));
    }
    let exit = verdict.tell()?;
    // Nobody knows whether a map with errors changed.
    let is_wrong = is_open || args.exit_code && (any || !not_compared.is_empty());
    Ok(if is_wrong { exit.max(Exit::Wrong) } else { exit })
}

/// The result for a pair.
enum Outcome {
    Compared(Box<Compared>),
    /// Only declarations for other maps.
    Nothing,
    /// Git has the same content on both sides, and nobody can read it.
    Same {
        named: bool,
    },
    /// A side has errors or cannot be read.
    NotCompared(NotCompared),
}

/// Why a map is not drawn that is the same object on both sides.
fn undrawn(name: &str) -> Failure {
    Failure::new(format!("cannot draw {name}: git does not have its content")).help("it is the same on both sides")
}

/// The output format: from `--format`, otherwise from the extension of `--output`, otherwise text.
fn shape(args: &Diff) -> Result<Shape, Failure> {
    let path = args.output.as_deref().filter(|path| *path != Path::new("-"));
    Ok(Shape::of_output(args.format, path)?.unwrap_or_default())
}

fn compared(
    pair: Pair,
    projects: &mut Projects,
    options: &Options,
    verdict: &mut Verdict,
    unread: &mut Unread,
) -> Result<Outcome, Failure> {
    let mut compile = |side: &Option<side::Side>| match side {
        Some(side) => side.compiled(projects, options).map(Some),
        None => Ok(None),
    };
    let (old, new) = (compile(&pair.old), compile(&pair.new));
    let (old, new) = match (old, new) {
        (Ok(old), Ok(new)) => (old, new),
        (Err(before), Err(failure)) => return unreadable(pair, (before, failure), projects, options, verdict, unread),
        (Err(failure), _) | (_, Err(failure)) => return Err(failure),
    };
    let has_errors = |side: &Option<Compilation>| side.as_ref().is_some_and(Compilation::has_errors);
    let (was_broken, is_broken) = (has_errors(&old), has_errors(&new));
    if was_broken || is_broken {
        let why = not_compared(&pair, was_broken, is_broken, same_text(old.as_ref(), new.as_ref()));
        // If nobody asked for this map, what was wrong with its earlier version can't be fixed any more.
        let excused = !pair.named && (!is_broken || was_broken && same_text(old.as_ref(), new.as_ref()));
        let is_past = [&pair.old, &pair.new].map(|side| side.as_ref().is_some_and(side::Side::is_past));
        let sides = [old, new].into_iter().zip(is_past);
        for (side, is_past) in sides.filter_map(|(side, is_past)| Some((side?, is_past))).filter(|_| !excused) {
            // Warnings are left to `check`.
            let errors = side.diagnostics.into_iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
            // Nothing in a commit can be fixed any more.
            let shown = |one: Diagnostic| Diagnostic { fix: one.fix.filter(|_| !is_past), ..one };
            verdict.file(side.sources, errors.map(shown).collect());
        }
        return Ok(Outcome::NotCompared(NotCompared { name: pair.new_name, why }));
    }
    if [&old, &new].into_iter().flatten().any(|side| side.shared) {
        if pair.named {
            let name = &pair.new_name;
            verdict.console.status(&format!("{name} only has declarations for other maps: nothing to compare"));
        }
        return Ok(Outcome::Nothing);
    }
    let maps = (old.as_ref().and_then(|side| side.map.as_ref()), new.as_ref().and_then(|side| side.map.as_ref()));
    let difference = match maps {
        (Some(old), Some(new)) => compare(old, new),
        (_, _) => Difference { changes: Vec::new(), continues: Vec::new() },
    };
    Ok(Outcome::Compared(Box::new(Compared { pair, old, new, difference })))
}

/// What becomes of a map that can't be read on either side.
fn unreadable(
    pair: Pair,
    (before, failure): (Failure, Failure),
    projects: &mut Projects,
    options: &Options,
    verdict: &Verdict,
    unread: &mut Unread,
) -> Result<Outcome, Failure> {
    match unread.sameness(&pair, projects, options) {
        Sameness::Same(unsure) => {
            let (name, console) = (&pair.new_name, verdict.console);
            if pair.named {
                console.status(&format!("{name} is the same file as {}: no changes in meaning", pair.old_name));
            }
            if let Some(file) = unsure.filter(|_| pair.named || unread.is_first_doubt()) {
                let file = named(&file);
                console.complaint(&format!(
                    "only the text of {name} is compared: git does not have {file}, which changed and which it may use"
                ));
            }
            Ok(Outcome::Same { named: pair.named })
        }
        Sameness::MayUse(file) if !pair.named => {
            let why = format!("git does not have its content, and {}, which it may use, changed", named(&file));
            Ok(Outcome::NotCompared(NotCompared { name: pair.new_name, why }))
        }
        // A map that wasn't asked for and couldn't be read before either is no reason to fail.
        Sameness::Unknown if !pair.named && same_reason(&pair, &before, &failure) => {
            Ok(Outcome::NotCompared(NotCompared { name: pair.new_name, why: failure.title }))
        }
        Sameness::MayUse(_) | Sameness::Unknown => Err(before),
    }
}

/// Why a pair with errors isn't compared.
fn not_compared(pair: &Pair, was_broken: bool, is_broken: bool, same: bool) -> String {
    let old = &pair.old_name;
    match (was_broken, is_broken) {
        (true, true) if same => format!("it has the same errors as {old}"),
        (true, true) => format!("it has errors, and so does {old}"),
        (true, false) => format!("{old} has errors"),
        (false, _) => "it has errors".to_owned(),
    }
}

fn sentence(of: &NotCompared) -> String {
    format!("{} is not compared: {}", of.name, of.why)
}

/// Whether both sides cannot be read for the same reason, which then is no change: not if it is another content that is missing.
fn same_reason(pair: &Pair, old: &Failure, new: &Failure) -> bool {
    let reason = |failure: &Failure, name: &str| failure.title.replace(name, "");
    reason(old, &pair.old_name) == reason(new, &pair.new_name)
}

/// Whether the map's own file has the same text on both sides.
fn same_text(old: Option<&Compilation>, new: Option<&Compilation>) -> bool {
    let text = |side: Option<&Compilation>| Some(side?.sources.iter().next()?.1.text.clone());
    text(old) == text(new)
}

fn written(shape: Shape, changed: &[Changed<'_>], not_compared: &[NotCompared], is_file: bool) -> String {
    let parts = |one: fn(&Changed<'_>) -> String| changed.iter().map(one).collect::<Vec<_>>().join("\n");
    match shape {
        Shape::Json => changes_json(changed, not_compared),
        Shape::Markdown => {
            let (told, rest) = (parts(changes_markdown), not_compared_markdown(not_compared));
            let between = if told.is_empty() || rest.is_empty() { "" } else { "\n" };
            format!("{told}{between}{rest}")
        }
        // At a terminal the complaints stand next to it.
        Shape::Text | Shape::Svg | Shape::Html => {
            let rest = not_compared.iter().filter(|_| is_file).map(|of| sentence(of) + "\n");
            parts(changes_text) + &rest.collect::<String>()
        }
    }
}

fn put(
    output: Option<&Path>,
    told: &str,
    shape: Shape,
    projects: &mut Projects,
    console: Console,
) -> Result<(), Failure> {
    match output.filter(|path| *path != Path::new("-")) {
        Some(path) => {
            let plain = anstream::adapter::strip_str(told).to_string();
            let scope = projects.of(Path::new("")).outputs(Some(path))?;
            scope.write(path, if shape == Shape::Text { plain.as_bytes() } else { told.as_bytes() })?;
            console.status(&format!("wrote {}", named(path)));
            Ok(())
        }
        None if shape == Shape::Text && !console.colours_results() => {
            console.result(anstream::adapter::strip_str(told).to_string().as_bytes())
        }
        None => console.result(told.as_bytes()),
    }
}
