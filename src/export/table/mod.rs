//! A map as plain tables, one place for every format that writes them down.
//!
//! Comes in: the model. Goes out: headings and cells, in the words of the map's language. What a cell holds stays
//! what it is: texts keep their marks, figures and days aren't texts, and a tone says what is bad news. How wide,
//! red or escaped anything is in a file is left to the format.

mod actions;
mod journey;
mod line;
mod lines;
mod metrics;
mod pains;
mod sources;
mod tell;

use crate::model::{Date, Map, Piece};
use line::Line;
pub use lines::lines;
#[cfg(feature = "csv")]
pub(crate) use lines::{COMMENT, CONTINUES, HEADINGS};
use tell::Teller;

/// Which table of a map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sheet {
    /// The map itself: columns across, lanes down.
    Journey,
    /// Pains, those with the highest priority first.
    Pains,
    /// Opportunities by owner.
    Actions,
    /// Metrics in the order of the story.
    Metrics,
    /// Where claims come from.
    Sources,
    /// Every line of the map, from which it can be made again.
    Lines,
}

impl Sheet {
    /// Those for people, in the order of a workbook.
    pub const ALL: [Self; 5] = [Self::Journey, Self::Pains, Self::Actions, Self::Metrics, Self::Sources];
    /// The same, and what the map can be made from again.
    pub const WITH_LINES: [Self; 6] =
        [Self::Journey, Self::Pains, Self::Actions, Self::Metrics, Self::Sources, Self::Lines];

    /// What calls and files call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Journey => "journey",
            Self::Pains => "pains",
            Self::Actions => "actions",
            Self::Metrics => "metrics",
            Self::Sources => "sources",
            Self::Lines => "lines",
        }
    }
}

/// One table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Which one.
    pub sheet: Sheet,
    /// What people call it.
    pub title: String,
    /// Whether it reads from right to left.
    pub rtl: bool,
    /// A row above the headings whose cells each stand over several columns; empty where there is none. The numbers sum up to the columns.
    pub groups: Vec<(Cell, usize)>,
    /// The columns.
    pub columns: Vec<Heading>,
    /// The rows, each with a cell for every column.
    pub rows: Vec<Vec<Cell>>,
}

/// What is above a column.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    /// The words.
    pub cell: Cell,
    /// About how many characters its cells need.
    pub width: f64,
}

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
    /// A text with its marks. Lines are separated by a line feed.
    Text(Vec<Piece>),
    /// A figure.
    Number(f64),
    /// A day.
    Day(Date),
}

/// How bad a cell's news are.
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

impl Table {
    /// Whether there is nothing but headings.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

impl Cell {
    /// A text without marks; nothing where there are no words.
    pub fn plain(text: impl Into<String>) -> Self {
        Line::new().words(&text.into()).into()
    }

    /// A figure, where there is one, without the dust that sums of decimals leave behind.
    pub(crate) fn number(value: Option<f64>) -> Self {
        let clean = |value: f64| if value.abs() < 1e9 { (value * 1e6).round() / 1e6 } else { value };
        Self { value: value.map(clean).map_or(Value::Empty, Value::Number), ..Self::default() }
    }

    /// A day, where there is one.
    pub(crate) fn day(value: Option<Date>) -> Self {
        Self { value: value.map_or(Value::Empty, Value::Day), ..Self::default() }
    }

    /// Several lines below each other.
    fn lines(lines: impl IntoIterator<Item = Line>) -> Self {
        lines.into_iter().reduce(Line::then).map(Self::from).unwrap_or_default()
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

/// A heading whose cells take about `width` characters.
fn heading(text: &str, width: f64) -> Heading {
    Heading { cell: Cell::plain(text), width }
}

/// One table of a map. Of [`Sheet::Lines`] only the headings: what is written is known to a compilation, and [`lines`] tables it.
pub fn table(map: &Map, sheet: Sheet) -> Table {
    let tell = Teller::new(map);
    match sheet {
        Sheet::Journey => journey::journey(&tell),
        Sheet::Pains => pains::pains(&tell),
        Sheet::Actions => actions::actions(&tell),
        Sheet::Metrics => metrics::metrics(&tell),
        Sheet::Sources => sources::sources(&tell),
        Sheet::Lines => lines::headings(),
    }
}
