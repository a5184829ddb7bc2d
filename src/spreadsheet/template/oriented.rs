//! Which way round a sheet is.

use super::{beside_each_other::below_each_other, gathered::Gathered, heads::meta};
use crate::{
    feeling::feeling,
    spreadsheet::{
        grid::{Cell, Grid},
        labels::{Label, Lane, label},
    },
};
use std::collections::{BTreeMap, BTreeSet};

/// A sheet with its lanes as rows.
pub struct Oriented {
    pub grid: Grid,
    /// The column of the labels.
    pub labels: usize,
    /// Whether the lanes were columns.
    pub is_list: bool,
    /// The lanes that are in no group although others are.
    pub outside: BTreeSet<usize>,
}

pub fn oriented(grid: &Grid) -> Option<Oriented> {
    let grid = below_each_other(grid.clone().without_invisible_signs());
    let list = Gathered::new(grid.transposed());
    let table = Gathered::new(grid);
    let (down, column) = most_labels(&table.grid.transposed());
    let (across, row) = most_labels(&list.grid.transposed());
    match down.max(across) {
        // One label may be anything.
        best if best.count < 2 => None,
        _ if down >= across => {
            Some(Oriented { grid: table.grid, labels: column, is_list: false, outside: table.outside })
        }
        _ => {
            let grid = headed(&list.grid.transposed(), row);
            let labels = most_labels(&grid).1;
            Some(Oriented { grid: grid.transposed(), labels, is_list: true, outside: list.outside })
        }
    }
}

/// A list without the rows over its labels that are about the whole map, such as its title: they are above it then. A word further to the right
/// than the first label is the name of a group.
fn headed(grid: &Grid, labels: usize) -> Grid {
    let first = |row: &[Cell]| row.iter().position(|cell| !cell.is_empty());
    let left = first(&grid.rows[labels]).unwrap_or_default();
    let is_whole = |row: &[Cell]| {
        let Some(at) = first(row) else { return false };
        let is_alone = row[at + 1..].iter().all(Cell::is_empty);
        is_alone || at <= left && meta(&row[at].text).is_some()
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
        // "Positive" is a lane, but also a feeling in a row of these, and so is the Japanese word for expectation.
        let is_felt = |cell: &Cell, of: &Label| {
            matches!(of, Label::Lane(Lane::Pain | Lane::Gain | Lane::Needs)) && feeling(&cell.text).level.is_some()
        };
        let found_in = |cell: &Cell| label(&cell.text).filter(|of| !is_felt(cell, &of.label));
        for of in row.iter().filter_map(found_in) {
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
