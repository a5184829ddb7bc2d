//! Cuts a text where a line may end. In comes the collapsed text, out come segments with their widths.

use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_segmentation::{GraphemeIndices, UnicodeSegmentation};

use super::blanks::Run;
use super::measure::{self, Ruler, is_steering};

/// A piece that stays in one line where it can, and the blank behind it. Widths are in ticks.
#[derive(Clone, Debug)]
pub(super) struct Segment {
    /// The byte after its visible part.
    pub visible: usize,
    /// The byte where the next one starts.
    pub end: usize,
    /// Of the visible part.
    pub width: i64,
    /// To the next segment, where that stands in the same line: a blank, kerning or tracking.
    pub gap: i64,
    /// What a hyphen takes that appears where the line ends here; 0 for none.
    pub hyphen: i64,
    /// Whether the line ends here in any case.
    pub forced: bool,
}

/// A text with its runs, to be looked at by byte ranges.
#[derive(Clone, Debug)]
pub(super) struct Source {
    pub text: String,
    pub runs: Vec<Run>,
    /// Whether each character is a grapheme and composed.
    pub simple: bool,
}

impl Source {
    /// The parts of a byte range that are of one run each.
    pub fn parts(&self, start: usize, end: usize) -> impl Iterator<Item = (&str, Run)> {
        let first = self.runs.partition_point(|run| run.end <= start);
        let mut from = start;
        self.runs[first..].iter().map_while(move |&run| {
            let part = (from < end).then(|| &self.text[from..run.end.min(end)])?;
            from = run.end;
            Some((part, run))
        })
    }

    /// The width of a byte range in ticks.
    pub fn width(&self, start: usize, end: usize) -> i64 {
        let mut ruler = Ruler::new();
        for (part, run) in self.parts(start, end) {
            ruler.cut();
            ruler.push(part, run.style, self.simple);
        }
        ruler.width()
    }

    /// All the segments in order.
    pub fn segments(&self) -> Vec<Segment> {
        let mut segments = Vec::with_capacity(self.text.len() / 6 + 1);
        let mut start = 0;
        self.each_break(|end| {
            segments.push(self.segment(start, end));
            start = end;
        });
        segments
    }

    fn segment(&self, start: usize, end: usize) -> Segment {
        let all = &self.text[start..end];
        let forced = all.ends_with('\n') || end == self.text.len();
        let visible = start + all.trim_end_matches([' ', '\n']).len();
        let hyphenated = all.ends_with('\u{AD}') && !forced;
        Segment {
            visible,
            end,
            width: self.width(start, visible),
            gap: if forced { 0 } else { self.gap(start, visible, end) },
            hyphen: if hyphenated { self.hyphen(start, visible) } else { 0 },
            forced,
        }
    }

    fn run_at(&self, byte: usize) -> Option<&Run> {
        self.runs.get(self.runs.partition_point(|run| run.end <= byte))
    }

    fn gap(&self, start: usize, visible: usize, end: usize) -> i64 {
        let Some(run) = visible.checked_sub(1).and_then(|last| self.run_at(last)) else { return 0 };
        let tracking = measure::ticks(run.style.tracking);
        if visible < end {
            return self.run_at(visible).map_or(0, |blank| measure::width(" ", blank.style)) + 2 * tracking;
        }
        let before = self.text[start..visible].chars().rev().find(|&c| !is_steering(c));
        let after = self.text[end..].chars().next().filter(|_| run.end > end);
        tracking + before.zip(after).map_or(0, |(a, b)| measure::kerning(a, b, run.style))
    }

    fn hyphen(&self, start: usize, visible: usize) -> i64 {
        let Some(run) = self.run_at(visible - 1) else { return 0 };
        let before = self.text[start..visible].chars().rev().find(|&c| !is_steering(c));
        let kerning = before.map_or(0, |c| measure::kerning(c, HYPHEN, run.style));
        (measure::width("-", run.style) + kerning + measure::ticks(run.style.tracking)).max(1)
    }

    fn each_break(&self, mut emit: impl FnMut(usize)) {
        if self.text.is_empty() {
        } else if is_plain(&self.text) {
            plain_breaks(&self.text, emit);
        } else {
            let mut clusters = Clusters::new(&self.text, self.simple);
            linebreaks(&self.text)
                .filter(|&(at, kind)| {
                    kind == BreakOpportunity::Mandatory || clusters.border(at) && !after_initial(&self.text[..at])
                })
                .for_each(|(at, _)| emit(at));
        }
    }
}

/// What a soft hyphen turns into where a line ends.
pub(super) const HYPHEN: char = '-';

/// Whether UAX #14 comes down to: after a blank, except before punctuation. Two thirds of all texts.
fn is_plain(text: &str) -> bool {
    text.chars().all(|c| {
        matches!(c, ' ' | '\n' | ',' | '.' | '0'..='9' | 'A'..='Z' | 'a'..='z'
            | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{17F}' | '\u{391}'..='\u{3A1}'
            | '\u{3A3}'..='\u{3CE}' | '\u{400}'..='\u{481}')
    })
}

fn plain_breaks(text: &str, mut emit: impl FnMut(usize)) {
    let bytes = text.as_bytes();
    for (at, pair) in bytes.windows(2).enumerate() {
        match pair {
            [b'\n', _] => emit(at + 1),
            [b' ', next] if !matches!(next, b',' | b'.') => emit(at + 1),
            _ => {}
        }
    }
    emit(text.len());
}

/// A hyphen behind a single letter holds: "e-mail", "T-shirt".
fn after_initial(before: &str) -> bool {
    let mut chars = before.chars().rev();
    chars.next() == Some('-')
        && chars.next().is_some_and(char::is_alphabetic)
        && !chars.next().is_some_and(char::is_alphanumeric)
}

/// Tells for ascending positions whether a grapheme starts there. UAX #14 alone
/// would part a few from their marks, for example a blank that carries one.
struct Clusters<'a> {
    clusters: Option<GraphemeIndices<'a>>,
    at: usize,
    end: usize,
}

impl<'a> Clusters<'a> {
    fn new(text: &'a str, simple: bool) -> Self {
        Self { clusters: (!simple).then(|| text.grapheme_indices(true)), at: 0, end: text.len() }
    }

    fn border(&mut self, position: usize) -> bool {
        let Some(clusters) = &mut self.clusters else { return true };
        while self.at < position {
            self.at = clusters.next().map_or(self.end, |(at, _)| at);
        }
        self.at == position
    }
}
