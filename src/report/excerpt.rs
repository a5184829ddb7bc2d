//! The lines of source around a mistake, ready to be framed.
//!
//! Input: labelled places in any number of files. Output: windows of lines, joined into one text so that a single
//! offset identifies a place in any of them. Only the relevant lines are read, however large the file. A line too wide
//! to read is cut on both sides of its first label. Characters that would act on a terminal are replaced.

use super::visible::{inactive_in_place, shown};
use crate::source::{Position, Source};
use std::ops::Range;
use unicode_width::UnicodeWidthChar;

/// Lines above and below a labelled one.
const CONTEXT: usize = 1;
/// Of a label that spans more lines than this only the first is shown.
const TALLEST: usize = 6;
/// The fewest columns of a line that are shown, however narrow the terminal.
const NARROWEST: usize = 40;
/// Width of the line number and the frame, left of a line.
const FRAME: usize = 10;

/// A place to show.
pub(super) struct Region<'a> {
    pub source: &'a Source,
    pub range: Range<usize>,
    pub text: &'a str,
}

/// Windows and the labels in them, both by virtual offset.
#[derive(Debug, Default)]
pub(super) struct Excerpt {
    pub windows: Vec<Window>,
    pub labels: Vec<Mark>,
    /// The most columns of a line that are shown.
    widest: usize,
}

/// Some consecutive lines of a file.
#[derive(Debug)]
pub(super) struct Window {
    /// The file.
    pub name: String,
    /// The first line, counted from zero.
    pub first: usize,
    /// The virtual offset of the first byte.
    pub base: usize,
    /// The lines, each with a line break.
    pub text: String,
}

/// A label in an excerpt.
#[derive(Debug)]
pub(super) struct Mark {
    /// The virtual offsets of its ends.
    pub range: Range<usize>,
    /// Its true place.
    pub at: Position,
    pub text: String,
    /// Whether it is where the mistake is.
    pub primary: bool,
}

impl Window {
    /// The virtual offset after the last byte.
    pub fn end(&self) -> usize {
        self.base + self.text.len()
    }
}

