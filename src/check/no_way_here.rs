//! A column that nobody reaches, since every way before it leads past it, or that a persona who feels something there never reaches.

use crate::{
    diagnostic::{Code, Diagnostic, Fix},
    model::{Column, ColumnId, ColumnKind, Map, Path, SHARE_TOLERANCE, Step, Target},
    options::Options,
    resolve::Resolved,
};

pub(super) fn check(resolved: &Resolved, _: &Options, diagnostics: &mut Vec<Diagnostic>) {
    let map = &resolved.map;
    if map.ways.is_empty() {
        return;
    }
    let paths = resolved.paths();
    let mut reached = vec![false; map.columns.len()];
    for step in paths.iter().flat_map(|path| &path.steps) {
        reached[step.column.index()] |= step.reached;
    }
    paths.iter().for_each(|path| astray(map, paths, path, &reached, diagnostics));
    for (at, column) in map.columns.iter().enumerate().filter(|(at, _)| !reached[*at]) {
        let id = ColumnId::new(at);
        // Nobody comes to a column after one that nobody comes to: that follows.
        let mut before = paths.iter().filter_map(|path| Some((path, path.position(id)?.checked_sub(1)?))).peekable();
        let first = before.peek().is_none();
        let before = before.find(|(path, at)| path.steps[*at].reached);
        if first || before.is_some() {
            diagnostics.push(warning(map, before, id, column));
        }
    }
}

/// The columns that others come to and this persona doesn't, but where their feeling is drawn all the same. What follows from the same
/// way is one warning.
fn astray(map: &Map, paths: &[Path], path: &Path, reached: &[bool], diagnostics: &mut Vec<Diagnostic>) {
    let is_drawn = |step: &&Step| {
        let feels = |column: &Column| column.facts.feelings.iter().any(|feeling| feeling.persona == path.persona);
        reached[step.column.index()] && feels(map.column(step.column))
    };
    let mut before = None;
    for run in path.steps.chunk_by(|one, next| one.reached == next.reached) {
        let steps: Vec<&Step> = run.iter().filter(is_drawn).collect();
        if let (false, Some(before), Some((first, others))) = (run[0].reached, before, steps.split_first()) {
            let comes = |path: &&Path| path.step(first.column).is_some_and(|step| step.reached);
            let others_come: Vec<&str> =
                paths.iter().filter(comes).map(|path| map.persona(path.persona).name.as_str()).collect();
            diagnostics.push(not_theirs(map, (path, before), (first, others.len()), &others_come.join(", ")));
        }
        before = run.last();
    }
}

/// What is said about the first of these columns, which is for `others`.
fn not_theirs(map: &Map, (path, before): (&Path, &Step), (step, more): (&Step, usize), others: &str) -> Diagnostic {
    let (persona, column) = (map.persona(path.persona), map.column(step.column));
    let more = match more {
        0 => String::new(),
        1 => ", nor to a later column".to_owned(),
        _ => format!(", nor to {more} later columns"),
    };
    let title = format!("`{}` never gets to `{}`{more}", persona.label.to_plain(), column.title.to_plain());
    let label = "but their feeling is drawn here";
    let diagnostic = Diagnostic::new(Code::NoWayHere, title, column.span, label);
    let past = before.next.iter().rev().find_map(|next| next.way).map(|way| map.ways[way].span);
    let diagnostic = past.into_iter().fold(diagnostic, |diagnostic, past| diagnostic.and(past, "leads past it"));
    let (here, there) = (column.title.to_plain(), map.column(before.column).title.to_plain());
    diagnostic.help(format!("write `for: {others}` below `{here}`, or a `then` below `{there}` that leads here"))
}

/// What is said about a column, and the last one before it that somebody comes to.
fn warning(map: &Map, before: Option<(&Path, usize)>, id: ColumnId, column: &Column) -> Diagnostic {
    let title = format!("Nobody gets to `{}`", column.title.to_plain());
    let diagnostic = Diagnostic::new(Code::NoWayHere, title, column.span, "everybody skips it, or leaves before it");
    let Some((path, at)) = before else {
        return diagnostic.help("say in an earlier column who goes here with `then`, or remove the column");
    };
    let step = &path.steps[at];
    let before = map.column(step.column);
    // The last way that leads past is where the reader would look for one more.
    let past = step.next.iter().filter(|next| next.to != Target::Column(id)).filter_map(|next| next.way).max();
    let past = past.map(|way| &map.ways[way]);
    let there = before.title.to_plain();
    let diagnostic = match past {
        Some(past) => diagnostic.and(past.span, "leads past it"),
        None => diagnostic,
    };
    // One more way would take nobody. A stage in any order is one place, whose columns are adjacent.
    let is_same_place =
        |other: &&Step| other.column == step.column || step.any_order.is_some() && other.any_order == step.any_order;
    let place = path.steps[..=at].iter().rev().take_while(is_same_place);
    let ways = place.flat_map(|step| &step.next);
    let shares = ways.filter(|next| next.kind.takes()).filter_map(|next| map.ways[next.way?].share);
    if shares.sum::<f64>() > 100.0 - SHARE_TOLERANCE {
        let help = format!("lower a share below `{there}`: together they are 100 %, so nobody is left who goes on");
        return diagnostic.help(help);
    }
    if column.name.is_generated() {
        let word = match column.kind {
            ColumnKind::Touchpoint => "touchpoint",
            ColumnKind::Step => "step",
            ColumnKind::Stage => "stage",
        };
        return diagnostic.help(format!(
            "give it a name (`{word} {name}: {}`) and write `then {name}` below `{there}`, or write a share there for those who leave or go further",
            column.title.to_plain(),
            name = column.name,
        ));
    }
    let help =
        format!("write `then {}` below `{there}`, or a share there for those who leave or go further", column.name);
    let fix = past.map(|past| Fix::needs_a_look(past.span.after(), format!("\nthen {}", column.name)));
    Diagnostic { fix, ..diagnostic.help(help) }
}
