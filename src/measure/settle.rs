//! Turns rows into results.

use super::{
    figures::Figures,
    query::{Kind, Query, Question},
    row::Row,
};
use crate::model::{Date, Measurement, Results};
use std::collections::BTreeMap;

/// What is known about a measurement besides its rows.
#[derive(Debug, Clone, Default)]
pub struct About {
    /// The day of the measurement.
    pub date: Option<Date>,
    /// The fingerprint of the data of each source, by the source's name.
    pub data: BTreeMap<String, String>,
}

/// Why rows don't give results.
#[derive(Debug, Clone, PartialEq)]
pub enum Refusal {
    /// There is no row for a source that something is measured from.
    NoRows {
        /// The source.
        source: String,
    },
    /// The rows answer another query: the map has changed since.
    OtherQuery {
        /// The source.
        source: String,
    },
    /// Answers that are no numbers.
    NotNumbers {
        /// The source.
        source: String,
        /// The column.
        column: String,
        /// How many.
        count: u64,
        /// One of them, if it is no small group's.
        example: Option<String>,
    },
    /// Answers outside the range of their measure.
    OutOfRange {
        /// The source.
        source: String,
        /// The column.
        column: String,
        /// How many.
        count: u64,
        /// One of them, if it is no small group's.
        example: Option<f64>,
        /// The lowest and the highest answer.
        range: (f64, f64),
    },
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoRows { source } => write!(f, "there are no rows of the source `{source}`"),
            Self::OtherQuery { source } => {
                write!(f, "the rows of the source `{source}` answer another query: the map has changed since")
            }
            Self::NotNumbers { source, column, count, example } => write!(
                f,
                "the column `{column}` of the source `{source}` has {count} {} not {}{}",
                if *count == 1 { "answer that is" } else { "answers that are" },
                if *count == 1 { "a number" } else { "numbers" },
                example.as_ref().map(|example| format!(", for example `{example}`")).unwrap_or_default(),
            ),
            Self::OutOfRange { source, column, count, example, range: (low, high) } => write!(
                f,
                "the column `{column}` of the source `{source}` has {count} {} outside {low} to {high}{}",
                if *count == 1 { "answer" } else { "answers" },
                example.map(|example| format!(", for example {example}")).unwrap_or_default(),
            ),
        }
    }
}

impl Refusal {
    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> &'static str {
        match self {
            Self::NoRows { .. } | Self::OtherQuery { .. } => {
                "nothing was written; run the query that `wayline data sql` prints now, and give all of its answer"
            }
            Self::NotNumbers { .. } => {
                "name the column with the answers, or the texts that do not count with `missing` in the source"
            }
            Self::OutOfRange { .. } => {
                "correct the data, or name the answers that do not count with `missing` in the source"
            }
        }
    }
}

/// Calculates results from the rows that answer the queries.
///
/// # Errors
///
/// Every reason why there are none, in the order of the sources.
pub fn settle(queries: &[Query], rows: &[Row], about: &About) -> Result<Results, Vec<Refusal>> {
    let mut results = Results::default();
    let mut refusals = Vec::new();
    for query in queries {
        let own: Vec<&Row> = rows.iter().filter(|row| row.source == query.source).collect();
        let figures = Figures::of(query, &own);
        refusals.extend(refused(query, &own, &figures));
        results.sources.insert(query.source.clone(), measurement(query, &own, about));
        for question in &query.questions {
            results.findings.insert(question.key.clone(), figures.finding(question, has_total(query, question)));
        }
    }
    if refusals.is_empty() { Ok(results) } else { Err(refusals) }
}

/// Whether the same is asked for everybody, so that a difference could reveal who is hidden.
fn has_total(query: &Query, question: &Question) -> bool {
    query.questions.iter().any(|other| other.persona == 0 && other.kind == question.kind)
}

fn refused(query: &Query, rows: &[&Row], figures: &Figures<'_>) -> Vec<Refusal> {
    let source = || query.source.clone();
    if !rows.iter().any(|row| row.part == "rows") {
        return vec![Refusal::NoRows { source: source() }];
    }
    let fingerprint = query.fingerprint();
    if rows.iter().any(|row| row.part == "query" && row.word != fingerprint) {
        return vec![Refusal::OtherQuery { source: source() }];
    }
    let mut refusals = Vec::new();
    for (at, score) in query.scores.iter().enumerate() {
        let column = || score.column.clone();
        let bad: Vec<&&Row> = rows.iter().filter(|row| row.part == "bad" && row.a == at as i64 && row.n > 0).collect();
        if !bad.is_empty() {
            let count = bad.iter().map(|row| row.n).sum();
            let example = bad.iter().map(|row| row.word.clone()).filter(|word| !word.is_empty()).min();
            refusals.push(Refusal::NotNumbers { source: source(), column: column(), count, example });
        }
        if let Some((count, example)) = figures.out_of_range(at)
            && let Some(range) = score.answers
        {
            refusals.push(Refusal::OutOfRange { source: source(), column: column(), count, example, range });
        }
    }
    refusals
}

fn measurement(query: &Query, rows: &[&Row], about: &About) -> Measurement {
    let part = |part: &'static str| rows.iter().filter(move |row| row.part == part);
    let needs_cases = query.questions.iter().any(|question| !matches!(question.kind, Kind::Score(..)));
    let times = || part("rows").filter(|row| row.n > 0 && query.columns.when.is_some());
    let day = |milliseconds: i64| {
        let at = jiff::Timestamp::from_millisecond(milliseconds).ok()?;
        Some(at.to_zoned(jiff::tz::TimeZone::UTC).date())
    };
    let first = times().map(|row| row.low).min().and_then(day);
    let last = times().map(|row| row.high).max().and_then(day);
    Measurement {
        rows: part("rows").map(|row| row.n).sum(),
        cases: needs_cases.then(|| part("case").map(|row| row.n).sum()),
        window: first.zip(last),
        query: query.fingerprint(),
        data: about.data.get(&query.source).cloned(),
        date: about.date,
        unbound: counted(part("event")),
        unmatched: counted(part("segment")),
        elsewhere: counted(part("channel")),
    }
}

/// Texts with their counts, without those that only few people have.
fn counted<'a>(rows: impl Iterator<Item = &'a &'a Row>) -> Vec<(String, u64)> {
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    for row in rows {
        *counts.entry(row.word.clone()).or_default() += row.n;
    }
    counts.into_iter().filter(|(_, n)| *n >= super::privacy::FEWEST).collect()
}
