//! A query as SQL that only counts: every engine gives the same whole numbers.
//!
//! Activities are bound to small numbers first, each case becomes one row with a bit for each activity, and times go into a histogram.

use super::{
    quantile::LN_STEP,
    query::{Kind, Pattern, Piece, Query},
    row::Row,
};
use crate::model::{Date, Window};

mod dialect;

pub use dialect::Dialect;

/// More activities than this don't fit into one number.
const BITS: usize = 62;
/// A time and an activity in one number, so that the last of both is the largest.
const ACTIVITIES: usize = 1024;
/// Times count from the year 1, so that they are never negative.
const EPOCH: i64 = 62_135_596_800_000;
const DAY: i64 = 86_400_000;
/// At most this many unknown events and segments are listed.
const MOST_WORDS: usize = 50;

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
pub struct Part {
    /// The name of the part in its rows.
    pub name: &'static str,
    /// The statement.
    pub sql: String,
}

/// The intermediate tables of a query, in order; the first reads `table`, which is SQL for the rows of the source.
pub fn steps(query: &Query, dialect: Dialect, table: &str) -> Vec<Step> {
    let writer = Writer { query, dialect };
    let mut steps = vec![
        Step { name: "read_rows", sql: writer.read_rows(table) },
        Step { name: "kept_rows", sql: writer.kept_rows() },
    ];
    if query.needs_cases() {
        steps.push(Step { name: "all_cases", sql: writer.all_cases() });
        if !query.bindings.is_empty() {
            steps.push(Step { name: "activities", sql: writer.activities() });
        }
        if writer.needs_order() {
            steps.push(Step { name: "ordered", sql: writer.ordered() });
        }
    }
    steps
}

/// The parts of the answer.
pub fn parts(query: &Query, dialect: Dialect) -> Vec<Part> {
    Writer { query, dialect }.parts()
}

/// The column of [`script`]'s answer, besides [`Row::COLUMNS`], that says in each row how many rows the answer has.
///
/// It is no row of its own: that would have a database count everything twice.
pub const LINES: &str = "lines";

