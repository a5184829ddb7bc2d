//! Where people go from a column, in words.

use super::Words;
use crate::model::{Map, Next, NextKind, Path, Step, Target, Way};
use std::{borrow::Cow, ops::Range};

impl Words {
    /// `30 % go back to “Search”`: what a way comes to for the first of those whom it is for.
    pub fn way(&self, map: &Map, paths: &[Path], at: usize) -> String {
        let way = &map.ways[at];
        let path = way.personas.first().and_then(|persona| paths.get(persona.index()));
        let next = path.and_then(|path| path.step(way.from)?.next.iter().find(|next| next.way == Some(at)));
        let words = next.map_or_else(String::new, |next| self.next(map, next));
        match self.how_sure(map, way).filter(|_| !words.is_empty()) {
            Some(sure) => format!("{words} ({sure})"),
            None => words,
        }
    }

    /// How sure a share from data is, or why it isn't known; `None` where it doesn't come from data.
    pub fn how_sure(&self, map: &Map, way: &Way) -> Option<String> {
        if let Some(measured) = &way.measured {
            return Some(self.measured(measured, |share| self.number(share)));
        }
        let at = map.asks.binary_search_by_key(&way.span, |ask| ask.span).ok().filter(|_| way.waiting)?;
        self.why_unknown(&map.asks[at])
    }

    /// Where a persona goes from some columns other than simply on, one phrase for each column: `from “Fares”, 30 % go back to “Search”`.
    pub fn ways_of(&self, map: &Map, path: &Path, here: &Range<usize>) -> Vec<String> {
        let phrase = |step: &Step| {
            let ways = step.next.iter().filter(|next| next.way.is_some());
            let ways: Vec<String> = ways.map(|next| self.next(map, next)).collect();
            (!ways.is_empty()).then(|| {
                let title = self.quoted(&map.column(step.column).title.to_plain());
                Self::fill(self.ways_at, &[&title, &ways.join(self.comma)])
            })
        };
        path.steps.iter().filter(|step| here.contains(&step.column.index())).filter_map(phrase).collect()
    }

    fn next(&self, map: &Map, next: &Next) -> String {
        if next.way.is_some_and(|way| map.ways[way].is_end()) {
            let share = next.share.filter(|share| *share < 100.0).map(|share| format!("{}: ", self.share(share)));
            return share.unwrap_or_default() + self.ends_here;
        }
        let share = next.share.map_or_else(|| self.some.to_owned(), |share| self.share(share));
        let Target::Column(to) = next.to else { return Self::fill(self.way_out, &[&share]) };
        let title = self.quoted(&map.column(to).title.to_plain());
        let pattern = if next.kind == NextKind::Back { self.way_back } else { self.way_ahead };
        Self::fill(pattern, &[&share, &title])
    }

    /// `a`, `a and b`, `a, b and c`.
    pub fn listed(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [start @ .., last] => Self::fill(self.and, &[&start.join(self.comma), last]),
        }
    }

    /// The text between the quotes of the language.
    pub fn quoted(&self, text: &str) -> String {
        let [open, close] = self.quotes;
        format!("{open}{}{close}", self.isolated(text))
    }

    /// The author's text; straight quotation marks around all of it become those of the language.
    pub fn with_quotes<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let inside = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        match inside.filter(|inside| !inside.is_empty() && !inside.contains('"')) {
            Some(inside) => format!("{}{inside}{}", self.quotes[0], self.quotes[1]).into(),
            None => text.into(),
        }
    }

    /// The author's text for a sentence in this language: one in a script of the other direction doesn't reorder the words around it (UAX #9, FSI
    /// and PDI).
    pub fn isolated<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let own = self.state.chars().any(is_from_right);
        let is_other = |c: char| if own { c.is_alphabetic() && !is_from_right(c) } else { is_from_right(c) };
        if text.chars().any(is_other) { format!("\u{2068}{text}\u{2069}").into() } else { text.into() }
    }
}

/// Whether a letter is written from right to left: Hebrew, Arabic and the scripts beside them.
fn is_from_right(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}
