//! Labels that aren't all in one column: next to groups of lanes, each with a name on its left, the others are in the column of the names.

use crate::spreadsheet::{
    grid::{Cell, Grid},
    labels::{Label, label},
};
use std::collections::BTreeSet;

/// A sheet whose labels are in one column.
pub struct Gathered {
    pub grid: Grid,
    /// The rows whose labels were further left, so that they are in no group.
    pub outside: BTreeSet<usize>,
}

impl Gathered {
    pub fn new(grid: Grid) -> Self {
        /// Left of the lanes there can be names, and above those of a list the title.
        const COLUMNS: usize = 8;
        let columns = 1..grid.width().min(COLUMNS + 1);
        let found = columns.into_iter().find_map(|column| Some((column, outside(&grid, column)?)));
        let Some((column, outside)) = found else { return Self { grid, outside: BTreeSet::new() } };
        let mut grid = grid;
        for &row in &outside {
            let cells = &mut grid.rows[row];
            if let Some(from) = (0..column).rev().find(|&at| !cells[at].is_empty()) {
                let blank = Cell::new("", cells[from].at);
                let label = std::mem::replace(&mut cells[from], blank);
                cells[column] = Cell { size: (1, 1), ..label };
            }
        }
        Self { grid, outside }
    }
}

/// The rows with a label to the left of this column, if that is where the lanes are.
fn outside(grid: &Grid, column: usize) -> Option<BTreeSet<usize>> {
    let lane = |cell: &Cell| match label(&cell.text)? {
        found if found.rest.is_empty() || found.apart => Some(found.label).filter(|of| matches!(of, Label::Lane(_))),
        _ => None,
    };
    let filled: Vec<&Cell> = grid.rows.iter().map(|row| &row[column]).filter(|cell| !cell.is_empty()).collect();
    let lanes: Vec<Label> = filled.iter().filter_map(|cell| lane(cell)).collect();
    let several = lanes.iter().any(|lane| *lane != lanes[0]);
    let others = filled.iter().filter(|cell| label(&cell.text).is_none()).count();
    let left = |row: usize| grid.rows[row][..column].iter().rev().find(|cell| !cell.is_empty());
    let is_group = |row: usize| left(row).is_some() && lane(&grid.rows[row][column]).is_some();
    let first = (0..grid.rows.len()).find(|&row| is_group(row)).filter(|_| several && lanes.len() > others)?;
    let is_outside = |row: &usize| {
        let cells = &grid.rows[*row];
        let says = cells[column].is_empty() && cells[column + 1..].iter().any(|cell| !cell.is_empty());
        let Some(left) = left(*row).filter(|_| says) else { return false };
        match label(&left.text).map(|found| found.label) {
            Some(Label::Title | Label::Persona | Label::Owner | Label::About) => false,
            Some(Label::Phase | Label::Stage | Label::Step | Label::Goal | Label::Lane(_) | Label::Detail(_)) => true,
            // A lane of its own, unless the next row goes on with what the name is of.
            None => {
                *row > first
                    && grid.rows.get(row + 1).is_none_or(|next| next[column].is_empty() || left_of(next, column))
            }
        }
    };
    let outside: BTreeSet<usize> = (0..grid.rows.len()).filter(is_outside).collect();
    (!outside.is_empty()).then_some(outside)
}

fn left_of(row: &[Cell], column: usize) -> bool {
    row[..column].iter().any(|cell| !cell.is_empty())
}
