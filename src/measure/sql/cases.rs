//! What is counted about cases: one row and a bit for each activity, what follows what, and how long it takes.

use super::{Columns, DAY, Writer};
use crate::measure::{quantile::LN_STEP, query::Kind};

/// More activities than this don't fit into one number.
const BITS: usize = 62;
/// A time and an activity in one number, so that the last of both is the largest.
const ACTIVITIES: usize = 1024;
/// Times count from the year 1, so that they are never negative.
const EPOCH: i64 = 62_135_596_800_000;

impl Writer<'_> {
    /// One row for each case: whose it is, what happened, what happened last, and whether it is over.
    pub(super) fn all_cases(&self) -> String {
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
    pub(super) fn activities(&self) -> String {
        let rows = (0..self.query.bindings.len()).map(|at| {
            let (number, chunk, bit) = (at + 1, at / BITS, 1_u64 << (at % BITS));
            format!("SELECT {number} AS activity, {chunk} AS chunk, {} AS bit", self.dialect.whole(&bit.to_string()))
        });
        rows.collect::<Vec<_>>().join("\nUNION ALL\n")
    }

    pub(super) fn needs_order(&self) -> bool {
        self.query.questions.iter().any(|question| matches!(question.kind, Kind::Then(..) | Kind::Wait(..)))
    }

    /// Each activity with the one that follows it in the same case. Events at the same time are in the order of the
    /// map.
    pub(super) fn ordered(&self) -> String {
        let over = "OVER (PARTITION BY k.case_id ORDER BY k.t, k.activity)";
        let whose = if self.query.columns.segment.is_some() { "c.persona" } else { "0" };
        let join =
            if self.query.columns.segment.is_some() { "\nJOIN all_cases c ON c.case_id = k.case_id" } else { "" };
        format!(
            "SELECT k.case_id, {whose} AS persona, k.activity, k.t, LEAD(k.activity) {over} AS next_activity, \
             LEAD(k.t) {over} AS next_t\nFROM kept_rows k{join}\nWHERE k.activity > 0"
        )
    }

    pub(super) fn case_parts(&self, push: &mut impl FnMut(&'static str, String)) {
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
}
