//! Makes a text what SVG will show of it. In come runs, out comes one string and where each run ends.

use super::style::Style;

/// A run's share of the string.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Run {
    /// The byte after the run's last.
    pub end: usize,
    /// Its number among the runs that came in.
    pub index: usize,
    /// How it is set.
    pub style: Style,
}

/// The joined text: no blanks at the ends of a line and never two in a row, `\n` alone for a forced
/// line, nothing that XML forbids. A blank between two runs belongs to the first. Empty runs are left out.
pub(super) fn collapse(runs: &[(&str, Style)]) -> (String, Vec<Run>) {
    let mut collapser =
        Collapser { text: String::with_capacity(runs.iter().map(|run| run.0.len()).sum()), ..Collapser::default() };
    for (index, &(text, style)) in runs.iter().enumerate() {
        collapser.run(text, index, style);
    }
    (collapser.text, collapser.runs)
}

#[derive(Default)]
struct Collapser {
    text: String,
    runs: Vec<Run>,
    blank: bool,
    newlines: usize,
    after_return: bool,
}

impl Collapser {
    fn run(&mut self, text: &str, index: usize, style: Style) {
        let mut started = false;
        for c in text.chars() {
            let returned = std::mem::replace(&mut self.after_return, c == '\r');
            match c {
                ' ' | '\t' => self.blank = true,
                '\n' if returned => {}
                '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => self.newlines += 1,
                _ if is_dropped(c) => {}
                _ => {
                    self.separate();
                    if !std::mem::replace(&mut started, true) {
                        self.runs.push(Run { end: 0, index, style });
                    }
                    self.push(c);
                }
            }
        }
    }

    /// Writes the blanks that turned out to stand between two characters.
    fn separate(&mut self) {
        let (blank, newlines) = (std::mem::take(&mut self.blank), std::mem::take(&mut self.newlines));
        if self.text.is_empty() {
            return;
        }
        if newlines > 0 {
            (0..newlines).for_each(|_| self.push('\n'));
        } else if blank {
            self.push(' ');
        }
    }

    fn push(&mut self, c: char) {
        self.text.push(c);
        if let Some(run) = self.runs.last_mut() {
            run.end = self.text.len();
        }
    }
}

/// Controls show nothing, and most of them can't stand in an XML document.
fn is_dropped(c: char) -> bool {
    c.is_control() || (c as u32 & 0xFFFE) == 0xFFFE
}
