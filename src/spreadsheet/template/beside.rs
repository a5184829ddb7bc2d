//! Columns at the end of a table that aren't places of the journey: sums of the others, and notes on the rows.

use super::table::Table;
use crate::{
    feeling::folded,
    spreadsheet::{
        grid::Cell,
        labels::{Label, Lane, label},
        story::Story,
    },
};

/// Headings of columns with sums or means of the others, folded.
const SUMMED: [&str; 29] = [
    "total",
    "totals",
    "sum",
    "average",
    "avg",
    "mean",
    "overall",
    "summe",
    "gesamt",
    "durchschnitt",
    "schnitt",
    "mittelwert",
    "insgesamt",
    "somme",
    "moyenne",
    "suma",
    "promedio",
    "media",
    "totale",
    "somma",
    "totaal",
    "som",
    "gemiddelde",
    "soma",
    "合計",
    "平均",
    "المجموع",
    "الإجمالي",
    "المتوسط",
];

impl Table<'_> {
    /// The first of these columns, with no other after it; the width of the table if there are none.
    pub fn places_end(&self) -> usize {
        let (first, width) = (self.labels + 1, self.grid.width());
        let is_filled = |column: usize| self.grid.rows.iter().any(|row| !row[column].is_empty());
        let places = (first..width).rev().find(|&column| is_filled(column) && !self.is_beside(column));
        // A table has at least one place.
        places.map_or(width, |last| last + 1)
    }

    fn is_beside(&self, column: usize) -> bool {
        self.heading(column).is_some_and(|cell| is_summed(cell) || is_note(cell))
    }

    /// The only title of a column.
    fn heading(&self, column: usize) -> Option<&Cell> {
        let mut titles = self.heads.rows().map(|row| &self.grid.rows[row][column]).filter(|cell| !cell.is_empty());
        titles.next().filter(|first| titles.all(|title| title.text == first.text))
    }

    /// Says that figures in columns of sums are left out.
    pub fn sums(&self, story: &mut Story) {
        for cell in
            (self.end..self.grid.width()).filter_map(|column| self.heading(column)).filter(|cell| is_summed(cell))
        {
            let text = format!("`{}` says something about the other columns: its figures are left out", cell.text);
            story.remark(&self.grid.address(cell), text);
        }
    }

    /// What a cell of these columns says, but for sums.
    pub fn beside(&self, story: &mut Story, label: &str, (column, cell): (usize, &Cell)) {
        let is_sum = self.heading(column).is_some_and(is_summed);
        if !(is_sum && cell.text.contains(|c: char| c.is_ascii_digit())) {
            story.strays(label, &cell.text, &self.grid.address(cell));
        }
    }
}

fn is_summed(cell: &Cell) -> bool {
    cell.text == "Ø" || cell.text == "Σ" || SUMMED.contains(&folded(&cell.text).as_str())
}

fn is_note(cell: &Cell) -> bool {
    label(&cell.text).is_some_and(|found| found.label == Label::Lane(Lane::Note) && found.rest.is_empty())
}
