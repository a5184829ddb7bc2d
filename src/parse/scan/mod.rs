//! A hand-written reader for the common forms of lines, heads and values. The grammar's library matches character by character, which is slow.
//!
//! The grammar defines the language. If this file isn't certain, it asks the grammar. Debug builds compare everything that it reads with
//! the grammar, so every test of the language also tests this file.

mod lines;

use super::grammar::{self, Match, Mismatch, Part, is_blank, is_comma, is_letter, is_letter_or_number};
use crate::{keyword::MEASURED, source::Source, span::Span};

pub use lines::lines;

/// Matches the text of `span` as a whole against one rule of the grammar.
pub fn match_part(source: &Source, span: Span, part: Part) -> Result<Match, Mismatch> {
    match_text(&source.text[span.range()], span, part)
}

/// The same for a text that begins at the start of `span`.
pub fn match_text(text: &str, span: Span, part: Part) -> Result<Match, Mismatch> {
    let Some(found) = scanned(text, span, part) else { return grammar::match_text(text, span, part) };
    debug_assert_eq!(Some(&found), grammar::match_text(text, span, part).ok().as_ref(), "{part:?} in {text:?}");
    Ok(found)
}

/// The match, if it is certain.
fn scanned(text: &str, span: Span, part: Part) -> Option<Match> {
    let mut scan = Scan { text, at: 0, span, found: Vec::new() };
    match part {
        Part::name_head => scan.name()?,
        Part::phrase_head => scan.phrase()?,
        Part::names => scan.list(Scan::phrase)?,
        Part::score_head if !says_measured(text) => scan.score()?,
        Part::pain_head => {
            scan.name()?;
            if scan.blanks() {
                scan.name()?;
            }
        }
        Part::way_head if !text.is_empty() && !text.contains('％') && !says_measured(text) => scan.way()?,
        Part::inline => scan.inline(),
        Part::criteria => scan.list(Scan::criterion)?,
        Part::metric => scan.metric()?,
        Part::takes => scan.takes()?,
        Part::date => scan.digits(Part::day, &[4, 2, 2])?,
        Part::partial_date => match text.len() {
            10 => scan.digits(Part::day, &[4, 2, 2])?,
            7 => scan.digits(Part::month, &[4, 2])?,
            _ => scan.digits(Part::year, &[4])?,
        },
        Part::amount => scan.number()?,
        Part::percent => {
            scan.number()?;
            let behind = scan.at;
            scan.blanks();
            if scan.rest().starts_with('%') {
                scan.at += 1;
            } else {
                scan.at = behind;
            }
        }
        Part::sample => {
            let digits = digits(text);
            scan.take(Part::count, Some(digits).filter(|&length| length > 0)?);
        }
        _ => return None,
    }
    if scan.at < text.len() {
        return None;
    }
    scan.take(Part::EOI, 0);
    Some(Match { part, span, inner: scan.found })
}

/// A position in a text, and what was found before it. A method that returns `None` may have moved the position: then the grammar reads the
/// whole text.
struct Scan<'a> {
    text: &'a str,
    at: usize,
    span: Span,
    found: Vec<Match>,
}

