//! Collapses whitespace the way SVG does. Input: runs. Output: one string, and where each run ends in it.

use smallvec::SmallVec;
use unicode_segmentation::UnicodeSegmentation;

use super::measure::{Setting, is_simple, is_steering};
use super::own::OwnFont;
use super::style::Style;

/// A run's share of the string.
#[derive(Clone, Debug)]
pub(super) struct Run {
    /// The byte after the run's last.
    pub end: usize,
    /// Its number among the input runs.
    pub index: usize,
    /// How it is set.
    pub setting: Setting,
}

/// Most texts have one run.
pub(super) type Runs = SmallVec<[Run; 1]>;

/// The joined text: no blanks at the ends of a line and never two in a row, `\n` alone for a forced
/// line, nothing that XML forbids. A blank between two runs belongs to the first. Empty runs are left out.
pub(super) fn collapse(runs: &[(&str, Style)], own: Option<&OwnFont>) -> (String, Runs) {
    let mut collapser =
        Collapser { text: String::with_capacity(runs.iter().map(|run| run.0.len()).sum()), ..Collapser::default() };
    for (index, &(text, style)) in runs.iter().enumerate() {
        collapser.run(text, index, Setting::of(style, own));
    }
    (collapser.text, collapser.runs)
}

#[derive(Default)]
struct Collapser {
    text: String,
    runs: Runs,
    blank: bool,
    newlines: usize,
    after_return: bool,
}

impl Collapser {
    fn run(&mut self, text: &str, index: usize, setting: Setting) {
        let mut run = Some(Run { end: 0, index, setting });
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            // Most text consists of ASCII words, which are copied as a whole.
            let word = rest.bytes().take_while(u8::is_ascii_graphic).count();
            let (stretch, after) = rest.split_at(word.max(c.len_utf8()));
            if word > 0 || !self.is_swallowed(c) {
                self.separate(c);
                self.runs.extend(run.take());
                self.push(stretch);
            }
            self.after_return = c == '\r';
            rest = after;
        }
    }

    /// Handles characters that aren't text themselves.
    fn is_swallowed(&mut self, c: char) -> bool {
        match c {
            ' ' | '\t' => self.blank = true,
            '\n' if self.after_return => {}
            '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => self.newlines += 1,
            _ => return is_dropped(c) || is_steering(c) && self.is_settled(),
        }
        true
    }

    /// Whether a line may end here anyway, so that characters that control line breaks have no effect.
    fn is_settled(&self) -> bool {
        self.blank || self.newlines > 0 || self.text.is_empty() || self.text.ends_with(is_steering)
    }

    /// Writes the spaces that turned out to be between two characters. One that carries a mark can't be collapsed:
    /// Unicode recommends the no-break space for it.
    fn separate(&mut self, next: char) {
        let (blank, newlines) = (std::mem::take(&mut self.blank), std::mem::take(&mut self.newlines));
        if self.text.ends_with(is_steering) && is_extending(next) {
            self.pop();
        }
        if self.text.is_empty() {
            return;
        }
        if newlines > 0 {
            (0..newlines).for_each(|_| self.push("\n"));
        } else if blank {
            self.push(if is_extending(next) { "\u{A0}" } else { " " });
        }
    }

    /// Removes what would come between a mark and its base.
    fn pop(&mut self) {
        self.text.pop();
        if let Some(run) = self.runs.last_mut() {
            run.end = self.text.len();
        }
    }

    fn push(&mut self, text: &str) {
        self.text.push_str(text);
        if let Some(run) = self.runs.last_mut() {
            run.end = self.text.len();
        }
    }
}

/// Control characters show nothing, and most of them aren't allowed in XML.
fn is_dropped(c: char) -> bool {
    c.is_control() || (c as u32 & 0xFFFE) == 0xFFFE
}

/// Whether a character forms one grapheme with the one before it.
fn is_extending(c: char) -> bool {
    if c.is_ascii() {
        return false;
    }
    let after_blank = String::from_iter([' ', c]);
    !is_simple(&after_blank) && after_blank.graphemes(true).count() == 1
}
