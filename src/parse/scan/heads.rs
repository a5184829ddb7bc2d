//! What is before the colon: scores and ways.

use super::scanner::{Scan, number};
use crate::parse::grammar::{Part, is_blank, is_comma, is_letter};

impl Scan<'_> {
    /// A score, with or without the name of a persona before it.
    pub(super) fn score(&mut self) -> Option<()> {
        let score = self.text.rsplit(is_blank).next()?;
        let called = self.text[..self.text.len() - score.len()].trim_end_matches(is_blank);
        if !called.is_empty() {
            let fine = called.starts_with(is_letter) && !called.contains(is_comma);
            fine.then(|| self.take(Part::called, called.len()))?;
            self.blanks();
        }
        self.number()
    }

    /// Words and a share, either of which can be missing.
    pub(super) fn way(&mut self) -> Option<()> {
        let Some(body) = self.text.strip_suffix('%') else {
            let no_share = !self.text.contains('%');
            return no_share.then(|| self.take(Part::way_words, self.text.len()));
        };
        let share = body.trim_end_matches(is_blank).rsplit(is_blank).next()?;
        let before = &body[..body.trim_end_matches(is_blank).len() - share.len()];
        if before.contains('%') || number(share) != Some(share.len()) {
            return None;
        }
        let words = before.trim_end_matches(is_blank);
        if !words.is_empty() {
            self.take(Part::way_words, words.len());
        }
        self.at = before.len();
        self.whole(Part::share, |scan| {
            scan.number()?;
            scan.at = scan.text.len();
            Some(())
        })
    }
}
