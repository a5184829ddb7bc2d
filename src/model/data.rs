//! What a map measures: the data of its sources, the figures that it asks for, and what came of them.

use super::{ColumnId, Date, MeasureId, Place, SourceId, Target, Whom};
use crate::span::Span;
use serde::Serialize;
use std::collections::BTreeMap;

/// The data of a source, and how it is read.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Data {
    /// Where its line stands.
    pub span: Span,
    /// A path or a pattern of paths from the map's folder, or a connection, a colon and a table.
    pub location: String,
    /// Whether the location is a connection and a table.
    pub is_table: bool,
    /// What the columns hold.
    pub columns: DataColumns,
    /// Which rows count; all by default.
    pub window: Option<Window>,
    /// What the data has in place of a missing answer, besides an empty field.
    pub missing: Vec<String>,
    /// For how many days a case without a further event isn't over.
    pub open_days: Option<u32>,
}

/// The columns of a table by what they hold.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct DataColumns {
    /// Which rows belong together.
    pub case: Option<String>,
    /// What happened, or where the answer was given.
    pub event: Option<String>,
    /// When.
    pub when: Option<String>,
    /// Which group of customers.
    pub segment: Option<String>,
    /// Through which channel.
    pub channel: Option<String>,
}

/// The time that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Window {
    /// From the start of the first day to the end of the last.
    Days(Date, Date),
    /// This many days, up to the newest row.
    Last(u32),
}

/// How answers become one figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Summary {
    /// Their mean.
    Mean,
    /// The middle one.
    Median,
    /// The share of answers among this many highest values.
    Top(u32),
}

/// A figure that a line asks the data for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Ask {
    /// Where the line stands.
    pub span: Span,
    /// Where it says `measured`.
    pub word: Span,
    /// What the results call it.
    pub key: String,
    /// The column or the stage; `None` for the journey as a whole.
    pub place: Option<Place>,
    /// What is asked.
    pub figure: Asked,
    /// Of whom.
    pub whom: Whom,
    /// The source with the data.
    pub source: SourceId,
    /// The column that has the answers.
    pub column: Option<String>,
    /// What is made of them.
    pub summary: Option<Summary>,
    /// Whether the lowest and the highest value may be shown.
    pub extremes: bool,
    /// The lowest and the highest answer possible, where known.
    pub answers: Option<(f64, f64)>,
    /// The value wanted.
    pub target: Option<f64>,
    /// What the results say; `None` before the first measurement.
    pub finding: Option<Finding>,
}

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Asked {
    /// The value of a metric.
    Metric(MeasureId),
    /// How somebody feels.
    Feels,
    /// How many come here.
    Reach,
    /// How long it takes: to the next event, or from the first event of another column.
    Takes(Option<ColumnId>),
    /// How many go a way.
    Share(Target),
}

/// What came of an ask.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Finding {
    /// A figure.
    Known(Estimate),
    /// Too few to be shown.
    Hidden,
    /// No answer, or no case.
    Nothing,
}

/// A figure from data.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Estimate {
    /// The figure; seconds for times, percent for shares.
    pub value: f64,
    /// Between which two figures it is, with 95 % confidence.
    pub interval: Option<(f64, f64)>,
    /// How many answers or cases it rests on.
    pub n: u64,
    /// How the single values spread, for times.
    pub spread: Option<Spread>,
}

/// How single values spread.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Spread {
    /// The lowest, or the one that 5 % are below.
    pub low: f64,
    /// The one that half are below.
    pub p50: f64,
    /// The one that 90 % are below.
    pub p90: f64,
    /// The highest, or the one that 95 % are below.
    pub high: f64,
    /// Whether the ends are single values.
    pub extremes: bool,
}

/// How a figure of the map was measured.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Measured {
    /// The source with the data.
    pub source: SourceId,
    /// How many answers or cases it rests on.
    pub n: u64,
    /// Between which two figures it is, with 95 % confidence.
    pub interval: Option<(f64, f64)>,
}

impl Measured {
    /// What an estimate from this source says of a figure.
    pub fn of(estimate: &Estimate, source: SourceId) -> Self {
        Self { source, n: estimate.n, interval: estimate.interval }
    }
}

/// The results of a measurement, as the file next to the map has them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Results {
    /// What is known of each source, by its name.
    pub sources: BTreeMap<String, Measurement>,
    /// The figures by their keys.
    pub findings: BTreeMap<String, Finding>,
}

/// One measurement of one source.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Measurement {
    /// The rows in the window.
    pub rows: u64,
    /// The cases in the window, where rows belong to cases.
    pub cases: Option<u64>,
    /// The first and the last day of the rows that count, where they have a time.
    pub window: Option<(Date, Date)>,
    /// What the query was.
    pub query: String,
    /// What the data was, where that is known.
    pub data: Option<String>,
    /// The day of the measurement, where that is known.
    pub date: Option<Date>,
    /// Events that no column binds, with their rows.
    pub unbound: Vec<(String, u64)>,
    /// Segments that are no persona's, with their rows or cases.
    pub unmatched: Vec<(String, u64)>,
    /// Channels that are those of no column, with their rows.
    pub elsewhere: Vec<(String, u64)>,
}

impl Results {
    /// What the results say of a figure.
    pub fn finding(&self, key: &str) -> Option<Finding> {
        self.findings.get(key).copied()
    }
}
