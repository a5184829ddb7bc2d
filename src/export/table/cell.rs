//! A cell, and how bad its news is.

use crate::model::{Date, Piece, Severity};

/// The most characters in a cell of a workbook.
#[cfg(any(feature = "csv", feature = "xlsx"))]
pub(crate) const LONGEST_CELL: usize = 32_767;

/// One cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cell {
    /// What is in it.
    pub value: Value,
    /// Whether it is bad news.
    pub tone: Tone,
}

/// The content of a cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Value {
    /// Nothing.
    #[default]
    Empty,
    /// A text with its markup. Lines are separated by a line feed.
    Text(Vec<Piece>),
    /// A figure.
    Number(f64),
    /// A day.
    Day(Date),
}

/// How bad the news in a cell is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Not at all.
    #[default]
    Plain,
    /// Annoying.
    Minor,
    /// Serious, or overdue.
    Major,
    /// As bad as it gets.
    Critical,
}

impl Tone {
    /// How bad a pain is.
    pub(crate) fn of(severity: Severity) -> Self {
        match severity {
            Severity::Minor => Self::Minor,
            Severity::Major => Self::Major,
            Severity::Critical => Self::Critical,
        }
    }
}

impl Cell {
    /// A figure, if there is one, without the rounding errors of sums of decimals.
    pub(crate) fn number(value: Option<f64>) -> Self {
        let clean = |value: f64| if value.abs() < 1e9 { (value * 1e6).round() / 1e6 } else { value };
        Self { value: value.map(clean).map_or(Value::Empty, Value::Number), ..Self::default() }
    }

    /// A day, if there is one.
    pub(crate) fn day(value: Option<Date>) -> Self {
        Self { value: value.map_or(Value::Empty, Value::Day), ..Self::default() }
    }

    /// The same in another tone.
    pub(crate) fn toned(self, tone: Tone) -> Self {
        Self { tone, ..self }
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.value == Value::Empty
    }
}
