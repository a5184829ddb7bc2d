//! A text of the map in the page: its markup becomes elements, everything else stays text.

use crate::model::{Mark, Text};
use crate::render::address::address;
use askama::Template;

/// A text with its markup.
#[derive(Template)]
#[template(path = "prose.html", config = "src/render/html/askama.toml")]
pub struct Prose<'a> {
    bits: Vec<Bit<'a>>,
}

/// It escapes itself, so it can be inserted unchanged.
impl askama::filters::HtmlSafe for Prose<'_> {}

struct Bit<'a> {
    text: &'a str,
    look: RunStyle,
}

enum RunStyle {
    Plain,
    Emphasis,
    Code,
    Link(String),
}

impl<'a> Prose<'a> {
    /// The pieces of `text`.
    pub fn new(text: &'a Text, base: &str) -> Self {
        let look = |mark: &Mark| match mark {
            Mark::None => RunStyle::Plain,
            Mark::Emphasis => RunStyle::Emphasis,
            Mark::Code => RunStyle::Code,
            Mark::Link(target) => address(target, base).map_or(RunStyle::Plain, RunStyle::Link),
        };
        Self { bits: text.pieces.iter().map(|piece| Bit { text: &piece.text, look: look(&piece.mark) }).collect() }
    }

    /// The same inside a link, which can't contain another one.
    pub fn unlinked(text: &'a Text) -> Self {
        let look = |mark: &Mark| match mark {
            Mark::None | Mark::Link(_) => RunStyle::Plain,
            Mark::Emphasis => RunStyle::Emphasis,
            Mark::Code => RunStyle::Code,
        };
        Self { bits: text.pieces.iter().map(|piece| Bit { text: &piece.text, look: look(&piece.mark) }).collect() }
    }

    /// What it says, without markup.
    pub fn to_plain(&self) -> String {
        self.bits.iter().map(|bit| bit.text).collect()
    }

    /// A text of the page's own, or a name.
    pub fn plain(text: &'a str) -> Self {
        Self { bits: vec![Bit { text, look: RunStyle::Plain }] }
    }
}
