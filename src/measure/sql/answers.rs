//! What is counted about the answers of a survey, and the texts that the map doesn't know.

use super::{Columns, Writer, rows::is_filled};
use crate::measure::{privacy::FEWEST, quantile::LN_STEP};

/// At most this many unknown events and segments are listed.
const MOST_WORDS: usize = 50;

impl Writer<'_> {
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

    pub(super) fn score(&self, at: usize) -> String {
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

    /// Answers that are no numbers, and one of them that is no small group's.
    pub(super) fn bad(&self, at: usize) -> String {
        let (number, text, conditions) = self.answer(at);
        let word = format!("COALESCE(MIN(CASE WHEN n >= {FEWEST} THEN word END), '')");
        let columns = Columns { a: &at.to_string(), n: "COALESCE(SUM(n), 0)", word: &word, ..Columns::default() };
        let rest = format!(
            "FROM (SELECT {text} AS word, COUNT(*) AS n FROM kept_rows\n  WHERE {conditions} AND {number} IS NULL GROUP BY {text}) x"
        );
        self.select("bad", &columns, &rest)
    }

    /// The most common texts that the map doesn't know.
    pub(super) fn words(&self, part: &'static str, text: &str, condition: &str) -> String {
        let filled = is_filled(text);
        let rest = format!(
            "FROM (SELECT {text} AS word, COUNT(*) AS n FROM kept_rows WHERE {condition} AND {filled}\n  \
             GROUP BY {text} HAVING COUNT(*) >= {FEWEST} ORDER BY COUNT(*) DESC, {text} LIMIT {MOST_WORDS}) x"
        );
        self.select(part, &Columns { n: "n", word: "word", ..Columns::default() }, &rest)
    }
}
