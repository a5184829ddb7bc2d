//! A table, whatever is in it.

use super::Cell;

/// Which table of a map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sheet {
    /// The map itself: columns across, lanes down.
    Journey,
    /// Pains, those with the highest priority first.
    Pains,
    /// Gains in the order of the story.
    Gains,
    /// Opportunities by owner.
    Actions,
    /// Metrics in the order of the story.
    Metrics,
    /// The sources of claims.
    Sources,
    /// Every line of the map, from which it can be recreated.
    Lines,
}

impl Sheet {
    /// The tables for people, in the order of a workbook.
    pub const ALL: [Self; 6] = [Self::Journey, Self::Pains, Self::Gains, Self::Actions, Self::Metrics, Self::Sources];
    /// The same, and the one that the map can be recreated from.
    pub const WITH_LINES: [Self; 7] =
        [Self::Journey, Self::Pains, Self::Gains, Self::Actions, Self::Metrics, Self::Sources, Self::Lines];

    /// Its name on the command line and in file names.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Journey => "journey",
            Self::Pains => "pains",
            Self::Gains => "gains",
            Self::Actions => "actions",
            Self::Metrics => "metrics",
            Self::Sources => "sources",
            Self::Lines => "lines",
        }
    }
}

/// One table of several, of which `Of` says which it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Table<Of = Sheet> {
    /// Which table it is.
    pub sheet: Of,
    /// Its title for readers.
    pub title: String,
    /// Whether it reads from right to left.
    pub rtl: bool,
    /// Rows above the headings whose cells each span several columns. In each row, the numbers add up to the number of columns.
    pub groups: Vec<Vec<(Cell, usize)>>,
    /// The columns.
    pub columns: Vec<Heading>,
    /// The rows, each with a cell for every column.
    pub rows: Vec<Vec<Cell>>,
}

impl<Of> Table<Of> {
    /// Whether there is nothing but headings.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

/// The heading of a column.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    /// The words.
    pub cell: Cell,
    /// The approximate number of characters that its cells need.
    pub width: f64,
}

/// A heading whose cells have about `width` characters.
pub(super) fn heading(text: &str, width: f64) -> Heading {
    Heading { cell: Cell::plain(text), width }
}
