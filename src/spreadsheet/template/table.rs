//! The table, its labels and its cells.

use super::people::People;
use crate::{
    feeling::Feeling,
    rows,
    spreadsheet::{
        grid::{Cell, Grid},
        labels::{Found, Label, Lane, is_participant, label},
        story::channels,
    },
    vocabulary::Words,
};
use std::collections::BTreeMap;

pub struct Table<'a> {
    pub grid: &'a Grid,
    /// Whose rows it has.
    pub people: &'a People,
    /// The column of the labels.
    pub labels: usize,
    /// The rows with the titles of phases, stages and columns.
    pub heads: Heads,
    /// The first column after the places of the journey.
    pub end: usize,
    /// The rows with marks in the columns that are felt as their labels say.
    pub marked: BTreeMap<usize, Feeling>,
    /// Whether it is a list, with a row for each step.
    pub is_list: bool,
    /// Whether it is a list with a row for each name, in any order.
    pub is_of_names: bool,
    /// The words of our own export, if it is the table `journey` from there.
    pub own: Option<&'static Words>,
}

/// Its rows with titles.
#[derive(Default)]
pub struct Heads {
    pub phase: Option<usize>,
    pub stage: Option<usize>,
    pub step: Option<usize>,
}

impl Heads {
    pub fn has(&self, row: usize) -> bool {
        self.rows().any(|head| head == row)
    }

    pub fn rows(&self) -> impl Iterator<Item = usize> {
        [self.phase, self.stage, self.step].into_iter().flatten()
    }
}

impl<'a> Table<'a> {
    pub fn label(&self, row: usize) -> &'a Cell {
        &self.grid.rows[row][self.labels]
    }

    pub fn found(&self, row: usize) -> Option<Found> {
        let text = &self.label(row).text;
        // Whatever it is called.
        if self.own.is_some_and(|words| self.is_own_lane(row, words)) {
            return None;
        }
        // In other tables, `For` can mean anything.
        let whom = self.own.filter(|words| *text == rows::Row::Personas.word(words));
        let persona = || Found::of(Label::Persona, Vec::new());
        let speaks = self.is_list && is_participant(text);
        let found = label(text).or_else(|| (whom.is_some() || speaks).then(persona))?;
        let is_score = found.label == Label::Lane(Lane::Note) && self.has_scores(row);
        Some(if is_score { Found { label: Label::Lane(Lane::Feels), ..found } } else { found })
    }

    /// The cells of a row that say something.
    pub fn cells(&self, row: usize) -> impl Iterator<Item = &'a Cell> {
        self.grid.rows[row][self.labels + 1..].iter().filter(|cell| !cell.is_empty())
    }

    /// The cells of a row that name somebody or something.
    pub fn named(&self, row: usize) -> impl Iterator<Item = &'a Cell> {
        self.cells(row).filter(|cell| !cell.says_nothing())
    }

    /// Whether a label's rows say more than the names of channels.
    pub fn tells_more(&self, first: usize) -> bool {
        let goes_on = |row: &usize| *row == first || self.label(*row).is_empty() && self.group(*row).is_none();
        let mut rows = (first..self.grid.rows.len()).take_while(goes_on);
        rows.any(|row| self.named(row).any(|cell| channels(&cell.text).is_none()))
    }

    /// A label further left, if the row has none of its own.
    pub fn group(&self, row: usize) -> Option<&'a Cell> {
        self.grid.rows[row][..self.labels].iter().rev().find(|cell| !cell.is_empty())
    }
}