impl Excerpt {
    /// What to show of `places` in `width` columns; the first of them is where the mistake is.
    pub fn new(places: &[Region<'_>], width: usize) -> Self {
        let mut excerpt = Self { widest: width.saturating_sub(FRAME).max(NARROWEST), ..Self::default() };
        let mut left: Vec<_> = (0..places.len()).collect();
        // The file of the mistake first, then the others in order.
        while let Some(&next) = left.first() {
            let file = places[next].source;
            let (mut here, rest): (Vec<_>, Vec<_>) =
                left.into_iter().partition(|&at| std::ptr::eq(places[at].source, file));
            here.sort_by_key(|&at| places[at].range.start);
            excerpt.file(places, &here);
            left = rest;
        }
        excerpt
    }

    /// Adds the windows of one file: labels that are near each other share one.
    fn file(&mut self, places: &[Region<'_>], here: &[usize]) {
        let Some((&first, rest)) = here.split_first() else { return };
        let mut group = vec![first];
        let mut end = lines(&places[first]).end;
        for &at in rest {
            let next = lines(&places[at]);
            if next.start > end {
                self.window(places, &group);
                group.clear();
            }
            end = end.max(next.end);
            group.push(at);
        }
        self.window(places, &group);
    }

    /// Adds one window with its labels.
    fn window(&mut self, places: &[Region<'_>], group: &[usize]) {
        let source = places[group[0]].source;
        let first = group.iter().map(|&at| lines(&places[at]).start).min().unwrap_or(0);
        let end = group.iter().map(|&at| lines(&places[at]).end).max().unwrap_or(first);
        let base = self.windows.last().map_or(0, |window| window.end() + 1);
        let mut marks: Vec<_> = group.iter().map(|&at| (at, clipped(&places[at]), base..base)).collect();
        let mut text = String::new();
        for line in first..end {
            let raw = source.line_range(line);
            let part = Part::of(source, &raw, marks.iter().map(|(_, range, _)| range.start), self.widest);
            let start = base + text.len();
            text.push_str(&part.text);
            for (_, range, virtually) in &mut marks {
                if raw.start <= range.start && range.start <= raw.end {
                    virtually.start = start + part.offset(range.start);
                }
                if raw.start <= range.end && range.end <= raw.end {
                    virtually.end = start + part.offset(range.end);
                }
            }
            text.push('\n');
        }
        self.labels.extend(marks.into_iter().map(|(at, range, virtually)| Mark {
            at: source.position(range.start as u32),
            range: virtually.start..virtually.end.max(virtually.start),
            text: places[at].text.to_owned(),
            primary: at == 0,
        }));
        self.windows.push(Window { name: source.name.clone(), first, base, text });
    }
}

/// The lines around a label, without blank ones at the edges.
fn lines(place: &Region<'_>) -> Range<usize> {
    let range = clipped(place);
    let source = place.source;
    let (first, last) = (source.line_of(range.start as u32), source.line_of(range.end as u32));
    let blank = |&line: &usize| source.text[source.line_range(line)].trim().is_empty();
    let above = (first.saturating_sub(CONTEXT)..first).find(|line| !blank(line)).unwrap_or(first);
    let below = (last + 1..(last + 1 + CONTEXT).min(source.line_count())).rfind(|line| !blank(line)).unwrap_or(last);
    above..below + 1
}

/// The bytes that are marked: inside the text, and no more than a few lines.
fn clipped(place: &Region<'_>) -> Range<usize> {
    let source = place.source;
    let length = source.text.len();
    let start = place.range.start.min(length);
    let mut end = place.range.end.clamp(start, length);
    let (first, last) = (source.line_of(start as u32), source.line_of(end as u32));
    if last - first >= TALLEST {
        end = source.line_range(first).end.max(start);
    } else if last > first && source.line_range(last).start == end {
        // A label that includes a line break doesn't mark the next line.
        end = source.line_range(last - 1).end.max(start);
    }
    // Never between the two characters of a line break.
    let on_line = |at: usize| at.min(source.line_range(source.line_of(at as u32)).end);
    on_line(start)..on_line(end.max(start))
}

/// The visible part of one line.
struct Part<'a> {
    raw: &'a str,
    /// The byte in the file where `raw` begins.
    start: usize,
    text: String,
    cut: bool,
}

impl<'a> Part<'a> {
    /// As much of the line `range` as fits, including the first of `labels` in it.
    fn of(source: &'a Source, range: &Range<usize>, labels: impl Iterator<Item = usize>, widest: usize) -> Self {
        let line = &source.text[range.clone()];
        let label = labels.filter(|at| range.contains(at)).min().unwrap_or(range.start) - range.start;
        let wide = line.len() > widest && columns(line) > widest;
        let from = if wide { back(line, label, widest / 2) } else { 0 };
        let raw = fitting(&line[from..], widest);
        let length = raw.len();
        let (cut, more) = (from > 0, from + length < line.len());
        let mut text = String::with_capacity(raw.len() + 6);
        text.extend(cut.then_some('…'));
        text.extend(raw.chars().map(shown));
        text.extend(more.then_some('…'));
        let text = inactive_in_place(text);
        Self { raw, start: range.start + from, text, cut }
    }

    /// Where the byte `at` of the file is in the text.
    fn offset(&self, at: usize) -> usize {
        let lead = if self.cut { '…'.len_utf8() } else { 0 };
        let within = at.saturating_sub(self.start).min(self.raw.len());
        let before = self.raw.char_indices().take_while(|&(byte, _)| byte < within);
        lead + before.map(|(_, char)| shown(char).len_utf8()).sum::<usize>()
    }
}

/// The number of terminal columns that a character takes.
fn width(char: char) -> usize {
    // The drawing of the frame expands a tab to at most this many.
    if char == '\t' { 4 } else { shown(char).width().unwrap_or(0) }
}

fn columns(line: &str) -> usize {
    line.chars().map(width).sum()
}

/// The byte of `line` that is at most `count` columns before the byte `at`.
fn back(line: &str, at: usize, count: usize) -> usize {
    let mut taken = 0;
    let mut chars = line[..at].char_indices().rev().take_while(|&(_, char)| {
        taken += width(char);
        taken <= count
    });
    chars.by_ref().last().map_or(at, |(byte, _)| byte)
}

/// As much of the start of `line` as fits into `count` columns.
fn fitting(line: &str, count: usize) -> &str {
    let mut taken = 0;
    let end = line.char_indices().find(|&(_, char)| {
        taken += width(char);
        taken > count
    });
    end.map_or(line, |(byte, _)| &line[..byte])
}
