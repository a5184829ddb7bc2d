//! Which way round a sheet is.

use crate::spreadsheet::{
    grid::{Cell, Grid},
    labels::{Label, label},
};

/// A sheet with its lanes as rows.
pub struct Oriented {
    pub grid: Grid,
    /// The column of the labels.
    pub labels: usize,
    /// Whether the lanes were columns.
    pub is_list: bool,
}

pub fn oriented(grid: &Grid) -> Option<Oriented> {
    let turned = grid.transposed();
    let (down, column) = most_labels(&turned);
    let (across, row) = most_labels(grid);
    match down.max(across) {
        0 | 1 => None,
        _ if down >= across => Some(Oriented { grid: grid.clone(), labels: column, is_list: false }),
        _ => Some(Oriented { grid: turned, labels: row, is_list: true }),
    }
}

/// The row with the most different labels of lanes and stages, and how many it has.
fn most_labels(grid: &Grid) -> (usize, usize) {
    let count = |row: &[Cell]| {
        let mut found: Vec<Label> = row.iter().filter_map(|cell| label(&cell.text)).map(|found| found.label).collect();
        found.retain(|label| !matches!(label, Label::Title | Label::Persona | Label::Owner | Label::About));
        found.sort_by_key(|label| format!("{label:?}"));
        found.dedup();
        let has_lanes = found.iter().any(|label| matches!(label, Label::Lane(_)));
        if has_lanes { found.len() } else { 0 }
    };
    let counts = grid.rows.iter().enumerate().map(|(at, row)| (count(row), at));
    counts.max_by_key(|&(count, at)| (count, std::cmp::Reverse(at))).unwrap_or_default()
}
