//! A measured text that can be broken at any width. Input: runs of text. Output: lines.

use smallvec::SmallVec;
use std::{
    cell::{RefCell, RefMut},
    ops::Range,
};

use super::blanks;
use super::direction::BaseDirection;
use super::greedy::{self, Cut, Greedy};
use super::hyphenation::Hyphenation;
use super::line::Line;
use super::measure::{is_simple, px, ticks};
use super::own::OwnFont;
use super::segment::{Segment, Source};
use super::style::Style;

/// Widths are compared to a thousandth of a px, so that a line fits into the width that was returned for it.
const TOLERANCE: i64 = 66;

/// Longer texts aren't balanced: the difference isn't visible there.
const MOST_BALANCED: usize = 24;

/// A quarter of a px is precise enough for the balanced width.
const BALANCE_STEP: i64 = 16_384;

/// A text, measured and cut where lines may end. It is independent of the fonts and of its source.
///
/// A text with only whitespace has no lines. Lines stay in logical order, since every SVG renderer reorders
/// right-to-left text itself.
#[derive(Clone, Debug)]
pub struct Paragraph {
    source: Source,
    segments: Vec<Segment>,
    /// What the width that was asked for last came to: a drawing asks for the height at a width again and again, and for its lines at the end.
    last: RefCell<AtWidth>,
}

/// How a text is broken at one width.
#[derive(Clone, Debug, Default)]
struct AtWidth {
    limit: i64,
    /// The number of lines.
    count: Option<usize>,
    /// The balanced width of each part.
    balanced: Option<SmallVec<[i64; 1]>>,
}

impl Paragraph {
    /// Measures runs that follow one another without a break, even in the middle of a word.
    pub(super) fn new(runs: &[(&str, Style)], hyphenation: Option<Hyphenation>, own: Option<&OwnFont>) -> Self {
        let (text, runs) = blanks::collapse(runs, own);
        let simple = is_simple(&text);
        let source = Source { text, runs, simple, hyphenation };
        let segments = source.segments();
        Self { source, segments, last: RefCell::default() }
    }

    /// The width in px of the widest piece between two line breaks of UAX #14; a long word that can be hyphenated only
    /// counts with the width at which it breaks well.
    pub fn min_width(&self) -> f64 {
        let mut start = 0;
        let width = |segment: &Segment| {
            let width = segment.width + segment.hyphen();
            let least = self.source.parted_width(start, segment, width);
            start = segment.end();
            least
        };
        px(self.segments.iter().map(width).max().unwrap_or(0))
    }

    /// The width in px of the text if only newlines end a line.
    pub fn natural_width(&self) -> f64 {
        px(self.parts().map(|part| self.width(part)).max().unwrap_or(0))
    }

    /// The number of lines that the text takes at a width in px.
    pub fn line_count(&self, width: f64) -> usize {
        let limit = limit(width);
        *self.at(limit).count.get_or_insert_with(|| self.parts().map(|part| self.count(part, limit)).sum())
    }

    /// The lines for a width in px: no more than [`line_count`](Self::line_count), and about equally long. A line is
    /// wider than the width only if a single grapheme is.
    pub fn lines(&self, width: f64) -> Vec<Line> {
        let mut lines = Vec::new();
        self.cuts(width, |cut| lines.push(Line::of(&self.source, cut)));
        lines
    }

    /// The width in px of the longest of these lines.
    pub fn widest_line(&self, width: f64) -> f64 {
        let mut widest = 0;
        self.cuts(width, |cut| widest = widest.max(cut.width));
        px(widest)
    }

    fn cuts(&self, width: f64, mut emit: impl FnMut(Cut)) {
        let limit = limit(width);
        let mut at = self.at(limit);
        let balanced = at.balanced.get_or_insert_with(|| self.parts().map(|part| self.balanced(part, limit)).collect());
        for (part, &mut limit) in self.parts().zip(balanced) {
            self.greedy(limit).fill(part, &mut emit);
        }
    }

    /// What is known about a width; nothing if another one was asked for last.
    fn at(&self, limit: i64) -> RefMut<'_, AtWidth> {
        let mut last = self.last.borrow_mut();
        if last.limit != limit {
            *last = AtWidth { limit, ..AtWidth::default() };
        }
        last
    }

    /// Where the text starts.
    pub fn direction(&self) -> BaseDirection {
        BaseDirection::of(&self.source.text)
    }

    /// The segments between two forced line ends.
    fn parts(&self) -> impl Iterator<Item = Range<usize>> {
        let mut start = 0;
        self.segments.iter().enumerate().filter(|(_, segment)| segment.forced).map(move |(at, _)| {
            let part = start..at + 1;
            start = at + 1;
            part
        })
    }

    fn greedy(&self, limit: i64) -> Greedy<'_> {
        Greedy { source: &self.source, segments: &self.segments, limit }
    }

    fn count(&self, part: Range<usize>, limit: i64) -> usize {
        let mut count = 0;
        self.greedy(limit).fill(part, |_: Cut| count += 1);
        count
    }

    /// The width of a part on one line.
    fn width(&self, part: Range<usize>) -> i64 {
        let gaps: i64 = self.segments[part.start..part.end.saturating_sub(1)].iter().map(Segment::gap).sum();
        gaps + self.segments[part].iter().map(|segment| segment.width).sum::<i64>()
    }

    /// Approximately the smallest limit that takes no more lines than the given one, and breaks a word only with a hyphen, and only where it doesn't fit
    /// into the given one either.
    fn balanced(&self, part: Range<usize>, limit: i64) -> i64 {
        let widths = self.segments[part.clone()].iter().map(|segment| segment.width + segment.hyphen());
        let widest = widths.filter(|&width| width <= limit).max().unwrap_or(0);
        let (lines, torn) = self.breaks(part.clone(), limit);
        if torn > 0 || !(2..=MOST_BALANCED).contains(&lines) {
            return limit;
        }
        let even = self.width(part.clone()) / i64::try_from(lines).unwrap_or(1);
        let (mut low, mut high) = (widest.max(even / 2) - 1, limit);
        while high - low > BALANCE_STEP {
            let middle = low + (high - low) / 2;
            let (more, worse) = self.breaks(part.clone(), middle);
            if more <= lines && worse == 0 { high = middle } else { low = middle }
        }
        high
    }

    /// The number of lines, and how many of them end inside a word, where nothing shows that it goes on.
    fn breaks(&self, part: Range<usize>, limit: i64) -> (usize, usize) {
        let (mut lines, mut torn) = (0, 0);
        self.greedy(limit).fill(part, |cut: Cut| {
            lines += 1;
            torn += usize::from(!cut.hyphen && self.is_inside_a_word(cut.end));
        });
        (lines, torn)
    }

    fn is_inside_a_word(&self, end: usize) -> bool {
        let at = self.segments.partition_point(|segment| segment.end() <= end);
        let is_end = |segment: &Segment| segment.visible() == end || segment.end() == end;
        let near = &self.segments[at.saturating_sub(1)..(at + 1).min(self.segments.len())];
        !near.iter().any(is_end) && !self.source.text[..end].ends_with(greedy::is_soft)
    }
}

fn limit(width: f64) -> i64 {
    ticks(if width.is_nan() { 0.0 } else { width.max(0.0) }) + TOLERANCE
}
