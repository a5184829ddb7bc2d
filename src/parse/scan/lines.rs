//! A text as lines.

use crate::{
    ast::{Content, Line, Statement},
    parse::grammar::{self, indent, is_blank, trim},
    source::Source,
    span::{FileId, Span},
};
use memchr::memchr2_iter;

/// Reads the text as lines. Total: whatever the text, every byte of it is in one line.
pub fn lines(source: &Source, file: FileId) -> Vec<Line> {
    let mut lines = Vec::with_capacity(source.line_count());
    for at in 0..source.line_count() {
        let raw = source.line_up_to_feed(at);
        let last = raw.end == source.text.len();
        let text = &source.text[raw.clone()];
        let text = if last { text } else { text.strip_suffix('\r').unwrap_or(text) };
        // The grammar decides what a carriage return means that isn't part of a line break.
        if text.ends_with('\r') {
            return grammar::lines(source, file);
        }
        lines.push(line(source, Span::new(file, raw.start, raw.start + text.len())));
    }
    debug_assert_eq!(lines, grammar::lines(source, file), "the lines of {:?}", source.text);
    lines
}

fn line(source: &Source, span: Span) -> Line {
    let text = &source.text[span.range()];
    let words = text.trim_start_matches(is_blank);
    let margin = &text[..text.len() - words.len()];
    let start = span.start + margin.len() as u32;
    let rest = |start: u32| trim(source, Span { start, ..span });
    let content = match words.as_bytes().first() {
        None => return Line { span, indent: 0, content: Content::Blank, node: None },
        Some(b'#') => Content::Comment(rest(start)),
        Some(b'|') => Content::Continuation(rest(start + 1)),
        Some(_) => match keyword(words) {
            Some(length) => Content::Statement(statement(source, Span { start, ..span }, length)),
            None => Content::Other(rest(start)),
        },
    };
    Line { span, indent: indent(margin), content, node: None }
}

/// Reads a line from its keyword on. The keyword has this length.
fn statement(source: &Source, line: Span, length: usize) -> Statement {
    let keyword = Span { end: line.start + length as u32, ..line };
    let behind = &source.text[keyword.end as usize..line.end as usize];
    let colon = colon(behind).map(|(at, length)| {
        let start = keyword.end + at as u32;
        Span { start, end: start + length as u32, ..line }
    });
    let head = Span { start: keyword.end, end: colon.map_or(line.end, |colon| colon.start), ..line };
    let text = Span { start: colon.map_or(line.end, |colon| colon.end), ..line };
    Statement { keyword, head: trim(source, head), colon, text: trim(source, text) }
}

/// The length of the keyword at the start of a line.
fn keyword(words: &str) -> Option<usize> {
    let bytes = words.as_bytes();
    let part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let length = bytes.iter().take_while(|byte| part(byte)).count();
    match bytes.get(length) {
        Some(byte) if !byte.is_ascii() && (length == 0 || bytes[0].is_ascii_alphabetic()) => grammar::keyword(words),
        _ => bytes[0].is_ascii_alphabetic().then_some(length),
    }
}

/// The position and the length of the first colon.
fn colon(text: &str) -> Option<(usize, usize)> {
    const WIDE: &str = "：";
    let found = memchr2_iter(b':', WIDE.as_bytes()[0], text.as_bytes()).find(|&at| {
        let behind = &text.as_bytes()[at..];
        behind[0] == b':' || behind.starts_with(WIDE.as_bytes())
    })?;
    Some((found, if text.as_bytes()[found] == b':' { 1 } else { WIDE.len() }))
}
