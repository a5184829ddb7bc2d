//! Which page of a map is laid out, and what the drawing shows: plain data that every part may read.

use super::whole::Whole;
use crate::model::ColumnId;
use std::ops::Range;

/// Which page of a map is laid out.
#[derive(Debug, Clone, Copy)]
pub struct PageSlice<'a> {
    /// The map that it is a page of.
    pub whole: &'a Whole<'a>,
    /// Counted from 1.
    pub number: usize,
    /// The number of pages; more than one.
    pub count: usize,
    /// The columns of each page.
    pub runs: &'a [Range<usize>],
    /// What the columns have on a sheet of paper, whose header is one line; elsewhere they have what they need.
    pub room: Option<Room<'a>>,
    /// How high the scale of the curves is, as a share of its usual height: the same on all pages.
    pub scale: f64,
    /// What all pages show.
    pub shown: Shown,
}

/// The width that the columns of a sheet have.
#[derive(Debug, Clone, Copy)]
pub enum Room<'a> {
    /// All of them, to share out.
    Together(f64),
    /// Each one.
    Each(&'a [f64]),
}

impl PageSlice<'_> {
    /// Whether it has the whole header.
    pub fn has_header(&self) -> bool {
        self.number == 1 && self.room.is_none()
    }

    pub fn is_last(&self) -> bool {
        self.number == self.count
    }

    /// The first page, from 1 on, that shows a column of the whole map.
    pub fn page_of(&self, column: ColumnId) -> Option<usize> {
        self.runs.iter().position(|run| run.contains(&column.index())).map(|at| at + 1)
    }

    /// The page number, as text.
    pub fn figures(&self) -> String {
        format!("{} / {}", self.number, self.count)
    }
}

/// The parts of the map that this drawing shows, for the legend.
#[derive(Debug, Clone, Copy)]
pub struct Shown {
    pub experience: bool,
    /// Whose curve is whose; the personas' cards say so too.
    pub personas: bool,
    pub gains: bool,
    pub solved: bool,
    pub expectations: bool,
    pub columns: bool,
    /// Where people go.
    pub ways: bool,
    pub time: bool,
    pub metrics: bool,
    /// Points that several columns share.
    pub trend: bool,
    /// What is hatched because it is assumed.
    pub assumed: bool,
}
