//! One line of a cell, built from words and texts.

use super::{Cell, Tone, Value};
use crate::model::{Mark, Piece, Text};

/// Words and texts, separated by single spaces.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CellText(Vec<Piece>);

impl CellText {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Appends words, if there are any.
    pub fn words(mut self, words: &str) -> Self {
        if !words.is_empty() {
            let glue = if self.0.is_empty() { "" } else { " " };
            self.0.push(Piece { text: format!("{glue}{words}"), mark: Mark::None });
        }
        self
    }

    /// Appends a text.
    pub fn text(mut self, text: &Text) -> Self {
        if !self.0.is_empty() && !text.is_empty() {
            self.0.push(Piece { text: " ".into(), mark: Mark::None });
        }
        self.0.extend(text.pieces.iter().cloned());
        self
    }

    /// Appends a text, if there is one.
    pub fn maybe(self, text: Option<&Text>) -> Self {
        match text {
            Some(text) => self.text(text),
            None => self,
        }
    }

    /// Appends remarks in brackets; empty ones are ignored.
    pub fn remarks(self, remarks: impl IntoIterator<Item = String>) -> Self {
        let remarks: Vec<String> = remarks.into_iter().filter(|remark| !remark.is_empty()).collect();
        if remarks.is_empty() { self } else { self.words(&format!("({})", remarks.join("; "))) }
    }

    /// Adds another line below.
    pub fn then(mut self, next: Self) -> Self {
        self.0.push(Piece { text: "\n".into(), mark: Mark::None });
        self.0.extend(next.0);
        self
    }
}

impl From<CellText> for Cell {
    fn from(line: CellText) -> Self {
        let value = if line.0.is_empty() { Value::Empty } else { Value::Text(line.0) };
        Self { value, tone: Tone::Plain }
    }
}

impl From<&Text> for Cell {
    fn from(text: &Text) -> Self {
        CellText::new().text(text).into()
    }
}

impl Cell {
    /// A text without markup; empty if there are no words.
    pub fn plain(text: impl Into<String>) -> Self {
        CellText::new().words(&text.into()).into()
    }

    /// Several lines.
    pub(super) fn lines(lines: impl IntoIterator<Item = CellText>) -> Self {
        lines.into_iter().reduce(CellText::then).map(Self::from).unwrap_or_default()
    }

    /// The content as plain text: links with their targets, figures with a decimal point, days as `2026-09-01`.
    pub fn to_plain(&self) -> String {
        match &self.value {
            Value::Empty => String::new(),
            Value::Text(pieces) => pieces.iter().map(plain).collect(),
            Value::Number(number) => crate::parse::show(*number),
            Value::Day(day) => day.to_string(),
        }
    }
}

/// A piece without its markup, except for the target of a link.
fn plain(piece: &Piece) -> String {
    match &piece.mark {
        Mark::None | Mark::Emphasis | Mark::Code => piece.text.clone(),
        Mark::Link(target) if *target == piece.text => piece.text.clone(),
        Mark::Link(target) => format!("{} <{target}>", piece.text),
    }
}
