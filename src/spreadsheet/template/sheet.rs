//! A sheet whose labels are in one column, and a table on it.

use super::people::Who;
use crate::spreadsheet::{
    grid::{Cell, Grid},
    labels::{Label, label},
};
use rustc_hash::FxHashSet;

pub type Row = Vec<Cell>;

/// One of several tables.
pub struct Part<'a> {
    /// Whose it is.
    pub who: Option<Who>,
    /// What is above its stages.
    pub above: Vec<&'a Row>,
    /// The rows with titles, and the lanes.
    pub heads: Vec<&'a Row>,
    pub lanes: Vec<&'a Row>,
}

pub struct Sheet<'a> {
    pub grid: &'a Grid,
    pub labels: usize,
}

impl Sheet<'_> {
    pub fn means(&self, row: &Row) -> Option<Label> {
        label(&row[self.labels].text).map(|found| found.label)
    }

    pub fn is_lane(&self, row: &Row) -> bool {
        matches!(self.means(row), Some(Label::Lane(_)))
    }

    pub fn cells<'b>(&self, row: &'b Row) -> impl Iterator<Item = &'b Cell> {
        row[self.labels + 1..].iter().filter(|cell| !cell.is_empty())
    }

    /// What the lanes of a table are.
    pub fn meanings(&self, part: &Part<'_>) -> FxHashSet<Label> {
        part.lanes.iter().filter_map(|row| self.means(row)).collect()
    }

    /// The titles of a table's stages and columns.
    pub fn titles<'b>(&self, part: &Part<'b>) -> Vec<&'b str> {
        part.heads.iter().flat_map(|row| self.cells(row)).map(|cell| cell.text.as_str()).collect()
    }

    /// The row with the stages of the first table.
    pub fn first_head(&self) -> Option<usize> {
        let rows = &self.grid.rows;
        let named =
            |row: &Row| matches!(self.means(row), Some(Label::Phase | Label::Stage)) && self.cells(row).count() > 0;
        let lane = rows.iter().position(|row| self.is_lane(row))?;
        let titled = || (0..lane).rev().find(|&at| self.cells(&rows[at]).count() > 1);
        rows.iter().position(named).or_else(titled)
    }
}
