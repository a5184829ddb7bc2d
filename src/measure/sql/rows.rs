//! The rows that count, with an activity, a persona and a time each.

use super::{DAY, Writer};
use crate::{
    measure::{
        joined::{BETWEEN_DAY_AND_TIME, BETWEEN_VALUES, joined},
        pattern::{Pattern, Piece},
        query::Binding,
    },
    model::{Date, Window},
};

impl Writer<'_> {
    /// The columns that are needed, each under a name of its own.
    pub(super) fn read_rows(&self, table: &str) -> String {
        let columns = &self.query.columns;
        let mut fields = Vec::new();
        fields.extend(columns.case.as_ref().map(|name| format!("{} AS case_id", self.column(name, BETWEEN_VALUES))));
        let time = |name: &String| self.dialect.milliseconds(&self.column(name, BETWEEN_DAY_AND_TIME));
        fields.extend(columns.when.as_ref().map(|name| format!("{} AS t", time(name))));
        match &columns.event {
            Some(event) => {
                let event = self.text(event);
                let channel = columns.channel.as_ref().map(|channel| self.text(channel));
                fields.push(format!("{} AS activity", self.activity(&event, channel.as_deref())));
                fields.push(format!("{event} AS event_text"));
                fields.extend(channel.map(|channel| format!("{channel} AS channel_text")));
            }
            None => fields.push("0 AS activity".to_owned()),
        }
        match &columns.segment {
            Some(segment) => {
                let segment = self.text(segment);
                fields.push(format!("{} AS persona", self.persona(&segment)));
                fields.push(format!("{segment} AS segment_text"));
            }
            None => fields.push("0 AS persona".to_owned()),
        }
        for (at, column) in self.score_columns().into_iter().enumerate() {
            fields.push(format!("NULLIF(TRIM({}), '') AS score_text_{at}", self.text(column)));
        }
        format!("SELECT\n  {}\nFROM {table}", fields.join(",\n  "))
    }

    fn text(&self, name: &str) -> String {
        self.dialect.as_text(&self.column(name, BETWEEN_VALUES))
    }

    /// A column. Several that are read as one are joined, and nothing where one of them has nothing.
    fn column(&self, name: &str, between: &str) -> String {
        let parts = if self.is_raw { joined(name) } else { vec![name.to_owned()] };
        if let [one] = parts.as_slice() {
            return self.dialect.name(one);
        }
        let text = |part: &String| {
            let text = self.dialect.as_text(&self.dialect.name(part));
            format!("CASE WHEN {} THEN {text} END", is_filled(&text))
        };
        let texts: Vec<String> = parts.iter().map(text).collect();
        format!("({})", texts.join(&format!(" || {} || ", self.dialect.text(between))))
    }

    /// The columns with answers, each once.
    pub(super) fn score_columns(&self) -> Vec<&str> {
        let mut columns: Vec<&str> = Vec::new();
        for score in &self.query.scores {
            if !columns.contains(&score.column.as_str()) {
                columns.push(&score.column);
            }
        }
        columns
    }

    /// The number of an event, by the order of [`Query::bound`](crate::measure::Query).
    fn activity(&self, event: &str, channel: Option<&str>) -> String {
        let case = |(at, binding, pattern): (usize, &Binding, &Pattern)| {
            let fits = self.fits(event, pattern);
            match channel.filter(|_| !binding.channels.is_empty()) {
                Some(channel) => {
                    format!("WHEN {fits} AND {} THEN {}", self.is_one_of(channel, &binding.channels), at + 1)
                }
                None => format!("WHEN {fits} THEN {}", at + 1),
            }
        };
        one_of(&self.query.bound().map(case).collect::<Vec<_>>())
    }

    /// Whether a channel is that of no column.
    pub(super) fn is_elsewhere(&self, channel: &str) -> String {
        let known: Vec<String> = self.query.bindings.iter().flat_map(|binding| binding.channels.clone()).collect();
        if known.is_empty() { "1 = 1".to_owned() } else { format!("NOT {}", self.is_one_of(channel, &known)) }
    }

    /// Whether a text is one of these, which are in lower case.
    fn is_one_of(&self, text: &str, texts: &[String]) -> String {
        let texts: Vec<String> = texts.iter().map(|text| self.dialect.text(text)).collect();
        format!("LOWER(TRIM({text})) IN ({})", texts.join(", "))
    }

    fn fits(&self, event: &str, pattern: &Pattern) -> String {
        match pattern.text() {
            Some(text) => format!("{event} = {}", self.dialect.text(text)),
            None => {
                let pieces = pattern.0.iter().map(|piece| match piece {
                    Piece::Anything => "%".to_owned(),
                    Piece::Text(text) => text.chars().flat_map(escaped).collect(),
                });
                let like = self.dialect.like(event, &pieces.collect::<String>());
                // What is empty is no event.
                if pattern.is_anything() { format!("{like} AND {}", is_filled(event)) } else { like }
            }
        }
    }

    fn persona(&self, segment: &str) -> String {
        let texts = self.query.personas.iter().enumerate();
        let cases =
            texts.map(|(at, persona)| format!("WHEN {} THEN {}", self.is_one_of(segment, &persona.texts), at + 1));
        one_of(&cases.collect::<Vec<_>>())
    }

    /// The rows of the window.
    pub(super) fn kept_rows(&self) -> String {
        let mut conditions = Vec::new();
        if self.query.needs_cases() {
            conditions.extend(["case_id IS NOT NULL".to_owned(), "t IS NOT NULL".to_owned()]);
            if self.is_raw {
                conditions.push(is_filled(&self.dialect.as_text("case_id")));
            }
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
}

/// Whether there is something other than blanks in a text.
pub(super) fn is_filled(text: &str) -> String {
    format!("TRIM({text}) <> ''")
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
