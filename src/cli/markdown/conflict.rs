//! A merge conflict in the text of a page, around its fences. One inside a fence is found with the map.

use crate::{
    diagnostic::{Code, Diagnostic},
    source::{CONFLICT, CONFLICT_HELP, ConflictMarker as Marker, line_ranges},
    span::{FileId, Span},
};
use pulldown_cmark::{Event, Options, Parser, Tag};
use std::ops::Range;

/// What is wrong with a page that git left two sides of, none of which may be drawn.
pub(super) fn conflict(markdown: &str) -> Option<Diagnostic> {
    if !markdown.contains("<<<<<<<") && !markdown.contains(">>>>>>>") {
        return None;
    }
    let code = code(markdown);
    let (mut parted, mut found) = (None, None);
    for range in line_ranges(markdown, 0) {
        let Some(marker) = Marker::of(&markdown[range.clone()]).filter(|marker| *marker != Marker::Base) else {
            continue;
        };
        let block = code.get(code.partition_point(|block| block.end <= range.start));
        let is_code = block.is_some_and(|block| block.contains(&range.start));
        // A line of these signs alone underlines a heading, and one of those quotes an e-mail of seven answers.
        match (marker, &parted) {
            _ if is_code => {}
            (Marker::Begins, _) => {
                found = Some(range);
                break;
            }
            (Marker::Parts, _) => parted = Some(range),
            (Marker::Ends, Some(_)) => {
                found = parted;
                break;
            }
            (Marker::Ends | Marker::Base, _) => {}
        }
    }
    let found = found?;
    let span = Span { file: FileId::default(), start: found.start as u32, end: found.end as u32 };
    Some(Diagnostic::new(Code::Pasted, CONFLICT, span, "the conflict begins here").help(CONFLICT_HELP))
}

/// The blocks of code, which may show a conflict.
fn code(markdown: &str) -> Vec<Range<usize>> {
    let blocks = Parser::new_ext(markdown, Options::ENABLE_YAML_STYLE_METADATA_BLOCKS).into_offset_iter();
    blocks.filter(|(event, _)| matches!(event, Event::Start(Tag::CodeBlock(_)))).map(|(_, range)| range).collect()
}
