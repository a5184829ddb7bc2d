//! Answers of databases to [`script`](super::sql::script), from the files that they were saved in.
//!
//! Rows are added up, so one that is there twice, or is missing, gives other figures: a small group that was counted twice would
//! even not be hidden any more. An answer is therefore taken whole and once, or not at all.

use super::{
    query::Query,
    row::{BadRow, Row},
    sql::LINES,
};
use std::collections::BTreeSet;

/// Rows of answers, and how many there should be.
#[derive(Debug, Clone, Default)]
pub struct Answers {
    rows: Vec<Row>,
    /// What each row says about the length of its answer.
    lines: Vec<usize>,
}

/// Why answers can't be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BadAnswer {
    /// A line is no row of an answer.
    Row {
        /// Its number, counted from 1.
        line: u64,
        /// What is wrong with it.
        what: String,
    },
    /// A source has more than one answer.
    Again {
        /// The source.
        source: String,
    },
    /// The answer about a source doesn't say which query it answers.
    Unnamed {
        /// The source.
        source: String,
    },
    /// The answer about a source isn't whole.
    Partial {
        /// The source.
        source: String,
        /// How many rows there are.
        rows: usize,
        /// How many there should be.
        of: usize,
    },
}

impl std::fmt::Display for BadAnswer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Row { line, what } => write!(f, "line {line}: {what}"),
            Self::Again { source } => write!(f, "the source `{source}` has more than one answer"),
            Self::Unnamed { source } => {
                write!(f, "the answer about the source `{source}` does not say which query it answers")
            }
            Self::Partial { source, rows, of } => {
                write!(f, "the answer for the source `{source}` has only {rows} of its {of} rows")
            }
        }
    }
}

impl Answers {
    /// Adds the lines of a table, each with its number and its fields. The first has the names of the columns; where answers were
    /// joined, so have others.
    ///
    /// # Errors
    ///
    /// At the first line that isn't a row.
    pub fn read(&mut self, table: impl IntoIterator<Item = (u64, Vec<String>)>) -> Result<(), BadAnswer> {
        let mut names: Vec<String> = Vec::new();
        for (line, fields) in table {
            if fields.iter().all(|field| field.trim().is_empty()) {
                continue;
            }
            let has = |name: &&str| fields.iter().any(|field| field.trim().eq_ignore_ascii_case(name));
            if Row::COLUMNS.iter().all(has) {
                names = fields;
                continue;
            }
            let bad = |BadRow { what }| BadAnswer::Row { line, what };
            self.rows.push(Row::parse(&names, &fields).map_err(bad)?);
            self.lines.push(lines(&names, &fields).map_err(bad)?);
        }
        Ok(())
    }

    /// The rows, if the answer to each of the queries is there once and whole.
    ///
    /// # Errors
    ///
    /// Every answer that isn't. One that is missing altogether is a matter of [`settle`](super::settle()).
    pub fn whole(self, queries: &[Query]) -> Result<Vec<Row>, Vec<BadAnswer>> {
        let wrong: Vec<BadAnswer> = queries.iter().filter_map(|query| self.wrong(&query.source)).collect();
        if wrong.is_empty() { Ok(self.rows) } else { Err(wrong) }
    }

    fn wrong(&self, source: &str) -> Option<BadAnswer> {
        let own = || self.rows.iter().zip(&self.lines).filter(|(row, _)| row.source == source);
        let rows = own().count();
        let of = own().map(|(_, &lines)| lines).max()?;
        let queries = own().filter(|(row, _)| row.part == "query").count();
        let mut known = BTreeSet::new();
        // Other parts have each of their keys once; texts can look alike after a spreadsheet saved them.
        let keyed = own().filter(|(row, _)| !matches!(row.part.as_str(), "event" | "segment" | "channel"));
        let differ = keyed
            .map(|(row, _)| (row.part.as_str(), row.a, row.b, row.bucket, row.persona))
            .all(|keys| known.insert(keys));
        let source = source.to_owned();
        if !differ || queries > 1 || rows > of {
            Some(BadAnswer::Again { source })
        } else if rows < of || own().any(|(_, &lines)| lines != of) {
            Some(BadAnswer::Partial { source, rows, of })
        } else {
            (queries == 0).then_some(BadAnswer::Unnamed { source })
        }
    }
}

/// How many rows the answer of a row has.
fn lines(names: &[String], fields: &[String]) -> Result<usize, BadRow> {
    let at = names.iter().position(|name| name.trim().eq_ignore_ascii_case(LINES));
    let Some(at) = at else {
        let what = format!("the column `{LINES}` is missing, which says whether the answer is whole");
        return Err(BadRow { what });
    };
    let text = fields.get(at).map_or("", |field| field.trim());
    text.parse().map_err(|_| BadRow { what: format!("`{text}` in `{LINES}` is not a count") })
}
