//! Whom the rows of a table are about.

use super::Table;
use crate::spreadsheet::{
    labels::{Found, is_name, label},
    story::Story,
};

/// Whom rows are about: those that name a persona of the map, and those that name somebody where another row of the lane names somebody else
/// or nobody.
pub struct Speakers(Vec<String>);

impl Speakers {
    pub fn new(table: &Table<'_>, rows: &[usize], story: &Story) -> Self {
        let rows = rows.iter().copied().filter(|&row| table.cells(row).next().is_some());
        let found: Vec<Found> = rows.filter_map(|row| table.found(row)).collect();
        let names = |of: &Found| is_name(&of.rest) && label(&of.rest).is_none();
        let is_told_apart = |of: &&Found| {
            let another = found.iter().any(|other| {
                other.label == of.label && (other.rest.is_empty() || names(other) && other.rest != of.rest)
            });
            names(of) && (another || story.has_persona(&of.rest))
        };
        Self(found.iter().filter(is_told_apart).map(|of| of.rest.clone()).collect())
    }

    pub fn of(&self, found: &Found) -> Option<String> {
        self.0.contains(&found.rest).then(|| found.rest.clone())
    }
}