/// The whole query as one statement, whose answer shows whether all of it is there: see [`LINES`].
pub fn script(query: &Query, dialect: Dialect, table: &str) -> String {
    let steps: Vec<String> = steps(query, dialect, table)
        .into_iter()
        .map(|step| format!("{} AS (\n{}\n)", step.name, indented(&step.sql)))
        .collect();
    let parts: Vec<String> = parts(query, dialect).into_iter().map(|part| part.sql).collect();
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

    fn column(&self, name: &str) -> String {
        self.dialect.name(name)
    }

    /// The columns that are needed, each under a name of its own.
    fn read_rows(&self, table: &str) -> String {
        let columns = &self.query.columns;
        let mut fields = Vec::new();
        fields.extend(columns.case.as_ref().map(|name| format!("{} AS case_id", self.column(name))));
        fields.extend(
            columns.when.as_ref().map(|name| format!("{} AS t", self.dialect.milliseconds(&self.column(name)))),
        );
        match &columns.event {
            Some(event) => {
                let event = self.dialect.as_text(&self.column(event));
                fields.push(format!("{} AS activity", self.activity(&event)));
                fields.push(format!("{event} AS event_text"));
            }
            None => fields.push("0 AS activity".to_owned()),
        }
        match &columns.segment {
            Some(segment) => {
                let segment = self.dialect.as_text(&self.column(segment));
                fields.push(format!("{} AS persona", self.persona(&segment)));
                fields.push(format!("{segment} AS segment_text"));
            }
            None => fields.push("0 AS persona".to_owned()),
        }
        for (at, column) in self.score_columns().into_iter().enumerate() {
            let text = self.dialect.as_text(&self.column(column));
            fields.push(format!("NULLIF(TRIM({text}), '') AS score_text_{at}"));
        }
        format!("SELECT\n  {}\nFROM {table}", fields.join(",\n  "))
    }

    /// The columns with answers, each once.
    fn score_columns(&self) -> Vec<&str> {
        let mut columns: Vec<&str> = Vec::new();
        for score in &self.query.scores {
            if !columns.contains(&score.column.as_str()) {
                columns.push(&score.column);
            }
        }
        columns
    }

    /// The number of an event: exact names first, then patterns, each in the order of the map.
    fn activity(&self, event: &str) -> String {
        let mut cases = Vec::new();
        for exact in [true, false] {
            for (at, binding) in self.query.bindings.iter().enumerate() {
                for pattern in binding.patterns.iter().filter(|pattern| pattern.text().is_some() == exact) {
                    cases.push(format!("WHEN {} THEN {}", self.fits(event, pattern), at + 1));
                }
            }
        }
        one_of(&cases)
    }

    fn fits(&self, event: &str, pattern: &Pattern) -> String {
        match pattern.text() {
            Some(text) => format!("{event} = {}", self.dialect.text(text)),
            None => {
                let pieces = pattern.0.iter().map(|piece| match piece {
                    Piece::Anything => "%".to_owned(),
                    Piece::Text(text) => text.chars().flat_map(escaped).collect(),
                });
                self.dialect.like(event, &pieces.collect::<String>())
            }
        }
    }

    fn persona(&self, segment: &str) -> String {
        let texts = self.query.personas.iter().enumerate();
        let cases = texts.map(|(at, persona)| {
            let texts: Vec<String> = persona.texts.iter().map(|text| self.dialect.text(text)).collect();
            format!("WHEN LOWER(TRIM({segment})) IN ({}) THEN {}", texts.join(", "), at + 1)
        });
        one_of(&cases.collect::<Vec<_>>())
    }

    /// The rows of the window.
    fn kept_rows(&self) -> String {
        let mut conditions = Vec::new();
        if self.query.needs_cases() {
            conditions.extend(["case_id IS NOT NULL".to_owned(), "t IS NOT NULL".to_owned()]);
        }
        match self.query.window.filter(|_| self.query.columns.when.is_some()) {
            Some(Window::Days(first, last)) => {
                let end = last.tomorrow().unwrap_or(last);
                conditions.push(format!("t >= {} AND t < {}", milliseconds(first), milliseconds(end)));
            }
            Some(Window::Last(days)) => {
                let span = i64::from(days) * DAY;
                conditions.push(format!("t > (SELECT MAX(t) FROM read_rows) - {span}"));
            }
            None => {}
        }
        let conditions =
            if conditions.is_empty() { String::new() } else { format!("\nWHERE {}", conditions.join(" AND ")) };
        format!("SELECT * FROM read_rows{conditions}")
    }

    /// One row for each case: whose it is, what happened, what happened last, and whether it is over.
    fn all_cases(&self) -> String {
        let mut fields =
            vec!["case_id".to_owned(), "MAX(persona) AS persona".to_owned(), "MAX(t) AS last_t".to_owned()];
        for chunk in 0..self.chunks() {
            let bits: Vec<String> = (0..self.query.bindings.len())
                .filter(|at| at / BITS == chunk)
                .map(|at| format!("WHEN {} THEN {}", at + 1, 1_u64 << (at % BITS)))
                .collect();
            let bit =
                if bits.is_empty() { "0".to_owned() } else { format!("CASE activity {} ELSE 0 END", bits.join(" ")) };
            fields.push(format!("{} AS mask_{chunk}", self.dialect.bit_or(&self.dialect.whole(&bit))));
        }
        fields.push(format!(
            "MAX(CASE WHEN activity > 0 THEN (t + {EPOCH}) * {ACTIVITIES} + activity END) AS last_activity"
        ));
        for at in self.first_times() {
            fields.push(format!("MIN(CASE WHEN activity = {at} THEN t END) AS first_{at}"));
        }
        let open = i64::from(self.query.open_days) * DAY;
        let over = if open == 0 {
            "1".to_owned()
        } else {
            format!("CASE WHEN last_t <= (SELECT MAX(t) FROM kept_rows) - {open} THEN 1 ELSE 0 END")
        };
        format!(
            "SELECT c.*, {over} AS is_over FROM (\n  SELECT {}\n  FROM kept_rows GROUP BY case_id\n) c",
            fields.join(",\n    ")
        )
    }

    fn chunks(&self) -> usize {
        self.query.bindings.len().div_ceil(BITS).max(1)
    }

    /// The activities whose first time is needed.
    fn first_times(&self) -> Vec<usize> {
        let spans = self.query.questions.iter().filter_map(|question| match question.kind {
            Kind::Span(from, to, _) => Some([from, to]),
            Kind::Score(..) | Kind::Reach(_) | Kind::Leaves(_) | Kind::Then(..) | Kind::Wait(..) => None,
        });
        let mut activities: Vec<usize> = spans.flatten().collect();
        activities.sort_unstable();
        activities.dedup();
        activities
    }

    /// The activities with their bits.
    fn activities(&self) -> String {
        let rows = (0..self.query.bindings.len()).map(|at| {
            let (number, chunk, bit) = (at + 1, at / BITS, 1_u64 << (at % BITS));
            format!("SELECT {number} AS activity, {chunk} AS chunk, {} AS bit", self.dialect.whole(&bit.to_string()))
        });
        rows.collect::<Vec<_>>().join("\nUNION ALL\n")
    }

    fn needs_order(&self) -> bool {
        self.query.questions.iter().any(|question| matches!(question.kind, Kind::Then(..) | Kind::Wait(..)))
    }

    /// Each activity with the one that follows it in the same case. Events at the same time are in the order of the
    /// map.
    fn ordered(&self) -> String {
        let over = "OVER (PARTITION BY k.case_id ORDER BY k.t, k.activity)";
        let whose = if self.query.columns.segment.is_some() { "c.persona" } else { "0" };
        let join =
            if self.query.columns.segment.is_some() { "\nJOIN all_cases c ON c.case_id = k.case_id" } else { "" };
        format!(
            "SELECT k.case_id, {whose} AS persona, k.activity, k.t, LEAD(k.activity) {over} AS next_activity, \
             LEAD(k.t) {over} AS next_t\nFROM kept_rows k{join}\nWHERE k.activity > 0"
        )
    }

    fn parts(&self) -> Vec<Part> {
        let mut parts = Vec::new();
        let mut push = |name: &'static str, sql: String| parts.push(Part { name, sql });
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
        }
        parts
    }

    /// The number of a score's answer, its text, and which rows have one.
    fn answer(&self, at: usize) -> (String, String, String) {
        let score = &self.query.scores[at];
        let column = self.score_columns().iter().position(|column| *column == score.column).unwrap_or(0);
        let text = format!("score_text_{column}");
        let number = self.dialect.number(&text);
        let mut conditions = vec![format!("{text} IS NOT NULL")];
        if !self.query.missing.is_empty() {
            let texts: Vec<String> = self.query.missing.iter().map(|text| self.dialect.text(text)).collect();
            conditions.push(format!("{text} NOT IN ({})", texts.join(", ")));
            let numbers =
                self.query.missing.iter().filter_map(|text| text.parse::<f64>().ok()).filter(|it| it.is_finite());
            for missing in numbers {
                conditions.push(format!("({number} IS NULL OR {number} <> {missing})"));
            }
        }
        if let Some(activities) = &score.activities {
            let list: Vec<String> = activities.iter().map(ToString::to_string).collect();
            conditions.push(if list.is_empty() {
                "1 = 0".to_owned()
            } else {
                format!("activity IN ({})", list.join(", "))
            });
        }
        (number, text, conditions.join(" AND "))
    }

    fn score(&self, at: usize) -> String {
        let (number, _, conditions) = self.answer(at);
        let value = self.dialect.whole(&format!("ROUND({number} * 1000)"));
        let logarithm = self.dialect.logarithm("ABS(v)");
        let bucket = if self.query.scores[at].is_short() {
            "v".to_owned()
        } else {
            // The same distance above and below zero.
            let far = self.dialect.whole(&format!("FLOOR({logarithm} / {LN_STEP})"));
            format!("CASE WHEN v = 0 THEN 0 WHEN v > 0 THEN 1 + {far} ELSE -1 - {far} END")
        };
        let columns = Columns {
            a: &at.to_string(),
            bucket: "bucket",
            persona: "persona",
            n: "COUNT(*)",
            total: "SUM(v)",
            low: "MIN(v)",
            high: "MAX(v)",
            ..Columns::default()
        };
        let rest = format!(
            "FROM (SELECT persona, v, {bucket} AS bucket FROM (\n  SELECT persona, {value} AS v FROM kept_rows\n  \
             WHERE {conditions} AND {number} IS NOT NULL\n) x) y GROUP BY bucket, persona"
        );
        self.select("score", &columns, &rest)
    }

    /// Answers that are no numbers.
    fn bad(&self, at: usize) -> String {
        let (number, text, conditions) = self.answer(at);
        let word = format!("COALESCE(MIN({text}), '')");
        let columns = Columns { a: &at.to_string(), n: "COUNT(*)", word: &word, ..Columns::default() };
        self.select("bad", &columns, &format!("FROM kept_rows WHERE {conditions} AND {number} IS NULL"))
    }

    fn case_parts(&self, push: &mut impl FnMut(&'static str, String)) {
        let counted = Columns { persona: "persona", n: "COUNT(*)", ..Columns::default() };
        push("case", self.select("case", &counted, "FROM all_cases GROUP BY persona"));
        if !self.query.bindings.is_empty() {
            push("reach", self.reach());
            let last = self.dialect.remainder("last_activity", ACTIVITIES);
            let columns = Columns { a: "a", persona: "persona", n: "COUNT(*)", ..Columns::default() };
            let rest = format!(
                "FROM (SELECT persona, {last} AS a FROM all_cases WHERE is_over = 1 AND last_activity IS NOT NULL) x \
                 GROUP BY a, persona"
            );
            push("last", self.select("last", &columns, &rest));
        }
        if self.needs_order() {
            let columns =
                Columns { a: "activity", b: "next_activity", persona: "persona", n: "COUNT(*)", ..Columns::default() };
            let rest = "FROM (SELECT case_id, activity, next_activity, persona FROM ordered WHERE next_activity IS NOT NULL\n  \
                        GROUP BY case_id, activity, next_activity, persona) x GROUP BY activity, next_activity, persona";
            push("next", self.select("next", &columns, rest));
            let waits = "SELECT activity AS a, 0 AS b, persona, next_t - t AS d FROM ordered WHERE next_t IS NOT NULL";
            push("wait", self.histogram("wait", waits));
        }
        let mut spans: Vec<(usize, usize)> = Vec::new();
        for question in &self.query.questions {
            if let Kind::Span(from, to, _) = question.kind
                && !spans.contains(&(from, to))
            {
                spans.push((from, to));
            }
        }
        for (from, to) in spans {
            let times = format!(
                "SELECT {from} AS a, {to} AS b, persona, first_{to} - first_{from} AS d FROM all_cases WHERE first_{to} >= first_{from}"
            );
            push("span", self.histogram("span", &times));
        }
    }

    /// How many cases have each activity. Cases in which the same things happened are counted together first.
    fn reach(&self) -> String {
        let chunks = self.chunks();
        let masks: Vec<String> = (0..chunks).map(|chunk| format!("mask_{chunk}")).collect();
        let masks = masks.join(", ");
        let has: Vec<String> = (0..chunks)
            .map(|chunk| format!("(chunk = {chunk} AND {})", self.dialect.has_bit(&format!("mask_{chunk}"), "bit")))
            .collect();
        let columns = Columns { a: "activity", b: "is_over", persona: "persona", n: "SUM(n)", ..Columns::default() };
        let rest = format!(
            "FROM (SELECT persona, is_over, {masks}, COUNT(*) AS n FROM all_cases GROUP BY persona, is_over, {masks}) g\n\
             CROSS JOIN activities WHERE {}\nGROUP BY activity, is_over, persona",
            has.join(" OR ")
        );
        self.select("reach", &columns, &rest)
    }

    /// Times in buckets, with each bucket 2 % wider than the one before.
    fn histogram(&self, part: &'static str, times: &str) -> String {
        let logarithm = self.dialect.logarithm("d");
        let bucket = format!(
            "CASE WHEN d <= 0 THEN -1 ELSE {} END",
            self.dialect.whole(&format!("FLOOR({logarithm} / {LN_STEP})"))
        );
        let columns = Columns {
            a: "a",
            b: "b",
            bucket: "bucket",
            persona: "persona",
            n: "COUNT(*)",
            total: "SUM(d)",
            low: "MIN(d)",
            high: "MAX(d)",
            ..Columns::default()
        };
        let rest = format!(
            "FROM (SELECT a, b, persona, d, {bucket} AS bucket FROM (\n  {times}\n) x) y GROUP BY a, b, bucket, persona"
        );
        self.select(part, &columns, &rest)
    }

    /// The most common texts that the map doesn't know.
    fn words(&self, part: &'static str, text: &str, condition: &str) -> String {
        let few = super::privacy::FEWEST;
        let rest = format!(
            "FROM (SELECT {text} AS word, COUNT(*) AS n FROM kept_rows WHERE {condition} AND {text} IS NOT NULL\n  \
             GROUP BY {text} HAVING COUNT(*) >= {few} ORDER BY COUNT(*) DESC, {text} LIMIT {MOST_WORDS}) x"
        );
        self.select(part, &Columns { n: "n", word: "word", ..Columns::default() }, &rest)
    }
}

fn one_of(cases: &[String]) -> String {
    if cases.is_empty() { "0".to_owned() } else { format!("CASE {} ELSE 0 END", cases.join(" ")) }
}

/// A character of a text in a pattern of SQL's.
fn escaped(c: char) -> impl Iterator<Item = char> {
    matches!(c, '%' | '_' | '\\').then_some('\\').into_iter().chain([c])
}

fn milliseconds(day: Date) -> i64 {
    day.to_zoned(jiff::tz::TimeZone::UTC).map_or(0, |at| at.timestamp().as_millisecond())
}
