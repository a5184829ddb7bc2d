//! Where people go from a column only `model/path.rs` and `model/walk.rs` know: no other file reads the order of the columns as a path.
//!
//! Read from the source: whoever names a column's neighbour, or goes along the columns and asks whom each is for, has to be listed here
//! with the reason. What comes of it is tested on drawings, in `geometry/paths.rs`.

use crate::source_code::sources;
use std::collections::BTreeSet;

/// The modules that read a compiled map.
const READERS: &[&str] =
    &["model", "check", "compare", "vocabulary", "lane", "rows", "editor", "layout", "render", "export", "report"];

/// What names the neighbour of something in a list, or tells for whom it is.
const NEIGHBOURS: &[&str] = &[
    "windows(",
    "chunk_by(",
    "array_chunks",
    ".is_for(",
    ".is_sorted_by",
    ".scan(",
    ".skip(1)",
    ".nth(1)",
    "checked_sub(1)",
    "checked_add(1)",
    "wrapping_sub(1)",
    "wrapping_add(1)",
    "index()+1",
    "index()-1",
    "column+1",
    "column-1",
    "at+1",
    "at-1",
    "from+1",
    "to-1",
    "after-1",
    "before+1",
    "index+1",
    "index-1",
    "columns.iter().rev()",
    "columns[..",
    "+1..].iter()",
    "columns[1..",
];

/// The files that may, and why that is no path.
const LISTED: &[(&str, &str)] = &[
    ("model/path.rs", "it is the one that knows"),
    ("model/walk.rs", "it works paths out"),
    ("model/map.rs", "for whom both ends of a way are"),
    ("model/link.rs", "steps of a path, and links from one column"),
    ("compare/story.rs", "which column comes before another in the text"),
    ("export/table/journey/mod.rs", "the first column of a table is its head"),
    ("export/table/lines.rs", "characters of a text"),
    ("export/text/mod.rs", "the first column of a table is its head"),
    ("export/text/curve.rs", "numbers of columns, and the links that `model/link` makes of paths"),
    ("export/ranking/tables.rs", "ranks count from 1"),
    ("editor/hints.rs", "whether all paths are alike"),
    ("editor/complete.rs", "bytes of a text"),
    ("check/no_way_here.rs", "the step before on a path"),
    ("check/rest_goes_there.rs", "the step behind the next one on a path"),
    ("compare/points.rs", "numbers for columns and stages that don't meet"),
    ("layout/chart/bundles.rs", "parts of curves that are drawn at the same place"),
    ("report/sarif.rs", "labels after the first"),
    ("layout/context.rs", "the gaps at both sides of a column"),
    ("layout/split.rs", "pages count from 1"),
    ("layout/sheets.rs", "sheets count from 1"),
    ("layout/chart/hanging.rs", "what hangs from one column"),
    ("layout/beside.rs", "cards of one cell that answer the same"),
    ("layout/free.rs", "which neighbours of a card are empty, so that its text may take their room"),
    ("layout/page_slice.rs", "pages count from 1"),
    ("layout/stripes.rs", "the edges of stages"),
    ("layout/ways/arcs.rs", "the gaps between places that an arc passes"),
    ("layout/ways/placer.rs", "the room beside a place"),
    ("layout/chart/earlier.rs", "points of one earlier column"),
    ("layout/chart/describe.rs", "steps along a path"),
    ("layout/chart/feelings.rs", "points along a run"),
    ("layout/chart/expectations.rs", "expectations of one line"),
    ("layout/slide/chart/mod.rs", "the room between two gains"),
    ("layout/slide/band.rs", "the shape of the first and the last chevron"),
    ("layout/slide/frame.rs", "edges of chevrons"),
    ("layout/slide/trend/bins.rs", "columns that share a point, and the links between those"),
];

/// What of `NEIGHBOURS` is in code that names columns.
fn found(code: &str) -> BTreeSet<&'static str> {
    let names_columns = ["column", "Column"].iter().any(|word| code.contains(word));
    let tight: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let is_there = |word: &&&str| {
        let ends_in_a_digit = word.ends_with('1');
        tight.match_indices(**word).any(|(at, _)| {
            let behind = tight[at + word.len()..].chars().next();
            // `+ 1.0` and `+ 10` count something else.
            let goes_on = behind.is_some_and(|c| c.is_ascii_digit() || c == '_');
            !(ends_in_a_digit && (goes_on || tight[at + word.len()..].starts_with(".0")))
        })
    };
    NEIGHBOURS.iter().filter(is_there).filter(|_| names_columns).copied().collect()
}

#[test]
fn nothing_else_reads_the_order_of_the_columns_as_a_path() {
    let (mut wrong, mut needed) = (Vec::new(), BTreeSet::new());
    for file in sources().iter().filter(|file| READERS.contains(&file.module.as_str())) {
        let found = found(&file.code);
        let listed = LISTED.iter().find(|(name, _)| *name == file.name);
        match listed {
            Some((name, _)) if !found.is_empty() => _ = needed.insert(*name),
            Some(_) | None => wrong.extend(found.iter().map(|word| format!("{}: {word}", file.name))),
        }
    }
    wrong.extend(
        LISTED
            .iter()
            .filter(|(name, _)| !needed.contains(name))
            .map(|(name, _)| format!("{name}: nothing found, take it off the list")),
    );
    assert!(
        wrong.is_empty(),
        "ask `Map::path` where people go, or say in LISTED why this is no path:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn the_search_finds_what_reads_a_path() {
    let paths = [
        "map.columns.windows(2)",
        "map.columns[id.index() + 1]",
        "map.columns\n    .get(at - 1)",
        "for column in &map.columns { if !column.facts.is_for(persona) { continue } }",
        "columns.iter().skip(1)",
        "at.checked_sub(1).map(|before| &map.columns[before])",
        "map.columns[..here].iter().all(unknown)",
    ];
    for code in paths {
        assert!(!found(code).is_empty(), "{code}");
    }
    for code in ["y + 1.0 + column.pitch", "column.height + 10", "points.windows(2)"] {
        assert!(found(code).is_empty(), "{code}");
    }
}
