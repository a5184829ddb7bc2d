//! Which page of a map is laid out, and what the drawing shows: plain data that every part may read.

use crate::model::{Map, StageId};
use std::ops::Range;

/// Which page of a map is laid out.
#[derive(Debug, Clone, Copy)]
pub struct PageSlice<'a> {
    /// The map that it is a page of.
    pub whole: &'a Map,
    /// From 1 on.
    pub number: usize,
    /// How many pages there are; more than one.
    pub count: usize,
    /// The stages of each page.
    pub runs: &'a [Range<usize>],
    /// What all pages show.
    pub shown: Shown,
}

impl PageSlice<'_> {
    /// Whether it is the first page.
    pub fn is_first(&self) -> bool {
        self.number == 1
    }

    /// Whether it is the last page.
    pub fn is_last(&self) -> bool {
        self.number == self.count
    }

    /// The page, from 1 on, that shows a stage of the whole map.
    pub fn page_of(&self, stage: StageId) -> Option<usize> {
        self.runs.iter().position(|run| run.contains(&stage.index())).map(|at| at + 1)
    }

    /// Which one it is, in figures.
    pub fn figures(&self) -> String {
        format!("{} / {}", self.number, self.count)
    }
}

/// What parts of the map this drawing shows, for the legend's sake.
#[derive(Debug, Clone, Copy)]
pub struct Shown {
    /// The experience panel.
    pub experience: bool,
    /// Whose curve is whose; the cards of the personas say so too.
    pub personas: bool,
    /// What the customer likes.
    pub gains: bool,
    /// What was expected.
    pub expectations: bool,
    /// The columns' cards.
    pub columns: bool,
    /// Where people go.
    pub ways: bool,
    /// The times.
    pub time: bool,
    /// The metrics.
    pub metrics: bool,
    /// Points that several columns share.
    pub trend: bool,
}
