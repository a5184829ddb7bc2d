//! Which way round a sheet is.

use super::heads::meta;
use crate::spreadsheet::{
    grid::{Cell, Grid},
    labels::{Label, label},
};
use std::collections::BTreeMap;

/// A sheet with its lanes as rows.
pub struct Oriented {
    pub grid: Grid,
    /// The column of the labels.
    pub labels: usize,
    /// Whether the lanes were columns.
    pub is_list: bool,
}

pub fn oriented(grid: &Grid) -> Option<Oriented> {
    let grid = &grid.clone().without_isolates();
    let (down, column) = most_labels(&grid.transposed());
    let (across, row) = most_labels(grid);
    match down.max(across) {
        // One label may be anything.
        best if best.count < 2 => None,
        _ if down >= across => Some(Oriented { grid: grid.clone(), labels: column, is_list: false }),
        _ => {
            let grid = headed(grid, row);
            let labels = most_labels(&grid).1;
            Some(Oriented { grid: grid.transposed(), labels, is_list: true })
        }
    }
}

/// A list without the rows over its labels that are about the whole map, such as its title: they are above it then.
fn headed(grid: &Grid, labels: usize) -> Grid {
    let is_whole = |row: &[Cell]| {
        let mut cells = row.iter().filter(|cell| !cell.is_empty());
        cells.next().is_some_and(|first| meta(&first.text).is_some() || cells.next().is_none())
    };
    let mut headed = grid.clone();
    let mut over: Vec<_> = headed.rows.drain(..labels).collect();
    headed.above.extend(over.extract_if(.., |row| is_whole(row)));
    headed.rows.splice(0..0, over);
    headed
}

/// The different labels of a row.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Labels {
    /// One that says nothing else counts twice, for the word of a lane is also in texts such as "See that there is a problem".
    weight: usize,
    count: usize,
}

/// The row with the most different labels of lanes and stages.
fn most_labels(grid: &Grid) -> (Labels, usize) {
    let labels = |row: &[Cell]| {
        let mut found: BTreeMap<String, usize> = BTreeMap::new();
        let mut has_lanes = false;
        for of in row.iter().filter_map(|cell| label(&cell.text)) {
            if matches!(of.label, Label::Title | Label::Persona | Label::Owner | Label::About) {
                continue;
            }
            has_lanes |= matches!(of.label, Label::Lane(_));
            let alone = of.apart || of.rest.is_empty();
            let weight = found.entry(format!("{:?}", of.label)).or_default();
            *weight = (*weight).max(1 + usize::from(alone));
        }
        if has_lanes { Labels { weight: found.values().sum(), count: found.len() } } else { Labels::default() }
    };
    let rows = grid.rows.iter().enumerate().map(|(at, row)| (labels(row), at));
    rows.max_by_key(|&(labels, at)| (labels, std::cmp::Reverse(at))).unwrap_or_default()
}
