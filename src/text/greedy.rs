//! Fills lines with segments. In come segments and a width, out go cuts: which bytes a line shows.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::measure::Ruler;
use super::segment::{Segment, Source};

/// One line by its bytes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Cut {
    pub start: usize,
    pub end: usize,
    /// Whether a hyphen appears at its end.
    pub hyphen: bool,
    /// Its width in ticks, hyphen included.
    pub width: i64,
}

/// How many segments may be tried past one whose hyphen doesn't fit: the end of a word can be
/// narrower than the hyphen.
const PAST_HYPHEN: usize = 8;

/// Lines of some segments, as many as fit into each.
pub(super) struct Greedy<'a> {
    pub source: &'a Source,
    pub segments: &'a [Segment],
    /// Ticks.
    pub limit: i64,
}

impl Greedy<'_> {
    /// Hands over each line of a range of segments.
    pub fn fill(&self, part: Range<usize>, mut emit: impl FnMut(Cut)) {
        let mut at = part.start;
        let mut rest = None;
        while at < part.end {
            let (start, width) = rest.take().unwrap_or_else(|| (self.start(at), self.segments[at].width));
            if let Some((end, width)) = self.fit(at..part.end, width) {
                let last = &self.segments[end - 1];
                emit(Cut { start, end: last.visible, hyphen: last.hyphen > 0, width });
                at = end;
            } else {
                rest = self.split(at, &mut emit);
                at += usize::from(rest.is_none());
            }
        }
    }

    /// Where a segment starts.
    fn start(&self, at: usize) -> usize {
        at.checked_sub(1).map_or(0, |before| self.segments[before].end)
    }

    /// The segment after the last one that fits into a line, and the line's width; none where not even
    /// the first does. `width` is what is left of the first.
    fn fit(&self, part: Range<usize>, mut width: i64) -> Option<(usize, i64)> {
        let (mut best, mut past) = (None, 0);
        for at in part.clone() {
            let segment = &self.segments[at];
            if at > part.start {
                width += self.segments[at - 1].gap + segment.width;
            }
            if width + segment.hyphen <= self.limit {
                best = Some((at + 1, width + segment.hyphen));
                past = 0;
            } else if width > self.limit || past == PAST_HYPHEN {
                break;
            } else {
                past += 1;
            }
        }
        best
    }

    /// Breaks a segment that is wider than the line, between graphemes. Hands over all lines but the last, which it
    /// gives back as start and width for others to join; none where that has been handed over as well.
    fn split(&self, at: usize, emit: &mut impl FnMut(Cut)) -> Option<(usize, i64)> {
        let segment = &self.segments[at];
        let mut line = Open::new(self.start(at));
        let mut next = line.start;
        while next < segment.visible {
            let end = self.grapheme_end(next, segment.visible);
            let hyphen = if end == segment.visible { segment.hyphen } else { 0 };
            let width = line.with(self.source, next, end);
            if width + hyphen > self.limit && next > line.start {
                let cut = line.cut(next, self.limit);
                next = cut.end;
                emit(cut);
                line = Open::new(next);
            } else {
                line.take(width, end, self.source);
                next = end;
            }
        }
        let width = line.width;
        let rest = (line.start, width);
        (width + segment.hyphen <= self.limit).then_some(rest).or_else(|| {
            emit(Cut {
                start: rest.0,
                end: segment.visible,
                hyphen: segment.hyphen > 0,
                width: width + segment.hyphen,
            });
            None
        })
    }

    fn grapheme_end(&self, start: usize, end: usize) -> usize {
        let text = &self.source.text[start..end];
        let first = if self.source.simple {
            text.chars().next().map_or(0, char::len_utf8)
        } else {
            text.graphemes(true).next().map_or(0, str::len)
        };
        start + first.max(1)
    }
}

/// A line that is being filled with graphemes.
struct Open {
    start: usize,
    ruler: Ruler,
    run: usize,
    width: i64,
    /// The last place behind punctuation, and the width up to it.
    soft: Option<(usize, i64)>,
}

impl Open {
    fn new(start: usize) -> Self {
        Self { start, ruler: Ruler::new(), run: usize::MAX, width: 0, soft: None }
    }

    /// The width with one more grapheme, which is thereby taken up in the ruler.
    fn with(&mut self, source: &Source, start: usize, end: usize) -> i64 {
        for (part, run) in source.parts(start, end) {
            if std::mem::replace(&mut self.run, run.index) != run.index {
                self.ruler.cut();
            }
            self.ruler.push(part, run.style, source.simple);
        }
        self.ruler.width()
    }

    fn take(&mut self, width: i64, end: usize, source: &Source) {
        self.width = width;
        if source.text[..end].ends_with(is_soft) {
            self.soft = Some((end, width));
        }
    }

    /// Ends the line behind its last punctuation, if that leaves it at least half full.
    fn cut(&self, next: usize, limit: i64) -> Cut {
        let (end, width) = self.soft.filter(|&(_, width)| 2 * width >= limit).unwrap_or((next, self.width));
        Cut { start: self.start, end, hyphen: false, width }
    }
}

/// Where an address, a path or a name in code breaks with the least harm.
fn is_soft(c: char) -> bool {
    matches!(
        c,
        '-' | '/'
            | '_'
            | '.'
            | ','
            | ':'
            | ';'
            | '='
            | '?'
            | '&'
            | '@'
            | '#'
            | '+'
            | '~'
            | '\\'
            | '|'
            | '·'
            | '‐'
            | '–'
    )
}
