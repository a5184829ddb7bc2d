//! A curve of marks: a row for each feeling, and a mark where it is felt.

use super::table::Table;
use crate::{
    feeling::{Feeling, feeling},
    spreadsheet::story::{DraftPlace, Felt, Story},
};
use std::collections::BTreeMap;

const MARKS: [&str; 12] = ["x", "X", "✓", "✔", "✗", "✘", "●", "•", "*", "o", "O", "☑"];

impl Table<'_> {
    /// The rows of such a curve, each with what its label feels like.
    pub fn marked(&self) -> BTreeMap<usize, Feeling> {
        let is_marked = |row: usize| self.cells(row).all(|cell| MARKS.contains(&cell.text.as_str()));
        let felt = |row: usize| {
            let of = feeling(&self.label(row).text);
            (of.level.is_some() && of.number.is_none() && is_marked(row)).then_some((row, of))
        };
        let rows = (0..self.grid.rows.len()).filter(|row| !self.heads.has(*row));
        let rows: BTreeMap<usize, Feeling> = rows.filter_map(felt).collect();
        let marked = rows.keys().filter(|row| self.cells(**row).next().is_some()).count();
        if marked > 1 { rows } else { BTreeMap::new() }
    }

    pub fn mark(&self, story: &mut Story, spots: &BTreeMap<usize, DraftPlace>, (row, feeling): (usize, &Feeling)) {
        for (column, &spot) in spots {
            let cell = &self.grid.rows[row][*column];
            if !cell.is_empty() {
                let (place, text) = (self.grid.address(cell), self.label(row).text.clone());
                story.feel(spot, Felt { whom: None, feeling: feeling.clone(), place, text, row });
            }
        }
    }
}
