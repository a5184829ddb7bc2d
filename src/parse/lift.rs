//! Edits of whole lines: removed, or moved up to where they belong, with the comments above them and the `|` lines
//! below.

use super::is_blank;
use crate::{
    ast::{Content, Line},
    diagnostic::{Applicability, Fix},
    source::Source,
    span::Span,
};

/// The first of the comment lines directly above the line `at`; the line itself if there are none.
pub fn with_comments(lines: &[Line], at: usize) -> usize {
    let comments = lines[..at].iter().rev().take_while(|line| matches!(line.content, Content::Comment(_)));
    at - comments.count()
}

/// The last of the lines that continue the line `at`; the line itself if there are none.
pub fn with_continuations(lines: &[Line], at: usize) -> usize {
    let behind = lines[at + 1..].iter().take_while(|line| matches!(line.content, Content::Continuation(_)));
    at + behind.count()
}

/// The last of the lines that are indented below the line `at`; the line itself if there are none.
pub fn with_inside(lines: &[Line], at: usize) -> usize {
    let edge = lines[at].indent;
    let said = |line: &Line| !matches!(line.content, Content::Blank | Content::Comment(_));
    let inside = lines[at + 1..].iter().take_while(|line| !said(line) || line.indent > edge);
    let inside: Vec<&Line> = inside.collect();
    at + inside.iter().rposition(|line| said(line)).map_or(0, |last| last + 1)
}

/// The span of some adjacent lines, with a line break, for an edit that removes them.
pub fn place(lines: &[Line], first: usize, last: usize) -> Span {
    let whole = lines[first].span.to(lines[last].span);
    match lines.get(last + 1) {
        Some(next) => Span { end: next.span.start, ..whole },
        None if first > 0 => Span { start: lines[first - 1].span.end, ..whole },
        None => whole,
    }
}

/// The whitespace that a line begins with.
pub fn margin<'a>(source: &'a Source, line: &Line) -> &'a str {
    let text = &source.text[line.span.range()];
    &text[..text.len() - text.trim_start_matches(is_blank).len()]
}

/// The lines with the prefix `old` replaced by `new`.
fn shifted(source: &Source, lines: &[Line], old: &str, new: &str) -> Vec<String> {
    let one = |line: &Line| {
        let text = &source.text[line.span.range()];
        let rest = text.strip_prefix(old).unwrap_or_else(|| text.trim_start_matches(is_blank));
        if rest.is_empty() { String::new() } else { format!("{new}{rest}") }
    };
    lines.iter().map(one).collect()
}

/// Moves the lines from `at` to `last`, with the comments above them, below the line `below`, with that line's margin.
pub fn below(
    source: &Source,
    lines: &[Line],
    (at, last): (usize, usize),
    below: usize,
    new: &str,
    certain: Applicability,
) -> Option<Fix> {
    let first = with_comments(lines, at);
    if below + 1 == first || (first..=last).contains(&below) {
        return None;
    }
    let moved = shifted(source, &lines[first..=last], margin(source, &lines[at]), new);
    let text: String = moved.iter().map(|line| format!("\n{line}")).collect();
    let taken = place(lines, first, last);
    Some(Fix::new(certain, lines[below].span.after(), text).and(taken, ""))
}

/// Moves the lines from `first` to `last` above the line `above`, with this margin.
pub fn above(source: &Source, lines: &[Line], (first, last): (usize, usize), above: usize, new: &str) -> Fix {
    let moved = shifted(source, &lines[first..=last], margin(source, &lines[first]), new);
    let text: String = moved.iter().map(|line| format!("{line}\n")).collect();
    let start = lines[above].span.start;
    Fix::safe(Span { start, end: start, ..lines[above].span }, text).and(place(lines, first, last), "")
}
