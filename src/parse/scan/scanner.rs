//! A position in a text, and the pieces before it that parts of several kinds have in common.

use crate::{
    parse::grammar::{Match, Part, is_blank, is_comma, is_letter_or_number},
    span::Span,
};

/// A position in a text, and what was found before it. A method that returns `None` may have moved the position: then the grammar reads the
/// whole text.
pub(super) struct Scan<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    span: Span,
    pub(super) found: Vec<Match>,
}

impl<'a> Scan<'a> {
    pub(super) fn new(text: &'a str, span: Span) -> Self {
        Self { text, at: 0, span, found: Vec::new() }
    }

    pub(super) fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// Adds a piece of this length.
    pub(super) fn take(&mut self, part: Part, length: usize) {
        let start = self.span.start + self.at as u32;
        self.at += length;
        let span = Span { start, end: start + length as u32, ..self.span };
        self.found.push(Match { part, span, inner: Vec::new() });
    }

    /// Makes one piece, which begins at the byte `start`, of the pieces from `from` on.
    pub(super) fn wrap(&mut self, part: Part, start: usize, from: usize) {
        let inner = self.found.split_off(from);
        let place = |at: usize| self.span.start + at as u32;
        let span = Span { start: place(start), end: place(self.at), ..self.span };
        self.found.push(Match { part, span, inner });
    }

    /// Reads a piece that consists of others.
    pub(super) fn whole(&mut self, part: Part, read: impl FnOnce(&mut Self) -> Option<()>) -> Option<()> {
        let (start, from) = (self.at, self.found.len());
        read(self)?;
        self.wrap(part, start, from);
        Some(())
    }

    /// Skips blanks. Returns whether there were any.
    pub(super) fn blanks(&mut self) -> bool {
        let rest = self.rest();
        let length = rest.len() - rest.trim_start_matches(is_blank).len();
        self.at += length;
        length > 0
    }

    pub(super) fn name(&mut self) -> Option<()> {
        let rest = self.rest();
        let part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        let length = rest.bytes().take_while(part).count();
        let certain = rest.starts_with(|c: char| c.is_ascii_alphabetic())
            && rest[length..].bytes().next().is_none_or(|byte| byte.is_ascii());
        certain.then(|| self.take(Part::name, length))
    }

    /// What people call a thing, up to a comma.
    pub(super) fn phrase(&mut self) -> Option<()> {
        let rest = self.rest();
        let end = rest.find(is_comma).unwrap_or(rest.len());
        let phrase = rest[..end].trim_end_matches(is_blank);
        phrase.starts_with(is_letter_or_number).then(|| self.take(Part::phrase, phrase.len()))
    }

    /// One or more of something with commas between them.
    pub(super) fn list(&mut self, one: impl Fn(&mut Self) -> Option<()>) -> Option<()> {
        one(self)?;
        while self.comma() {
            one(self)?;
        }
        Some(())
    }

    /// Reads a comma with the blanks around it, if there is one.
    pub(super) fn comma(&mut self) -> bool {
        let before = self.at;
        self.blanks();
        let Some(comma) = self.rest().chars().next().filter(|&c| is_comma(c)) else {
            self.at = before;
            return false;
        };
        self.take(Part::comma, comma.len_utf8());
        self.blanks();
        true
    }

    pub(super) fn number(&mut self) -> Option<()> {
        let length = number(self.rest())?;
        self.take(Part::number, length);
        Some(())
    }

    /// Skips a word, in upper or lower case. Returns whether it was there.
    pub(super) fn word(&mut self, word: &str) -> bool {
        let there = self.rest().get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
        self.at += if there { word.len() } else { 0 };
        there
    }

    /// Digits in groups of these lengths with `-` between them.
    pub(super) fn digits(&mut self, part: Part, groups: &[usize]) -> Option<()> {
        let groups_here =
            self.text.split('-').map(|group| (group.len(), group.bytes().all(|byte| byte.is_ascii_digit())));
        groups_here.eq(groups.iter().map(|&length| (length, true))).then(|| self.take(part, self.text.len()))
    }

    /// A whole number.
    pub(super) fn count(&mut self) -> Option<()> {
        let length = digits(self.rest());
        (length > 0).then(|| self.take(Part::count, length))
    }
}

pub(super) fn is_sign(c: char) -> bool {
    matches!(c, '+' | '-' | '−' | '–')
}

/// The number of digits at the start of a text.
fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// The length of the number at the start of a text.
pub(super) fn number(text: &str) -> Option<usize> {
    let unsigned = text.strip_prefix(is_sign).unwrap_or(text);
    let whole = digits(unsigned);
    let decimals = unsigned[whole..].strip_prefix('.').map_or(0, digits);
    let length = if decimals > 0 { whole + 1 + decimals } else { whole };
    (whole > 0).then_some(text.len() - unsigned.len() + length)
}
