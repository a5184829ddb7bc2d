//! One line of a cell, put together from words and texts.

use super::{Cell, Tone, Value};
use crate::model::{Mark, Piece, Text};

/// Words and texts, one blank between them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Line(Vec<Piece>);

impl Line {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The same with words behind it; without any it stays as it is.
    pub fn words(mut self, words: &str) -> Self {
        if !words.is_empty() {
            let glue = if self.0.is_empty() { "" } else { " " };
            self.0.push(Piece { text: format!("{glue}{words}"), mark: Mark::None });
        }
        self
    }

    /// The same with a text behind it.
    pub fn text(mut self, text: &Text) -> Self {
        if !self.0.is_empty() && !text.is_empty() {
            self.0.push(Piece { text: " ".into(), mark: Mark::None });
        }
        self.0.extend(text.pieces.iter().cloned());
        self
    }

    /// The same with a text behind it, where there is one.
    pub fn maybe(self, text: Option<&Text>) -> Self {
        match text {
            Some(text) => self.text(text),
            None => self,
        }
    }

    /// The same with remarks in brackets behind it; empty ones don't count.
    pub fn remarks(self, remarks: impl IntoIterator<Item = String>) -> Self {
        let remarks: Vec<String> = remarks.into_iter().filter(|remark| !remark.is_empty()).collect();
        if remarks.is_empty() { self } else { self.words(&format!("({})", remarks.join("; "))) }
    }

    /// The same with another line below it.
    pub fn then(mut self, next: Self) -> Self {
        self.0.push(Piece { text: "\n".into(), mark: Mark::None });
        self.0.extend(next.0);
        self
    }
}

impl From<Line> for Cell {
    fn from(line: Line) -> Self {
        let value = if line.0.is_empty() { Value::Empty } else { Value::Text(line.0) };
        Self { value, tone: Tone::Plain }
    }
}

impl From<&Text> for Cell {
    fn from(text: &Text) -> Self {
        Line::new().text(text).into()
    }
}

impl Cell {
    /// What is in it as plain text: links with their targets, figures with a point, days as `2026-09-01`.
    pub fn to_plain(&self) -> String {
        match &self.value {
            Value::Empty => String::new(),
            Value::Text(pieces) => pieces.iter().map(plain).collect(),
            Value::Number(number) => crate::parse::show(*number),
            Value::Day(day) => day.to_string(),
        }
    }
}

/// A piece without its mark, but for where a link leads.
fn plain(piece: &Piece) -> String {
    match &piece.mark {
        Mark::None | Mark::Emphasis | Mark::Code => piece.text.clone(),
        Mark::Link(target) if *target == piece.text => piece.text.clone(),
        Mark::Link(target) => format!("{} <{target}>", piece.text),
    }
}
