//! Cuts a text where a line may end. Input: the collapsed text. Output: segments with their widths.

use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_segmentation::{GraphemeIndices, UnicodeSegmentation};

use super::blanks::{Run, Runs};
use super::figures::in_figure;
use super::hyphenation::Hyphenation;
use super::measure::{Ruler, is_steering};

/// A piece that stays on one line if possible, and the space after it. Widths are in ticks. Each word of a map is one
/// of these, so it is kept small.
#[derive(Clone, Debug)]
pub(super) struct Segment {
    /// Of the visible part.
    pub width: i64,
    visible: u32,
    end: u32,
    gap: i32,
    hyphen: i32,
    /// Whether the line always ends here.
    pub forced: bool,
}

impl Segment {
    /// The byte after its visible part.
    pub fn visible(&self) -> usize {
        self.visible as usize
    }

    /// The byte where the next one starts.
    pub fn end(&self) -> usize {
        self.end as usize
    }

    /// The gap to the next segment on the same line: a space, kerning or tracking.
    pub fn gap(&self) -> i64 {
        i64::from(self.gap)
    }

    /// The width of the hyphen that appears if the line ends here; 0 for none.
    pub fn hyphen(&self) -> i64 {
        i64::from(self.hyphen)
    }
}

/// A width that is never more than that of a few letters.
fn small(ticks: i64) -> i32 {
    i32::try_from(ticks).unwrap_or(i32::MAX)
}

/// A place in a text. Files with more bytes aren't read.
fn byte(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// A text with its runs, accessed by byte ranges.
#[derive(Clone, Debug)]
pub(super) struct Source {
    pub text: String,
    pub runs: Runs,
    /// Whether each character is a composed grapheme of its own.
    pub simple: bool,
    /// The rules by which words wider than a line are hyphenated.
    pub hyphenation: Option<Hyphenation>,
}

/// A hyphenated word breaks well in lines at least this many times its size.
const PARTED_WELL: i64 = 11;

impl Source {
    /// Where a segment may be hyphenated, as bytes of the text.
    pub fn points(&self, start: usize, end: usize) -> Vec<usize> {
        let points = self.hyphenation.map_or_else(Vec::new, |rules| rules.points(&self.text[start..end]));
        points.into_iter().map(|at| start + at).collect()
    }

    /// The line width needed for a segment that is `width` wide.
    pub fn parted_width(&self, start: usize, segment: &Segment, width: i64) -> i64 {
        let well = self.run_at(start).map_or(width, |run| PARTED_WELL * run.setting.em());
        if width > well && !self.points(start, segment.visible()).is_empty() { well } else { width }
    }

    /// Splits a byte range at the borders of runs.
    pub fn parts(&self, start: usize, end: usize) -> impl Iterator<Item = (&str, &Run)> {
        let first = self.run_index(start);
        let mut from = start;
        self.runs[first..].iter().map_while(move |run| {
            let part = (from < end).then(|| &self.text[from..run.end.min(end)])?;
            from = run.end;
            Some((part, run))
        })
    }

    /// The width of a byte range in ticks.
    pub fn width(&self, start: usize, end: usize) -> i64 {
        let mut parts = self.parts(start, end);
        let Some((part, run)) = parts.next() else { return 0 };
        let mut ruler = Ruler::new(&run.setting);
        ruler.push(part, self.simple);
        for (part, run) in parts {
            ruler.run(&run.setting);
            ruler.push(part, self.simple);
        }
        ruler.width()
    }

    /// All the segments in order.
    pub fn segments(&self) -> Vec<Segment> {
        let mut segments = Vec::with_capacity(self.text.len() / 5 + 2);
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
        let visible = start + all.trim_end_matches(|c| matches!(c, ' ' | '\n') || is_steering(c)).len();
        let hyphenated = all.ends_with('\u{AD}') && !forced;
        Segment {
            width: self.width(start, visible),
            visible: byte(visible),
            end: byte(end),
            gap: small(if forced { 0 } else { self.gap(start, visible, end) }),
            hyphen: small(if hyphenated { self.hyphen(start, visible) } else { 0 }),
            forced,
        }
    }

    fn run_at(&self, byte: usize) -> Option<&Run> {
        self.runs.get(self.run_index(byte))
    }

    fn run_index(&self, byte: usize) -> usize {
        match self.runs.as_slice() {
            [only] => usize::from(only.end <= byte),
            runs => runs.partition_point(|run| run.end <= byte),
        }
    }

    fn gap(&self, start: usize, visible: usize, end: usize) -> i64 {
        let Some(run) = visible.checked_sub(1).and_then(|last| self.run_at(last)) else { return 0 };
        let setting = &run.setting;
        if self.text[visible..end].contains(' ') {
            return self.run_at(visible).map_or(0, |run| run.setting.blank) + 2 * setting.tracking;
        }
        let after = self.text[end..].chars().next().filter(|_| run.end > end);
        let pair = self.last_drawn(start, visible).zip(after);
        setting.tracking + pair.map_or(0, |(a, b)| setting.kerning(a, b))
    }

    /// The width of a hyphen after a part of the text.
    pub fn hyphen(&self, start: usize, visible: usize) -> i64 {
        let Some(run) = visible.checked_sub(1).and_then(|last| self.run_at(last)) else { return 0 };
        let mut ruler = Ruler::new(&run.setting);
        ruler.push("-", true);
        let kerning = self.last_drawn(start, visible).map_or(0, |c| run.setting.kerning(c, HYPHEN));
        // A width above 0 marks a segment with a hyphen, however small the text is.
        (ruler.width() + kerning + run.setting.tracking).max(1)
    }

    fn last_drawn(&self, start: usize, end: usize) -> Option<char> {
        self.text[start..end].chars().rev().find(|&c| !is_steering(c))
    }

    fn each_break(&self, mut emit: impl FnMut(usize)) {
        if self.text.is_empty() {
        } else if is_plain(&self.text) {
            plain_breaks(&self.text, emit);
        } else {
            let mut clusters = Clusters::new(&self.text, self.simple);
            let is_japanese = self.text.chars().any(is_kana);
            linebreaks(&self.text)
                .filter(|&(at, kind)| {
                    kind == BreakOpportunity::Mandatory
                        || (between_ascii(&self.text, at) || clusters.border(at))
                            && !sticks(&self.text, at)
                            && !(is_japanese && in_word(&self.text, at))
                })
                .for_each(|(at, _)| emit(at));
        }
    }
}

/// Whether no line ends here, whatever Unicode's rules say.
fn sticks(text: &str, at: usize) -> bool {
    text[at..].starts_with(DOT) || after_initial(&text[..at]) || in_figure(text, at)
}

/// Between two facts. It stays at the end of a line: at the start of one it would look like the mark of a list.
const DOT: char = '·';

/// What a soft hyphen becomes at the end of a line.
pub(super) const HYPHEN: char = '-';

/// Whether [`plain_breaks`] gives the same breaks as UAX #14, several times as fast: it does for words, quotes and the
/// usual punctuation. Rarer characters, or the usual ones in unusual places, take the long way.
fn is_plain(text: &str) -> bool {
    let (mut earlier, mut before) = ('a', ' ');
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let after = chars.peek().copied().unwrap_or(' ');
        let plain = match c {
            ' ' | '\n' | ',' | '.' | ':' | ';' | '“' | '”' | '‘' | '’' | '"' | '\'' => true,
            '!' | '?' | ')' | '…' => is_letter(before) && is_blank(after),
            '(' => is_blank(before) && is_letter(earlier) && is_letter(after),
            '–' | '—' => is_blank(before) && is_letter(earlier) && is_blank(after),
            '-' => before.is_alphabetic() && is_letter(before) && after.is_alphabetic() && is_letter(after),
            _ => is_letter(c),
        };
        if !plain {
            return false;
        }
        (earlier, before) = (before, c);
    }
    true
}

