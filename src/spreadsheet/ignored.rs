//! The sheets of our own workbook that aren't read, because the sheet with its lines has everything.

use super::{grid::Grid, remark::Remark};
use crate::{
    export::{
        fingerprint, shown,
        table::{Sheet, table},
    },
    model::Map,
};

/// The remark on a sheet that was changed. `written` is its fingerprint from when it was exported, if that is known.
pub fn remark(grid: &Grid, written: Option<&String>, lines: &str, map: Option<&Map>) -> Option<Remark> {
    let of = |place: String, text: String| Some(Remark { place, text });
    let cells = grid.rows.iter().flatten().map(|cell| (cell.at, cell.text.as_str()));
    if written.is_some_and(|written| *written == fingerprint(cells)) {
        return None;
    }
    let is_whole = |map: &&Map| !map.lacks_results();
    if written.is_some() && map.filter(is_whole).is_none() {
        let text = format!("the sheet was changed, but only the sheet `{lines}` is read: make the change there");
        return of(grid.name.clone(), text);
    }
    // What was measured isn't in the lines, so a table with it can't be compared cell by cell.
    let known = map
        .filter(is_whole)
        .and_then(|map| Sheet::ALL.iter().map(|&sheet| shown(&table(map, sheet))).find(|(name, _)| *name == grid.name));
    let Some((_, rows)) = known else {
        let text = format!("only the sheet `{lines}` is read, which has the whole map; left out");
        return if grid.is_empty() { None } else { of(grid.name.clone(), text) };
    };
    let said = |(row, column): (usize, usize)| rows.get(row).and_then(|row| row.get(column)).map_or("", String::as_str);
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut edited = grid.rows.iter().flatten().filter(|cell| plain(&cell.text) != plain(said(cell.at)));
    let first = edited.next()?;
    let text = match edited.count() {
        0 => format!("differs from the sheet `{lines}`, the only one that is read: change it there"),
        more => format!(
            "this cell and {more} more of the sheet differ from the sheet `{lines}`, the only one that is read: change them there"
        ),
    };
    of(grid.address(first), text)
}
