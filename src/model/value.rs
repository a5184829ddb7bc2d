//! Checked values: scales, scores, dates, durations, metrics.

use super::{CriterionId, Text};
use crate::span::Span;
use serde::Serialize;

/// A calendar day.
pub type Date = jiff::civil::Date;

/// When a map was last reviewed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Review {
    /// The line in the source.
    pub span: Span,
    /// The day of the last review.
    pub date: Date,
    /// How often it is due, as written (`6 months`).
    pub every: Option<String>,
    /// The day of the next review.
    pub next: Option<Date>,
}

impl Review {
    /// Whether the next review was due before `today`.
    pub fn is_overdue(&self, today: Option<Date>) -> bool {
        matches!((self.next, today), (Some(next), Some(today)) if next < today)
    }
}

/// The scale of a map's scores, in the author's own numbers.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Scale {
    /// The lowest score.
    pub low: f64,
    /// The highest score.
    pub high: f64,
    /// The neutral score; above it calm, below it red.
    pub baseline: f64,
}

impl Scale {
    /// Whether it goes from -2 to 2.
    pub(crate) fn has_usual_ends(self) -> bool {
        let usual = Self::default();
        (self.low, self.high) == (usual.low, usual.high)
    }
}

impl Default for Scale {
    fn default() -> Self {
        Self { low: -2.0, high: 2.0, baseline: 0.0 }
    }
}

/// A score that has been checked against the map's scale, in the author's own numbers.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize)]
#[serde(transparent)]
pub struct Score(f64);

impl Score {
    /// `value` as a score, if it is on the scale.
    pub fn new(value: f64, scale: Scale) -> Option<Self> {
        (scale.low..=scale.high).contains(&value).then_some(Self(value))
    }

    /// The author's figure.
    pub fn get(self) -> f64 {
        self.0
    }

    /// Where the score is between the baseline and the end of the scale on its side: −1 (lowest) to 1 (highest).
    pub fn normalised(self, scale: Scale) -> f64 {
        let side = if self.0 >= scale.baseline { scale.high - scale.baseline } else { scale.baseline - scale.low };
        if side > 0.0 { (self.0 - scale.baseline) / side } else { 0.0 }
    }

    /// What a score on one scale is on another: as far from the baseline, in thousandths.
    pub fn onto(value: f64, from: Scale, to: Scale) -> f64 {
        let share = Self(value).normalised(from);
        let side = if share >= 0.0 { to.high - to.baseline } else { to.baseline - to.low };
        ((to.baseline + share * side) * 1000.0).round() / 1000.0
    }

    /// Whether the score is below neutral.
    pub fn is_below(self, scale: Scale) -> bool {
        self.0 < scale.baseline
    }
}

/// How long something takes, in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Takes {
    /// The shortest, if a range is known.
    pub min: Option<f64>,
    /// The longest, if a range is known.
    pub max: Option<f64>,
    /// The average, or the only figure known.
    pub average: Option<f64>,
}

impl Takes {
    /// The figure that two versions are compared by: the average, or the middle of the range.
    pub fn typical(self) -> Option<f64> {
        self.average.or_else(|| Some((self.min? + self.max?) / 2.0))
    }
}

/// A criterion of the map's priorities.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Criterion {
    /// What it is called (`cost`).
    pub name: String,
    /// How much it counts.
    pub weight: f64,
}

/// The score of one criterion at one place.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct CriterionScore {
    /// Which criterion.
    pub criterion: CriterionId,
    /// From 1 to 100.
    pub value: f64,
}

/// A day, or only a month or a year, for sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PartialDate {
    /// `2026`.
    Year(i16),
    /// `2026-09`.
    Month(i16, i8),
    /// `2026-09-01`.
    Day(Date),
}

impl PartialDate {
    /// Whether all of it is after a day.
    pub fn is_after(self, day: Date) -> bool {
        match self {
            Self::Year(year) => year > day.year(),
            Self::Month(year, month) => (year, month) > (day.year(), day.month()),
            Self::Day(own) => own > day,
        }
    }
}

/// A text with an address, as in `link`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Link {
    /// Where it is.
    pub span: Span,
    /// An http, https or mailto address, or a path relative to the map's folder.
    pub target: String,
}

/// A relative path to another file.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FileLink {
    /// Where it is.
    pub span: Span,
    /// The path relative to the map's folder, with `/` between its parts.
    pub path: String,
    /// Its label, if the author gave one.
    pub label: Option<Text>,
    /// The length in bytes of the file's own path; the rest is a part after `#` or `?`.
    #[serde(skip)]
    pub own: usize,
    /// Whether the file existed when the map was compiled; `None` if that is unknown.
    pub exists: Option<bool>,
}

impl FileLink {
    /// The file's own path, and the part after `#` or `?`, which is for the program that opens the file.
    pub fn parts(&self) -> (&str, &str) {
        self.path.split_at(self.own)
    }

    /// The path as an address, in which the first `#` or `?` begins the part.
    pub fn address(&self) -> String {
        let (own, part) = self.parts();
        own.replace('%', "%25").replace('#', "%23").replace('?', "%3F") + part
    }
}

/// A path as it is usually meant: the file's own path, and the part from the first `#` or `?` on. Only the file system
/// can tell whether such a character belongs to a file's name.
pub fn parts_of_path(path: &str) -> (&str, &str) {
    path.split_at(path.find(['#', '?']).unwrap_or(path.len()))
}
