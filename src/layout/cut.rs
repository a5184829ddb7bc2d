//! Texts that are cut to fit: in a legend, and on a slide, where a card's height is fixed and the whole text is in its
//! title.

use super::{LayoutCtx, Prose};
use crate::{
    model::Text,
    scene::{Face, Role, TypeSize},
};
use unicode_segmentation::UnicodeSegmentation;

/// How a text is typeset.
pub type Look = (TypeSize, Face, Role);

/// No character is narrower than this share of its size. It bounds how much of a text is examined.
const NARROWEST: f64 = 0.15;

impl LayoutCtx<'_> {
    /// A text in at most `lines` lines of `width`. If it is cut, it ends in an ellipsis, after a whole word if that
    /// keeps most of it.
    pub fn cut(&mut self, text: &str, look: Look, width: f64, lines: usize) -> Prose {
        let text = self.shortened(text, look, width, lines);
        self.set(&text, look)
    }

    /// The same, in as few lines as possible without breaking a word; only a single line may end inside a word.
    pub fn cut_at_words(&mut self, text: &str, look: Look, width: f64, lines: usize) -> Prose {
        let text = self.shortened_at_words(text, look, width, lines);
        self.set(&text, look)
    }

    /// What somebody says, in quotation marks also if it is cut: otherwise it would read as a fact.
    pub fn cut_quote(&mut self, quote: &Text, look: Look, width: f64, lines: usize) -> Prose {
        let [open, close] = self.quotes_of(quote);
        let (room, quote) = (width - self.width(close, look.0, look.1), quote.to_plain());
        let text = self.shortened(&format!("{open}{}", self.words.with_quotes(&quote)), look, room, lines);
        self.set(&format!("{text}{close}"), look)
    }

    /// The words of such a text.
    pub fn shortened_at_words(&mut self, text: &str, look: Look, width: f64, lines: usize) -> String {
        for lines in (1..=lines).rev() {
            let text = self.fitting(text, look, (width, lines), |text| at_a_word(text, 1));
            if self.set(&text, look).min_width() <= width {
                return text;
            }
        }
        self.shortened(text, look, width, 1)
    }

    /// The words of a text that is cut.
    pub fn shortened(&mut self, text: &str, look: Look, width: f64, lines: usize) -> String {
        let cut = self.fitting(text, look, (width, lines), |text| at_a_word(text, 2));
        if text.contains('…') {
            return cut;
        }
        // An ellipsis that has no room beside the last word would be alone on a line; after a shorter one it isn't.
        let mut short = cut.clone();
        while let Some(bare) = short.strip_suffix('…') {
            let [lines, more] = [bare, short.as_str()].map(|text| self.set(text, look).line_count(width));
            let Some((before, _)) = bare.rsplit_once(' ') else { break };
            if lines == more {
                return short;
            }
            short = ended(before);
        }
        cut
    }

    /// As much of a text as fits into this many lines of a width, followed by `end`.
    fn fitting(
        &mut self,
        text: &str,
        look: Look,
        (width, lines): (f64, usize),
        end: impl Fn(&str) -> String,
    ) -> String {
        let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let text = self.words.with_quotes(&joined);
        let most = (width.max(1.0) / (look.0.size() * NARROWEST)) as usize * lines + 8;
        let ends: Vec<usize> = text.grapheme_indices(true).map(|(at, part)| at + part.len()).take(most).collect();
        if ends.last().copied().unwrap_or(0) == text.len() {
            let whole = self.set(&text, look);
            if whole.line_count(width) <= lines {
                return text.into_owned();
            }
        }
        let (mut fits, mut too_many) = (0, ends.len());
        while fits + 1 < too_many {
            let middle = usize::midpoint(fits, too_many);
            let part = end(&text[..ends[middle - 1]]);
            if self.set(&part, look).line_count(width) <= lines { fits = middle } else { too_many = middle }
        }
        if fits == 0 { "…".to_owned() } else { end(&text[..ends[fits - 1]]) }
    }

    fn set(&mut self, text: &str, (size, face, role): Look) -> Prose {
        self.runs(size, &[(text, face, role)])
    }
}

/// A part of a text with an ellipsis, after a whole word if that keeps at least this many thirds of it.
fn at_a_word(text: &str, thirds: usize) -> String {
    let word = text.rfind(' ').filter(|&at| at * 3 > text.len() * thirds);
    ended(word.map_or(text, |at| &text[..at]))
}

fn ended(text: &str) -> String {
    format!("{}…", text.trim_end_matches(|c: char| c.is_whitespace() || ".,;:·–-".contains(c)))
}