/// Where a line may end in a plain text: after a space, except before punctuation or in a figure, and after a hyphen.
fn plain_breaks(text: &str, mut emit: impl FnMut(usize)) {
    let bytes = text.as_bytes();
    for (at, pair) in bytes.windows(2).enumerate() {
        match pair {
            [b'\n', _] => emit(at + 1),
            [b' ', b',' | b'.' | b':' | b';'] => {}
            [b' ', _] if in_figure(text, at + 1) => {}
            [b' ', _] => emit(at + 1),
            [b'-', _] if !after_initial(&text[..=at]) => emit(at + 1),
            _ => {}
        }
    }
    emit(text.len());
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\n')
}

/// A letter or digit of a script with spaces between its words.
fn is_letter(c: char) -> bool {
    matches!(c, '0'..='9' | 'A'..='Z' | 'a'..='z' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}'
        | '\u{F8}'..='\u{17F}' | '\u{391}'..='\u{3A1}' | '\u{3A3}'..='\u{3CE}' | '\u{400}'..='\u{481}')
}

/// No break after a hyphen that follows a single letter: "e-mail", "T-shirt".
fn after_initial(before: &str) -> bool {
    let mut chars = before.chars().rev();
    chars.next() == Some('-')
        && chars.next().is_some_and(char::is_alphabetic)
        && !chars.next().is_some_and(char::is_alphanumeric)
}

/// Whether a place is inside a Japanese word as far as its letters say: UAX #14 allows a break between any two. A word begins with kanji or
/// katakana and ends with the hiragana after them, as in 名前で and 迎えられた. One that is wider than its line is broken all the same.
fn in_word(text: &str, at: usize) -> bool {
    let (Some(before), Some(after)) = (text[..at].chars().next_back(), text[at..].chars().next()) else { return false };
    match after {
        '\u{3041}'..='\u{309F}' => is_kana(before) || is_kanji(before),
        '\u{30A1}'..='\u{30FA}' | 'ー' => matches!(before, '\u{30A1}'..='\u{30FA}' | 'ー'),
        _ => is_kanji(before) && is_kanji(after),
    }
}

fn is_kanji(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '々')
}

fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{309F}' | '\u{30A1}'..='\u{30FA}' | 'ー')
}

/// Whether both characters at a position are in ASCII: then a grapheme starts there, since no text has a carriage return.
fn between_ascii(text: &str, at: usize) -> bool {
    at > 0 && text.as_bytes()[at - 1..].iter().take(2).all(u8::is_ascii)
}

/// Says for ascending positions whether a grapheme starts there. UAX #14 alone would separate a few characters from
/// their marks, for example a space that carries one.
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::{Face, Style};

    proptest! {
        #![proptest_config(ProptestConfig { cases: 20_000, failure_persistence: None, ..ProptestConfig::default() })]

        /// The short way finds what the long way finds.
        #[test]
        fn plain_texts_break_by_the_rules(text in "[ab0é Ж\n,.:;“”‘’\"'!?()…–—-]{0,6}") {
            let text = crate::text::blanks::collapse(&[(&text, Style::new(Face::Regular, 1.0))], None).0;
            if text.is_empty() || !is_plain(&text) {
                return Ok(());
            }
            let mut short = Vec::new();
            plain_breaks(&text, |at| short.push(at));
            let long: Vec<_> = linebreaks(&text).map(|(at, _)| at).filter(|&at| !sticks(&text, at)).collect();
            prop_assert_eq!(short, long);
        }
    }
}
