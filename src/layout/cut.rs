//! Texts that end where their room does: in a legend, and on a slide, where a card's height is fixed and the whole text
//! stands in its title.

use super::{LayoutCtx, Prose};
use crate::scene::{Face, Role, TypeSize};
use unicode_segmentation::UnicodeSegmentation;

/// How a text is set.
pub type Look = (TypeSize, Face, Role);

/// No character is narrower than this, as a share of its size; so much of a text is looked at and no more.
const NARROWEST: f64 = 0.15;

impl LayoutCtx<'_> {
    /// A text in at most `lines` lines of `width`. What is cut ends in an ellipsis, after a whole word where that
    /// leaves most of it.
    pub fn cut(&mut self, text: &str, look: Look, width: f64, lines: usize) -> Prose {
        let text = self.shortened(text, look, width, lines);
        self.set(&text, look)
    }

    /// The same, in as few lines as it takes to break no word inside: only the last one of a single line may be.
    pub fn cut_at_words(&mut self, text: &str, look: Look, width: f64, lines: usize) -> Prose {
        let text = self.shortened_at_words(text, look, width, lines);
        self.set(&text, look)
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
        self.fitting(text, look, (width, lines), |text| at_a_word(text, 2))
    }

    /// As much of a text as fits into so many lines of a width, ended by `end`.
    fn fitting(
        &mut self,
        text: &str,
        look: Look,
        (width, lines): (f64, usize),
        end: impl Fn(&str) -> String,
    ) -> String {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let most = (width.max(1.0) / (look.0.size() * NARROWEST)) as usize * lines + 8;
        let ends: Vec<usize> = text.grapheme_indices(true).map(|(at, part)| at + part.len()).take(most).collect();
        if ends.last().copied().unwrap_or(0) == text.len() {
            let whole = self.set(&text, look);
            if whole.line_count(width) <= lines {
                return text;
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

/// A part of a text with an ellipsis, behind a whole word where that leaves so many thirds of it.
fn at_a_word(text: &str, thirds: usize) -> String {
    let word = text.rfind(' ').filter(|&at| at * 3 > text.len() * thirds);
    let text = word.map_or(text, |at| &text[..at]);
    format!("{}…", text.trim_end_matches(|c: char| c.is_whitespace() || ",;:·–-".contains(c)))
}
