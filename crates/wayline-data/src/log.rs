//! What the columns of data seem to be: judged by their names, types and values.

use crate::profile::{Profile, Survey, Type, words};

/// The columns that a map needs.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Roles {
    pub case: Option<String>,
    pub event: Option<String>,
    pub when: Option<String>,
    pub segment: Option<String>,
    /// Columns with answers.
    pub scores: Vec<String>,
    /// A column with starts and ends of activities, and the value that begins one.
    pub lifecycle: Option<(String, String)>,
}

const CASES: [&str; 16] = [
    "case",
    "trace",
    "visit",
    "session",
    "order",
    "journey",
    "ticket",
    "application",
    "patient",
    "incident",
    "request",
    "customer",
    "user",
    "client",
    "vorgang",
    "fall",
];
const EVENTS: [&str; 14] = [
    "activity",
    "event",
    "concept",
    "handling",
    "action",
    "step",
    "task",
    "what",
    "page",
    "touchpoint",
    "stage",
    "operation",
    "aktivität",
    "schritt",
];
const TIMES: [&str; 12] =
    ["timestamp", "time", "when", "at", "date", "ts", "datetime", "start", "started", "answered", "zeit", "datum"];
const SEGMENTS: [&str; 10] =
    ["segment", "persona", "group", "plan", "tier", "class", "kind", "audience", "gruppe", "type"];
const SCORES: [&str; 14] = [
    "csat",
    "nps",
    "ces",
    "score",
    "rating",
    "recommend",
    "satisfaction",
    "effort",
    "stars",
    "grade",
    "sus",
    "easy",
    "zufriedenheit",
    "note",
];
const LIFECYCLE: [&str; 10] =
    ["start", "started", "begin", "complete", "completed", "end", "schedule", "suspend", "resume", "assign"];

impl Roles {
    pub fn of(survey: &Survey) -> Self {
        let columns: Vec<&Profile> = survey.columns.iter().filter(|column| column.filled > 0).collect();
        let lifecycle = columns.iter().find_map(|column| lifecycle(column));
        let is_lifecycle = |column: &Profile| lifecycle.as_ref().is_some_and(|(name, _)| *name == column.name);
        let when = best(&columns, &TIMES, |column| (column.of_type() == Type::Time).then_some(column.filled));
        let is_when = |column: &Profile| when.as_ref() == Some(&column.name);
        let event = best(&columns, &EVENTS, |column| {
            let fits =
                column.of_type() == Type::Text && !is_lifecycle(column) && (2..=500).contains(&column.distinct());
            let repeated = column.filled >= 2 * column.distinct() as u64;
            let named = hint(column, &EVENTS) > 0 || !column.is_personal() && hint(column, &SEGMENTS) == 0;
            (fits && repeated && named && !is_case_attribute(column)).then_some(column.distinct() as u64)
        });
        let case = best(&columns, &CASES, |column| {
            let several = column.filled * 10 >= 11 * column.distinct() as u64;
            let named = hint(column, &CASES) > 0 || column.distinct() > 50;
            let kind = words(&column.name).last().is_some_and(|last| SEGMENTS.contains(&last.as_str()));
            let fits = !is_when(column) && event.as_ref() != Some(&column.name) && !is_lifecycle(column) && !kind;
            let whole = matches!(column.of_type(), Type::Text | Type::Whole | Type::Time);
            (fits && whole && several && named && column.distinct() > 1).then_some(column.distinct() as u64)
        });
        let taken = [&case, &event, &when];
        let is_free = |column: &Profile| !taken.contains(&&Some(column.name.clone())) && !is_lifecycle(column);
        let segment = best(&columns, &SEGMENTS, |column| {
            let fits = column.of_type() == Type::Text && (2..=12).contains(&column.distinct());
            (is_free(column) && fits && hint(column, &SEGMENTS) > 0).then_some(column.filled)
        });
        let is_log = case.is_some() && event.is_some() && when.is_some();
        let is_score = |column: &&&Profile| {
            let named = hint(column, &SCORES) > 0;
            let numbers = column.numbers.filter(|_| matches!(column.of_type(), Type::Whole | Type::Number));
            let short = numbers.is_some_and(|(low, high)| low >= 0.0 && high <= 10.0);
            is_free(column) && numbers.is_some() && (named || short && !is_log && !column.is_personal())
        };
        let scores = columns.iter().filter(is_score).map(|column| column.name.clone()).collect();
        let lifecycle = lifecycle.filter(|_| event.is_some());
        Self { case: case.filter(|_| is_log), event, when, segment, scores, lifecycle }
    }

    /// Whether a case, an event and a time were found.
    pub fn is_log(&self) -> bool {
        self.case.is_some() && self.event.is_some() && self.when.is_some()
    }

    /// The event column as it is written: with the life cycle, where there is one.
    pub fn event_column(&self) -> Option<String> {
        let event = self.event.as_ref()?;
        Some(match &self.lifecycle {
            Some((column, _)) => format!("{event}+{column}"),
            None => event.clone(),
        })
    }

    /// The event that begins an activity, as `event` lines write it.
    pub fn event_text(&self, activity: &str) -> String {
        match &self.lifecycle {
            Some((_, start)) => format!("{activity}+{start}"),
            None => activity.to_owned(),
        }
    }

    /// The `columns` line.
    pub fn line(&self) -> String {
        let event = self.event_column();
        let roles = [("case", &self.case), ("event", &event), ("when", &self.when), ("segment", &self.segment)];
        let roles = roles.into_iter().filter_map(|(role, column)| Some(format!("{role} {}", column.as_ref()?)));
        roles.collect::<Vec<_>>().join(", ")
    }
}

/// The column that its name speaks for most, then its size, then its place.
fn best(columns: &[&Profile], hints: &[&str], size: impl Fn(&Profile) -> Option<u64>) -> Option<String> {
    let sized = columns.iter().rev().filter_map(|column| Some((hint(column, hints), size(column)?, column)));
    sized.max_by_key(|(hint, size, _)| (*hint, *size)).map(|(.., column)| column.name.clone())
}

/// How much a column's name speaks for it: earlier hints more than later ones.
fn hint(column: &Profile, hints: &[&str]) -> usize {
    let words = words(&column.name);
    hints.iter().position(|hint| words.iter().any(|word| word == hint)).map_or(0, |at| hints.len() - at)
}

/// In XES a trace has a `concept:name`, too, which is the case.
fn is_case_attribute(column: &Profile) -> bool {
    column.name.starts_with("case:")
}

/// A column that only says which part of an activity a row is, with the value that begins one.
fn lifecycle(column: &Profile) -> Option<(String, String)> {
    let values = column.values()?;
    let known = values.iter().all(|value| LIFECYCLE.contains(&value.to_lowercase().as_str()));
    let begins = values.iter().find(|value| ["start", "started", "begin"].contains(&value.to_lowercase().as_str()));
    begins.filter(|_| known && values.len() > 1).map(|begins| (column.name.clone(), (*begins).to_owned()))
}
