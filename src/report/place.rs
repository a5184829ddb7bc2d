//! A span as lines and columns, for programs that read a report.

use crate::{
    source::{Position, Source, Sources},
    span::Span,
};

/// Where a span begins and ends.
pub(super) struct Lines {
    pub start: Position,
    pub end: Position,
}

/// The ends of `span` in characters.
pub(super) fn lines(sources: &Sources, span: Span) -> Lines {
    let source = sources.get(span.file);
    Lines { start: source.position(span.start), end: source.position(span.end) }
}

/// The column of the byte `at`, counted from one in UTF-16 code units.
pub(super) fn utf16_column(source: &Source, at: u32) -> usize {
    let start = source.line_range(source.line_of(at)).start;
    let end = (at as usize).clamp(start, source.text.len());
    source.text[start..end].encode_utf16().count() + 1
}