impl<'a> Scan<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// Adds a piece of this length.
    fn take(&mut self, part: Part, length: usize) {
        let start = self.span.start + self.at as u32;
        self.at += length;
        let span = Span { start, end: start + length as u32, ..self.span };
        self.found.push(Match { part, span, inner: Vec::new() });
    }

    /// Makes one piece, which begins at the byte `start`, of the pieces from `from` on.
    fn wrap(&mut self, part: Part, start: usize, from: usize) {
        let inner = self.found.split_off(from);
        let place = |at: usize| self.span.start + at as u32;
        let span = Span { start: place(start), end: place(self.at), ..self.span };
        self.found.push(Match { part, span, inner });
    }

    /// Reads a piece that consists of others.
    fn whole(&mut self, part: Part, read: impl FnOnce(&mut Self) -> Option<()>) -> Option<()> {
        let (start, from) = (self.at, self.found.len());
        read(self)?;
        self.wrap(part, start, from);
        Some(())
    }

    /// Skips blanks. Returns whether there were any.
    fn blanks(&mut self) -> bool {
        let rest = self.rest();
        let length = rest.len() - rest.trim_start_matches(is_blank).len();
        self.at += length;
        length > 0
    }

    fn name(&mut self) -> Option<()> {
        let rest = self.rest();
        let part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        let length = rest.bytes().take_while(part).count();
        let certain = rest.starts_with(|c: char| c.is_ascii_alphabetic())
            && rest[length..].bytes().next().is_none_or(|byte| byte.is_ascii());
        certain.then(|| self.take(Part::name, length))
    }

    /// What people call a thing, up to a comma.
    fn phrase(&mut self) -> Option<()> {
        let rest = self.rest();
        let end = rest.find(is_comma).unwrap_or(rest.len());
        let phrase = rest[..end].trim_end_matches(is_blank);
        phrase.starts_with(is_letter_or_number).then(|| self.take(Part::phrase, phrase.len()))
    }

    /// One or more of something with commas between them.
    fn list(&mut self, one: impl Fn(&mut Self) -> Option<()>) -> Option<()> {
        one(self)?;
        while self.comma() {
            one(self)?;
        }
        Some(())
    }

    /// Reads a comma with the blanks around it, if there is one.
    fn comma(&mut self) -> bool {
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

    fn number(&mut self) -> Option<()> {
        let length = number(self.rest())?;
        self.take(Part::number, length);
        Some(())
    }

    /// A score, with or without the name of a persona before it.
    fn score(&mut self) -> Option<()> {
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
    fn way(&mut self) -> Option<()> {
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

    /// Prose with its marks.
    fn inline(&mut self) {
        while !self.rest().is_empty() {
            let rest = self.rest();
            match rest.find(['\\', '*', '`', '[']).unwrap_or(rest.len()) {
                0 if self.marked() => {}
                0 => self.take(Part::lone, 1),
                length => self.take(Part::plain, length),
            }
        }
    }

    /// Reads what begins with a sign that marks something. Returns whether there was any.
    fn marked(&mut self) -> bool {
        let sign = &self.rest()[..1];
        let rest = &self.rest()[1..];
        let (part, inner, length) = match sign {
            "\\" if rest.starts_with(['*', '`', '[', ']', '\\']) => (Part::escape, Part::escaped, 1),
            "*" => match rest.split_once('*') {
                Some((text, _)) if !text.is_empty() && !text.starts_with(is_blank) && !text.ends_with(is_blank) => {
                    (Part::emphasis, Part::emphasis_text, text.len())
                }
                _ => return false,
            },
            "`" => match rest.split_once('`') {
                Some((text, _)) if !text.is_empty() => (Part::code, Part::code_text, text.len()),
                _ => return false,
            },
            "[" => return self.link(rest),
            _ => return false,
        };
        let (start, from) = (self.at, self.found.len());
        self.at += sign.len();
        self.take(inner, length);
        self.at += if part == Part::escape { 0 } else { sign.len() };
        self.wrap(part, start, from);
        true
    }

    /// Reads `label](target)` after an opening bracket. Returns whether it was there.
    fn link(&mut self, rest: &str) -> bool {
        let Some((label, behind)) = rest.split_once(['[', ']']) else { return false };
        let Some(behind) = behind.strip_prefix('(').filter(|_| rest[label.len()..].starts_with(']')) else {
            return false;
        };
        let end = behind.find(|c| is_blank(c) || matches!(c, '(' | ')')).unwrap_or(behind.len());
        if label.is_empty() || end == 0 || !behind[end..].starts_with(')') {
            return false;
        }
        let (start, from) = (self.at, self.found.len());
        self.at += "[".len();
        self.take(Part::label, label.len());
        self.at += "](".len();
        self.take(Part::target, end);
        self.at += ")".len();
        self.wrap(Part::link, start, from);
        true
    }

    fn criterion(&mut self) -> Option<()> {
        self.whole(Part::criterion, |scan| {
            scan.name()?;
            scan.blanks().then(|| scan.number())?
        })
    }

    /// Digits in groups of these lengths with `-` between them.
    fn digits(&mut self, part: Part, groups: &[usize]) -> Option<()> {
        let groups_here =
            self.text.split('-').map(|group| (group.len(), group.bytes().all(|byte| byte.is_ascii_digit())));
        groups_here.eq(groups.iter().map(|&length| (length, true))).then(|| self.take(part, self.text.len()))
    }

    /// A figure, what it is of, and what it is compared with.
    fn metric(&mut self) -> Option<()> {
        self.figure()?;
        let behind = self.at;
        if self.blanks() && self.word("of") {
            self.at -= "of".len();
            self.whole(Part::of, |scan| {
                scan.at += "of".len();
                scan.blanks().then(|| scan.number())?
            })?;
        } else {
            self.at = behind;
        }
        while self.comma() {
            self.whole(Part::metric_part, |scan| {
                let word = ["was", "target", "benchmark"].into_iter().find(|word| scan.word(word))?;
                scan.at -= word.len();
                scan.take(Part::metric_key, word.len());
                scan.blanks().then(|| scan.figure())?
            })?;
        }
        Some(())
    }

    /// A number, perhaps with a unit.
    fn figure(&mut self) -> Option<()> {
        self.whole(Part::figure, |scan| {
            scan.number()?;
            let behind = scan.at;
            scan.blanks();
            match scan.unit_of_metric() {
                Some(length) => scan.take(Part::metric_unit, length),
                None => scan.at = behind,
            }
            Some(())
        })
    }

    /// The length of the unit here. Units that begin with a slash are left to the grammar.
    fn unit_of_metric(&self) -> Option<usize> {
        let rest = self.rest();
        let length = rest.find(|c| is_blank(c) || is_comma(c)).unwrap_or(rest.len());
        let none = |c: char| c.is_ascii_digit() || is_sign(c) || matches!(c, '.' | '/');
        (length > 0 && !rest.starts_with(none) && !rest[..length].eq_ignore_ascii_case("of")).then_some(length)
    }

    /// Skips a word, in upper or lower case. Returns whether it was there.
    fn word(&mut self, word: &str) -> bool {
        let there = self.rest().get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
        self.at += if there { word.len() } else { 0 };
        there
    }

    /// A duration, or two of them and an average.
    fn takes(&mut self) -> Option<()> {
        if self.rest().starts_with(|c: char| c.is_ascii_alphabetic()) {
            return self.average();
        }
        let (start, from) = (self.at, self.found.len());
        if self.duration().is_none() {
            self.found.truncate(from);
            self.at = start;
            self.number()?;
        }
        let behind = self.at;
        self.blanks();
        if !self.rest().starts_with("..") {
            self.at = behind;
            return (self.found.last()?.part == Part::duration).then_some(());
        }
        self.take(Part::dots, "..".len());
        self.blanks();
        self.duration()?;
        self.wrap(Part::span, start, from);
        if self.comma() { self.average() } else { Some(()) }
    }

    fn average(&mut self) -> Option<()> {
        self.whole(Part::average, |scan| {
            let said = scan.word("average") && scan.blanks();
            said.then(|| scan.duration())?
        })
    }

    fn duration(&mut self) -> Option<()> {
        self.whole(Part::duration, |scan| {
            scan.quantity()?;
            loop {
                let (behind, found) = (scan.at, scan.found.len());
                scan.blanks();
                if scan.quantity().is_none() {
                    scan.found.truncate(found);
                    scan.at = behind;
                    return Some(());
                }
            }
        })
    }

    fn quantity(&mut self) -> Option<()> {
        self.whole(Part::quantity, |scan| {
            scan.number()?;
            scan.blanks();
            let rest = scan.rest();
            let length = rest.find(|c| !is_letter(c)).unwrap_or(rest.len());
            (length > 0).then(|| scan.take(Part::unit, length))
        })
    }
}

/// Whether a text may ask the data for its figure.
fn says_measured(text: &str) -> bool {
    text.as_bytes().windows(MEASURED.len()).any(|word| word.eq_ignore_ascii_case(MEASURED.as_bytes()))
}

fn is_sign(c: char) -> bool {
    matches!(c, '+' | '-' | '−' | '–')
}

/// The number of digits at the start of a text.
fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// The length of the number at the start of a text.
fn number(text: &str) -> Option<usize> {
    let unsigned = text.strip_prefix(is_sign).unwrap_or(text);
    let whole = digits(unsigned);
    let decimals = unsigned[whole..].strip_prefix('.').map_or(0, digits);
    let length = if decimals > 0 { whole + 1 + decimals } else { whole };
    (whole > 0).then_some(text.len() - unsigned.len() + length)
}
