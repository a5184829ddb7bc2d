//! Prose with its markup: emphasis, code and links.

use crate::span::Span;
use serde::Serialize;

/// A text of the map. Paragraphs are separated by a newline.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Text {
    /// Where it is in the source: from its first to its last character, `|` lines included.
    pub span: Span,
    /// The pieces in reading order; never empty strings.
    pub pieces: Vec<Piece>,
}

/// A part of a text with one kind of markup.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Piece {
    /// The words, without the markup.
    pub text: String,
    /// How they are marked.
    pub mark: Mark,
}

/// How a piece of text is marked.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// Not at all.
    None,
    /// `*emphasis*`.
    Emphasis,
    /// `` `code` ``.
    Code,
    /// `[label](target)`: an http, https or mailto address, or a relative path. Already checked.
    Link(String),
}

impl Text {
    /// A text without any markup.
    pub fn plain(text: impl Into<String>, span: Span) -> Self {
        let text = text.into();
        let pieces = if text.is_empty() { Vec::new() } else { vec![Piece { text, mark: Mark::None }] };
        Self { span, pieces }
    }

    /// The words alone, without markup.
    pub fn to_plain(&self) -> String {
        self.parts().collect()
    }

    /// The same, piece by piece.
    pub(crate) fn parts(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().map(|piece| piece.text.as_str())
    }

    /// The words alone, paragraphs one after the other.
    pub(crate) fn one_line(&self) -> String {
        self.to_plain().replace('\n', " ")
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }
}
