//! The ranking as data.

use crate::model::{Date, Severity, Status};
use serde::Serialize;

/// What stands for the owner of a pain that is answered by opportunities of nobody.
pub const UNOWNED: &str = "answered, no owner";

/// The pains and opportunities of many maps.
#[derive(Debug, Serialize)]
pub struct Ranking {
    /// The day that it was made for.
    pub today: Option<Date>,
    /// The maps, in the given order.
    pub maps: Vec<RankedMap>,
    /// Those with the highest priority first.
    pub pains: Vec<RankedPain>,
    /// Those that aren't done or dropped, with the highest priority first.
    pub opportunities: Vec<RankedOpportunity>,
    /// What is overdue or unanswered.
    pub findings: Vec<Alert>,
    /// What was asked for, and couldn't be read.
    pub not_reported: Vec<NotReported>,
}

/// A map of which nothing is known.
#[derive(Debug, Clone, Serialize)]
pub struct NotReported {
    /// What it is called in messages; `None` if `why` says which one.
    pub name: Option<String>,
    /// Why: as what is said of it (`it has errors`), otherwise as a sentence of its own.
    pub why: String,
}

/// One map of the ranking.
#[derive(Debug, Serialize)]
pub struct RankedMap {
    /// Its file.
    pub file: String,
    /// What it is called.
    pub title: String,
    /// Who looks after it.
    pub owner: Option<String>,
    /// The day of the last review.
    pub reviewed: Option<Date>,
    /// The day of the next review.
    pub next_review: Option<Date>,
    /// Whether that day has passed.
    #[serde(skip)]
    pub review_overdue: bool,
    /// How many pains it has.
    pub pains: usize,
    /// How many opportunities it has, closed ones included.
    pub opportunities: usize,
    /// Its figures from data, if it has any.
    pub measured: Option<FromData>,
}

/// The figures of a map that come from data.
#[derive(Debug, Serialize)]
pub struct FromData {
    /// How many are known.
    pub figures: usize,
    /// How many the map asks for.
    pub of: usize,
    /// The day of the oldest measurement.
    pub since: Option<Date>,
}

/// How sure a share from data is.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Sureness {
    /// How many cases it rests on.
    pub n: u64,
    /// Between which two it is, with 95 % confidence.
    pub interval: Option<(f64, f64)>,
}

/// The place of something in one of the maps.
#[derive(Debug, Clone, Serialize)]
pub struct Location {
    /// The file of the line that says it.
    pub file: String,
    /// Its line number, counted from one.
    pub line: usize,
    /// The title of the map.
    pub map: String,
    /// The stage that it is in.
    pub stage: String,
    /// The column, or the stage as a whole.
    pub place: String,
}

/// One pain of the ranking.
#[derive(Debug, Serialize)]
pub struct RankedPain {
    /// Where it is.
    #[serde(flatten)]
    pub spot: Location,
    /// Its name in links.
    pub name: String,
    /// What hurts.
    pub text: String,
    /// How badly.
    pub severity: Severity,
    /// The priority of its place, from 1 to 100.
    pub priority: Option<f64>,
    /// The share of the customers who come to its place, in percent.
    pub reach: Option<f64>,
    /// How sure that is, if it comes from data.
    pub reach_measured: Option<Sureness>,
    /// Whom it hurts; empty if the map has no personas.
    pub who: Vec<String>,
    /// Whether these are all the personas of the map.
    #[serde(skip)]
    pub for_everybody: bool,
    /// Whether an opportunity that isn't dropped answers it.
    pub answered: bool,
    /// The owners of the opportunities that answer it.
    pub owners: Vec<String>,
}

/// One opportunity of the ranking.
#[derive(Debug, Serialize)]
pub struct RankedOpportunity {
    /// Where it is.
    #[serde(flatten)]
    pub spot: Location,
    /// Its name in links.
    pub name: String,
    /// What could be done.
    pub text: String,
    /// The priority of its place, otherwise the highest among the pains that it answers and that aren't solved.
    pub priority: Option<f64>,
    /// The worst of the pains that it answers and that aren't solved.
    pub severity: Option<Severity>,
    /// The share of the customers who come to its place, in percent.
    pub reach: Option<f64>,
    /// How sure that is, if it comes from data.
    pub reach_measured: Option<Sureness>,
    /// Its owner.
    pub owner: Option<String>,
    /// From 1 to 5.
    pub impact: Option<u8>,
    /// From 1 to 5.
    pub effort: Option<u8>,
    /// The due date.
    pub due: Option<Date>,
    /// Whether that date has passed.
    pub past_due: bool,
    /// How far along it is.
    pub status: Option<Status>,
}

/// Conditions that can make a scheduled run fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Condition {
    /// A map's review is overdue.
    OverdueReview,
    /// A critical pain that no opportunity answers.
    UnansweredCritical,
    /// An opportunity whose due date has passed.
    PastDue,
}

/// A condition that is true somewhere.
#[derive(Debug, Clone, Serialize)]
pub struct Alert {
    /// Which one.
    pub condition: Condition,
    /// The file of the line that says it.
    pub file: String,
    /// Its line number, counted from one.
    pub line: usize,
    /// What is wrong, in a sentence.
    pub text: String,
}
