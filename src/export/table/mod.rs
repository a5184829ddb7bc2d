//! A map as plain tables, made in one place for every format.
//!
//! Input: the model. Output: headings and cells, in the words of the map's language. Cells keep their types: texts keep
//! their markup, figures and days aren't texts, and a tone marks bad news. How a format shows width, colour and special
//! characters is up to the format.

mod actions;
mod journey;
mod line;
mod lines;
mod metrics;
mod pains;
mod sources;
mod tell;

use crate::model::{Date, Map, Piece, Severity};
pub(crate) use journey::Journey;
use line::Line;
pub use lines::lines;
#[cfg(feature = "csv")]
pub(crate) use lines::{COMMENT, CONTINUES, HEADINGS};
use tell::Teller;

/// The most characters in a cell of a workbook.
#[cfg(any(feature = "csv", feature = "xlsx"))]
pub(crate) const LONGEST_CELL: usize = 32_767;

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
    /// The sources of claims.
    Sources,
    /// Every line of the map, from which it can be recreated.
    Lines,
}

impl Sheet {
    /// The tables for people, in the order of a workbook.
    pub const ALL: [Self; 5] = [Self::Journey, Self::Pains, Self::Actions, Self::Metrics, Self::Sources];
    /// The same, and the one that the map can be recreated from.
    pub const WITH_LINES: [Self; 6] =
        [Self::Journey, Self::Pains, Self::Actions, Self::Metrics, Self::Sources, Self::Lines];

    /// Its name on the command line and in file names.
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
    /// Which table it is.
    pub sheet: Sheet,
    /// Its title for readers.
    pub title: String,
    /// Whether it reads from right to left.
    pub rtl: bool,
    /// A row above the headings whose cells each span several columns; empty if there is none. The numbers add up to
    /// the number of columns.
    pub groups: Vec<(Cell, usize)>,
    /// The columns.
    pub columns: Vec<Heading>,
    /// The rows, each with a cell for every column.
    pub rows: Vec<Vec<Cell>>,
}

/// The heading of a column.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    /// The words.
    pub cell: Cell,
    /// The approximate number of characters that its cells need.
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

impl Table {
    /// Whether there is nothing but headings.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

impl Cell {
    /// A text without markup; empty if there are no words.
    pub fn plain(text: impl Into<String>) -> Self {
        Line::new().words(&text.into()).into()
    }

    /// A figure, if there is one, without the rounding errors of sums of decimals.
    pub(crate) fn number(value: Option<f64>) -> Self {
        let clean = |value: f64| if value.abs() < 1e9 { (value * 1e6).round() / 1e6 } else { value };
        Self { value: value.map(clean).map_or(Value::Empty, Value::Number), ..Self::default() }
    }

    /// A day, if there is one.
    pub(crate) fn day(value: Option<Date>) -> Self {
        Self { value: value.map_or(Value::Empty, Value::Day), ..Self::default() }
    }

    /// Several lines.
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

/// A heading whose cells have about `width` characters.
fn heading(text: &str, width: f64) -> Heading {
    Heading { cell: Cell::plain(text), width }
}

/// The metrics of the journey as a whole, as the cells of a column say its own.
pub(crate) fn metrics_of_the_journey(map: &Map) -> Vec<String> {
    let tell = Teller::new(map);
    map.metrics.iter().map(|of| Cell::from(journey::metric(&tell, of)).to_plain()).collect()
}

/// The table of the journey, and what its rows and columns are.
pub(crate) fn journey_of(map: &Map) -> Journey {
    journey::journey(&Teller::new(map))
}

/// One table of a map. For [`Sheet::Lines`] only the headings: the written lines are in a compilation, and [`lines`]
/// makes the table.
pub fn table(map: &Map, sheet: Sheet) -> Table {
    let tell = Teller::new(map);
    match sheet {
        Sheet::Journey => journey::journey(&tell).table,
        Sheet::Pains => pains::pains(&tell),
        Sheet::Actions => actions::actions(&tell),
        Sheet::Metrics => metrics::metrics(&tell),
        Sheet::Sources => sources::sources(&tell),
        Sheet::Lines => lines::headings(),
    }
}
