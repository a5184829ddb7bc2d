//! The words of a line as they are drawn, and the style of each part.

use crate::scene::TextLine;
use std::ops::Range;

/// A line's words as one string.
pub(super) struct Words {
    pub text: String,
    /// For each run of the line, the range of its words; empty if it shows none.
    pub runs: Vec<Range<usize>>,
}

impl Words {
    /// Spaces in a row are collapsed, those at both ends removed, as in an SVG.
    pub fn of(line: &TextLine) -> Self {
        let mut words = Self { text: String::new(), runs: Vec::with_capacity(line.runs.len()) };
        for run in &line.runs {
            let start = words.text.len();
            run.text.chars().for_each(|c| words.push(c));
            words.runs.push(start..words.text.len());
        }
        let end = words.text.trim_end_matches(' ').len();
        words.text.truncate(end);
        for run in &mut words.runs {
            *run = run.start.min(end)..run.end.min(end);
        }
        words
    }

    fn push(&mut self, c: char) {
        match c {
            ' ' | '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                if !self.text.is_empty() && !self.text.ends_with(' ') {
                    self.text.push(' ');
                }
            }
            c if c.is_control() => {}
            c => self.text.push(c),
        }
    }
}
