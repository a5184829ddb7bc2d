//! A query as SQL that only counts: every engine gives the same whole numbers.
//!
//! Activities are bound to small numbers first, each case becomes one row with a bit for each activity, and times go into a histogram.
//!
//! ```
//! use wayline::{Options, compile, load::NoFiles, measure::{queries, sql::{Dialect, script, table}}};
//!
//! let text = "journey: Coffee run
//! source log: Till
//!   data: till.csv
//!   columns: case visit, event what, when at
//! stage: Order
//!   touchpoint pay: Pay
//!     event: paid
//!     reach: measured
//! ";
//! let map = compile("coffee.journey", text.as_bytes(), &NoFiles, &Options::default()).map.expect("a map");
//! let query = &queries(&map)[0];
//! let sql = script(query, Dialect::DuckDb, &table(query, Dialect::DuckDb));
//! assert!(sql.contains("till.csv"));
//! ```

mod answers;
mod cases;
mod dialect;
mod rows;

use super::{query::Query, row::Row};

pub use dialect::Dialect;

const DAY: i64 = 86_400_000;

/// An intermediate table: each may read those before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its name in other statements.
    pub name: &'static str,
    /// The statement that creates it.
    pub sql: String,
}

/// A part of the answer: a statement over the steps, whose columns are [`Row::COLUMNS`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryPart {
    /// The name of the part in its rows.
    pub name: &'static str,
    /// The statement.
    pub sql: String,
}

/// The intermediate tables of a query, in order; the first reads `table`, which is SQL for the rows of the source as a program has
/// prepared them: under the names that the query gives the columns, joined where it says so, with nothing in place of empty texts.
pub fn steps(query: &Query, dialect: Dialect, table: &str) -> Vec<Step> {
    Writer { query, dialect, is_raw: false }.steps(table)
}

/// The parts of the answer.
pub fn parts(query: &Query, dialect: Dialect) -> Vec<QueryPart> {
    Writer { query, dialect, is_raw: false }.parts()
}

/// The column of [`script`]'s answer, besides [`Row::COLUMNS`], that says in each row how many rows the answer has.
///
/// It is no row of its own: that would have a database count everything twice.
pub const LINES: &str = "lines";

/// The whole query as one statement over the rows as a database has them. Its answer shows whether all of it is there: see [`LINES`].
pub fn script(query: &Query, dialect: Dialect, table: &str) -> String {
    let writer = Writer { query, dialect, is_raw: true };
    let steps: Vec<String> =
        writer.steps(table).into_iter().map(|step| format!("{} AS (\n{}\n)", step.name, indented(&step.sql))).collect();
    let parts: Vec<String> = writer.parts().into_iter().map(|part| part.sql).collect();
    let before = dialect.before().map(|line| format!("{line}\n")).unwrap_or_default();
    let lines = dialect.name(LINES);
    let parts = indented(&parts.join("\nUNION ALL\n"));
    format!(
        "{before}WITH {}\nSELECT answer.*, COUNT(*) OVER () AS {lines} FROM (\n{parts}\n) answer;\n",
        steps.join(",\n")
    )
}

/// The rows of the source, if a dialect can read files itself; otherwise a table with the source's name.
pub fn table(query: &Query, dialect: Dialect) -> String {
    if query.is_table {
        let table = query.location.split_once(':').map_or(query.location.as_str(), |(_, table)| table);
        return table.split('.').map(|part| dialect.name(part)).collect::<Vec<_>>().join(".");
    }
    if dialect.reads_files() { dialect.text(&query.location) } else { dialect.name(&query.source) }
}

fn indented(sql: &str) -> String {
    sql.lines().map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n")
}

struct Writer<'a> {
    query: &'a Query,
    dialect: Dialect,
    /// Whether the rows are those of a database, and nobody has prepared them.
    is_raw: bool,
}

/// The columns of a row that aren't 0 or empty.
#[derive(Default)]
struct Columns<'a> {
    a: &'a str,
    b: &'a str,
    bucket: &'a str,
    persona: &'a str,
    n: &'a str,
    total: &'a str,
    low: &'a str,
    high: &'a str,
    word: &'a str,
}

impl Writer<'_> {
    fn select(&self, part: &str, columns: &Columns<'_>, rest: &str) -> String {
        let Columns { a, b, bucket, persona, n, total, low, high, word } = *columns;
        let values = [a, b, bucket, persona, n, total, low, high];
        let whole = |value: &str| self.dialect.whole(if value.is_empty() { "0" } else { value });
        let mut fields = vec![self.dialect.text(&self.query.source), self.dialect.text(part)];
        fields.extend(values.into_iter().map(whole));
        fields.push(if word.is_empty() { "''".to_owned() } else { word.to_owned() });
        let fields =
            fields.iter().zip(Row::COLUMNS).map(|(value, name)| format!("{value} AS {}", self.dialect.name(name)));
        let sql = format!("SELECT {}", fields.collect::<Vec<_>>().join(", "));
        if rest.is_empty() { sql } else { format!("{sql}\n{rest}") }
    }

    fn steps(&self, table: &str) -> Vec<Step> {
        let mut steps = vec![
            Step { name: "read_rows", sql: self.read_rows(table) },
            Step { name: "kept_rows", sql: self.kept_rows() },
        ];
        if self.query.needs_cases() {
            steps.push(Step { name: "all_cases", sql: self.all_cases() });
            if !self.query.bindings.is_empty() {
                steps.push(Step { name: "activities", sql: self.activities() });
            }
            if self.needs_order() {
                steps.push(Step { name: "ordered", sql: self.ordered() });
            }
        }
        steps
    }

    fn parts(&self) -> Vec<QueryPart> {
        let mut parts = Vec::new();
        let mut push = |name: &'static str, sql: String| parts.push(QueryPart { name, sql });
        let fingerprint = self.dialect.text(&self.query.fingerprint());
        push("query", self.select("query", &Columns { n: "1", word: &fingerprint, ..Columns::default() }, ""));
        let timed = self.query.columns.when.is_some();
        let (low, high) = if timed { ("COALESCE(MIN(t), 0)", "COALESCE(MAX(t), 0)") } else { ("", "") };
        push(
            "rows",
            self.select("rows", &Columns { n: "COUNT(*)", low, high, ..Columns::default() }, "FROM kept_rows"),
        );
        for score in 0..self.query.scores.len() {
            push("score", self.score(score));
            push("bad", self.bad(score));
        }
        if self.query.needs_cases() {
            self.case_parts(&mut push);
        }
        if self.query.columns.segment.is_some() && !self.query.personas.is_empty() {
            push("segment", self.words("segment", "segment_text", "persona = 0"));
        }
        if self.query.columns.event.is_some() && !self.query.bindings.is_empty() {
            push("event", self.words("event", "event_text", "activity = 0"));
            if self.query.columns.channel.is_some() {
                push("channel", self.words("channel", "channel_text", &self.is_elsewhere("channel_text")));
            }
        }
        parts
    }
}
