//! Metrics, durations and criteria.

use super::scanner::{Scan, is_sign};
use crate::parse::grammar::{Part, is_blank, is_comma, is_letter};

impl Scan<'_> {
    pub(super) fn criterion(&mut self) -> Option<()> {
        self.whole(Part::criterion, |scan| {
            scan.name()?;
            scan.blanks().then(|| scan.number())?
        })
    }

    /// A figure, what it is of, and what it is compared with.
    pub(super) fn metric(&mut self) -> Option<()> {
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

    /// The length of the unit here. Units that begin with a slash or a colon, or have two points, are left to the grammar.
    fn unit_of_metric(&self) -> Option<usize> {
        let rest = self.rest();
        let length = rest.find(|c| is_blank(c) || is_comma(c)).unwrap_or(rest.len());
        let none = |c: char| c.is_numeric() || is_sign(c) || matches!(c, '.' | '．' | '٫' | '·' | '/' | ':');
        let fine = length > 0 && !rest[..length].contains("..");
        (fine && !rest.starts_with(none) && !rest[..length].eq_ignore_ascii_case("of")).then_some(length)
    }

    /// A duration, or two of them and an average.
    pub(super) fn takes(&mut self) -> Option<()> {
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
