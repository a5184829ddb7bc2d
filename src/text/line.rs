//! A line as it is drawn. Input: a cut of the text. Output: strings with their places.

use smallvec::SmallVec;

use super::blanks::Run;
use super::greedy::Cut;
use super::measure::{Ruler, is_steering, px};
use super::segment::{HYPHEN, Source};

/// One line of a paragraph.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its pieces, in logical order; empty for an empty line.
    pub pieces: SmallVec<[Piece; 1]>,
    /// In px, without the space at its end.
    pub width: f64,
}

impl Line {
    /// The whole line's text.
    pub fn text(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }
}

/// A stretch of a line in one style.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// Exactly what is drawn. A space between two pieces ends the first of them.
    pub text: String,
    /// The number of its run in the paragraph.
    pub run: usize,
    /// The distance in px from the start of the line to the start of the piece: from the left edge, or in a
    /// right-to-left paragraph from the right edge.
    pub x: f64,
    /// In px, with a space at its end.
    pub width: f64,
}

impl Line {
    pub(super) fn of(source: &Source, cut: Cut) -> Line {
        let mut pieces = SmallVec::new();
        let mut x = 0;
        for (part, run) in source.parts(cut.start, cut.end) {
            let mut text = drawn(part);
            if cut.hyphen && run.end >= cut.end {
                text.push(HYPHEN);
            }
            if !text.is_empty() {
                let end = if run.end >= cut.end { cut.width } else { x + advance(part, run, source.simple) };
                pieces.push(Piece { text, run: run.index, x: px(x), width: px(end - x) });
                x = end;
            }
        }
        Line { pieces, width: px(cut.width) }
    }
}

/// To the start of the next run.
fn advance(part: &str, run: &Run, simple: bool) -> i64 {
    let mut ruler = Ruler::new(&run.setting);
    ruler.push(part, simple);
    ruler.width() + run.setting.tracking
}

fn drawn(part: &str) -> String {
    if part.contains(is_steering) { part.chars().filter(|&c| !is_steering(c)).collect() } else { part.to_owned() }
}
