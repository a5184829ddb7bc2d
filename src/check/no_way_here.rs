//! A column that nobody reaches, since every way before it leads past it.

use crate::{
    diagnostic::{Code, Diagnostic, Fix},
    model::{Column, ColumnId, ColumnKind, Map, Path, Target},
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
    for (at, column) in map.columns.iter().enumerate().filter(|(at, _)| !reached[*at]) {
        diagnostics.push(warning(map, paths, ColumnId::new(at), column));
    }
}

fn warning(map: &Map, paths: &[Path], id: ColumnId, column: &Column) -> Diagnostic {
    let title = format!("Nobody gets to `{}`", column.title.to_plain());
    let diagnostic = Diagnostic::new(Code::NoWayHere, title, column.span, "everybody skips it, or leaves before it");
    let Some(before) = column_before(paths, id).map(|before| map.column(before)) else {
        return diagnostic.help("say in an earlier column who goes here with `then`, or remove the column");
    };
    // The last way that leads past is where the reader would look for one more.
    let past = map.ways.iter().rfind(|way| map.column(way.from).span == before.span && way.to != Target::Column(id));
    let there = before.title.to_plain();
    let diagnostic = match past {
        Some(past) => diagnostic.and(past.span, "leads past it"),
        None => diagnostic,
    };
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
    let margin = if before.kind == ColumnKind::Stage { "  " } else { "    " };
    let fix = past.map(|past| Fix::needs_a_look(past.span.after(), format!("\n{margin}then {}", column.name)));
    Diagnostic { fix, ..diagnostic.help(help) }
}

/// The column before this one on somebody's way.
fn column_before(paths: &[Path], id: ColumnId) -> Option<ColumnId> {
    paths.iter().find_map(|path| Some(path.steps[path.position(id)?.checked_sub(1)?].column))
}
