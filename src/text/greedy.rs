//! Fills lines with segments. Input: segments and a width. Output: cuts, the bytes that each line shows.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::measure::Ruler;
use super::segment::{Segment, Source};

/// The bytes of one line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Cut {
    pub start: usize,
    pub end: usize,
    /// Whether it ends with a hyphen.
    pub hyphen: bool,
    /// Its width in ticks, hyphen included.
    pub width: i64,
}

/// How many more segments are tried after one whose hyphen doesn't fit: the end of a word can be narrower than the
/// hyphen.
const PAST_HYPHEN: usize = 8;

/// Breaks segments into lines, each as full as possible.
pub(super) struct Greedy<'a> {
    pub source: &'a Source,
    pub segments: &'a [Segment],
    /// In ticks.
    pub limit: i64,
}

impl Greedy<'_> {
    /// Emits each line of a range of segments.
    pub fn fill(&self, part: Range<usize>, mut emit: impl FnMut(Cut)) {
        let mut at = part.start;
        let mut rest = None;
        while at < part.end {
            let (start, width) = rest.take().unwrap_or_else(|| (self.start(at), self.segments[at].width));
            if let Some((end, width)) = self.fit(at..part.end, width) {
                let last = &self.segments[end - 1];
                emit(Cut { start, end: last.visible(), hyphen: last.hyphen() > 0, width });
                at = end;
            } else {
                rest = self.split(at, &mut emit);
                at += usize::from(rest.is_none());
            }
        }
    }

    /// Where a segment starts.
    fn start(&self, at: usize) -> usize {
        at.checked_sub(1).map_or(0, |before| self.segments[before].end())
    }

    /// The segment after the last one that fits on a line, and the line's width; `None` if not even the first fits.
    /// `width` is that of the rest of the first segment.
    fn fit(&self, part: Range<usize>, mut width: i64) -> Option<(usize, i64)> {
        let (mut best, mut past) = (None, 0);
        for at in part.clone() {
            let segment = &self.segments[at];
            if at > part.start {
                width += self.segments[at - 1].gap() + segment.width;
            }
            if width + segment.hyphen() <= self.limit {
                best = Some((at + 1, width + segment.hyphen()));
                past = 0;
            } else if width > self.limit || past == PAST_HYPHEN {
                break;
            } else {
                past += 1;
            }
        }
        best
    }

    /// Breaks a segment that is wider than the line: where its language hyphenates it, otherwise between graphemes.
    /// Emits all lines but the last, which it returns as start and width for others to join; `None` if that has been
    /// emitted as well.
    fn split(&self, at: usize, emit: &mut impl FnMut(Cut)) -> Option<(usize, i64)> {
        let segment = &self.segments[at];
        let mut line = Open::new(self.start(at));
        let mut next = line.start;
        let mut points = self.source.points(line.start, segment.visible()).into_iter().peekable();
        while next < segment.visible() {
            let end = self.grapheme_end(next, segment.visible());
            let hyphen = if end == segment.visible() { segment.hyphen() } else { 0 };
            let width = line.with(self.source, next, end);
            let grapheme = &self.source.text[next..end];
            if grapheme != " " && width + hyphen > self.limit && next > line.start {
                let best = line.best(next, self.limit);
                emit(Cut { start: line.start, end: best.end, hyphen: best.hyphen, width: best.width });
                next = best.resume;
                line = Open::new(next);
            } else {
                line.take(grapheme, next, width);
                next = end;
                while points.next_if(|&point| point < end).is_some() {}
                if points.next_if_eq(&end).is_some() {
                    line.part(end, width + self.source.hyphen(line.start, end), self.limit);
                }
            }
        }
        let width = line.width;
        let rest = (line.start, width);
        (width + segment.hyphen() <= self.limit).then_some(rest).or_else(|| {
            emit(Cut {
                start: rest.0,
                end: segment.visible(),
                hyphen: segment.hyphen() > 0,
                width: width + segment.hyphen(),
            });
            None
        })
    }

    fn grapheme_end(&self, start: usize, end: usize) -> usize {
        let text = &self.source.text[start..end];
        let is_alone = text.bytes().take(2).all(|byte| byte.is_ascii());
        let first = if self.source.simple || is_alone {
            text.chars().next().map_or(0, char::len_utf8)
        } else {
            text.graphemes(true).next().map_or(0, str::len)
        };
        start + first.max(1)
    }
}

/// A line that is being filled with graphemes.
struct Open<'a> {
    start: usize,
    ruler: Option<Ruler<'a>>,
    run: usize,
    width: i64,
    soft: Option<Soft>,
}

/// A better place inside a segment to end a line: after punctuation or at a space.
#[derive(Clone, Copy)]
struct Soft {
    end: usize,
    /// The width up to it.
    width: i64,
    /// Where the next line begins.
    resume: usize,
    /// Whether a hyphen appears there.
    hyphen: bool,
}

impl<'a> Open<'a> {
    fn new(start: usize) -> Self {
        Self { start, ruler: None, run: usize::MAX, width: 0, soft: None }
    }

    /// The width with one more grapheme, which is thereby taken up in the ruler.
    fn with(&mut self, source: &'a Source, start: usize, end: usize) -> i64 {
        for (part, run) in source.parts(start, end) {
            let ruler = self.ruler.get_or_insert_with(|| Ruler::new(&run.setting));
            if std::mem::replace(&mut self.run, run.index) != run.index {
                ruler.run(&run.setting);
            }
            ruler.push(part, source.simple);
        }
        self.ruler.as_ref().map_or(0, Ruler::width)
    }

    fn take(&mut self, grapheme: &str, start: usize, width: i64) {
        let end = start + grapheme.len();
        if grapheme == " " {
            self.soft = Some(Soft { end: start, width: self.width, resume: end, hyphen: false });
        } else if grapheme.ends_with(is_soft) {
            self.soft = Some(Soft { end, width, resume: end, hyphen: false });
        }
        self.width = width;
    }

    /// Remembers that the word may be hyphenated at `end`, if the line has room for the hyphen.
    fn part(&mut self, end: usize, width: i64, limit: i64) {
        if width <= limit {
            self.soft = Some(Soft { end, width, resume: end, hyphen: true });
        }
    }

    /// Where to end a line that is full at `next`: at a space, or after punctuation or a syllable if that leaves it at
    /// least half full.
    fn best(&self, next: usize, limit: i64) -> Soft {
        let is_good = |soft: &Soft| soft.resume > soft.end || 2 * soft.width >= limit;
        self.soft.filter(is_good).unwrap_or(Soft { end: next, width: self.width, resume: next, hyphen: false })
    }
}

/// Characters after which an address, a path or a name in code breaks with the least harm.
pub(super) fn is_soft(c: char) -> bool {
    "-/_.,:;=?&@#+~\\|·‐–".contains(c)
}
