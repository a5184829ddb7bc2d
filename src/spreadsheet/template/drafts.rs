//! The maps of a sheet.

use super::{
    cards::{Cards, cards},
    oriented::{Oriented, oriented},
    table::Table,
    tables::{Tables, tables},
};
use crate::{
    spreadsheet::{Remark, draft::Draft, grid::Grid, story::Story},
    vocabulary::capitalised,
};

/// Names that spreadsheets give to sheets.
const UNNAMED: [&str; 12] =
    ["sheet", "tabelle", "feuil", "feuille", "hoja", "シート", "ورقة", "blatt", "foglio", "planilha", "list", "arkusz"];

/// The content of a sheet as maps, if it has such tables, or is a list of cards.
pub fn drafts(grid: &Grid, stem: &str, several: bool) -> Vec<Draft> {
    let Some(Cards { grids, remarks }) = cards(grid) else { return drafts_of(grid, stem, several) };
    let mut drafts: Vec<Draft> = grids.iter().flat_map(|grid| drafts_of(grid, stem, several)).collect();
    let first = drafts.first_mut().into_iter();
    first.for_each(|draft| draft.remarks.extend(remarks.iter().cloned()));
    drafts
}

fn drafts_of(grid: &Grid, stem: &str, several: bool) -> Vec<Draft> {
    let Some(Oriented { grid, labels, is_list, outside }) = oriented(grid) else { return Vec::new() };
    // The first map is the one that it is about.
    let mut above = Some(grid.above.clone());
    let Tables { mut all, mut remarks } = tables(grid, labels, &outside);
    for table in &mut all {
        let Some((stage, row)) = Table::new(table, labels, is_list).people_below() else { continue };
        let rows = &mut table.grid.rows;
        rows[row][labels].text = "Persona".to_owned();
        if rows[stage][labels].is_empty() {
            rows[stage][labels].text = "Stage".to_owned();
        }
        let text = "the names below each stage are read as those of personas".to_owned();
        remarks.push(Remark { place: table.grid.address(&table.grid.rows[row][labels]), text });
    }
    let mut stories: Vec<Story> = all
        .iter()
        .map(|one| {
            let table = Table::new(one, labels, is_list);
            let mut story = Story::new(title(&table.grid.name, stem, several));
            story.words = table.own;
            table.head(&mut story, &above.take().unwrap_or_default());
            one.version.iter().for_each(|name| story.version(name));
            table.body(&mut story);
            story
        })
        .collect();
    if all.iter().all(|table| table.version.is_some()) {
        Story::share_scale(&mut stories);
    }
    let mut drafts: Vec<Draft> = stories.into_iter().map(Story::draft).collect();
    let first = drafts.first_mut().into_iter();
    first.for_each(|draft| draft.remarks.extend(remarks.iter().cloned()));
    drafts
}

/// The title of the map, unless a cell gives one.
fn title(sheet: &str, stem: &str, several: bool) -> String {
    let lower = sheet.to_lowercase();
    let named = !UNNAMED.iter().any(|name| lower.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ') == *name);
    capitalised(&if named && several || stem.is_empty() { sheet } else { stem }.replace(['-', '_'], " "))
}
