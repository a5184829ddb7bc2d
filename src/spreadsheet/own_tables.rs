//! Tables of our own export that show only a part of a map.

use super::{grid::Grid, labels::langs};
use crate::{
    compile::compile,
    export::table::{Sheet, table},
    load::NoFiles,
    options::Options,
};
use std::sync::LazyLock;

/// How to export what can be imported.
pub const HELP: &str = "import the table `lines`: wayline export MAP.journey --sheet lines --format csv -o lines.csv";

/// The tables that are lists, with their headings in every language of the vocabulary.
static LISTS: LazyLock<Vec<(Sheet, Vec<String>)>> = LazyLock::new(|| {
    let headings = |lang: &str, sheet: Sheet| {
        let map = format!("journey: Map\n  lang: {lang}\nstage: Stage\n");
        let map = compile("map.journey", map.as_bytes(), &NoFiles, &Options::default()).map?;
        Some((sheet, table(&map, sheet).columns.iter().map(|heading| heading.cell.to_plain()).collect()))
    };
    let sheets = [Sheet::Pains, Sheet::Gains, Sheet::Actions, Sheet::Metrics, Sheet::Sources];
    langs().flat_map(|lang| sheets.iter().filter_map(move |sheet| headings(lang, *sheet))).collect()
});

/// Which of these tables a sheet is, even if some of its columns were deleted.
pub fn list(grid: &Grid) -> Option<Sheet> {
    let row = grid.rows.iter().find(|row| row.iter().any(|cell| !cell.is_empty()))?;
    let texts: Vec<&str> = row.iter().filter(|cell| !cell.is_empty()).map(|cell| cell.text.as_str()).collect();
    let is = |headings: &[String]| {
        2 * texts.len() > headings.len() && texts.iter().all(|text| headings.iter().any(|heading| heading == text))
    };
    LISTS.iter().find(|(_, headings)| is(headings)).map(|(sheet, _)| *sheet)
}
