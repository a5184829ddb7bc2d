//! A merge conflict in the text of a page, around its fences. One inside a fence is found with the map.

use crate::{
    diagnostic::{Code, Diagnostic},
    source::line_ranges,
    span::{FileId, Span},
};
use pulldown_cmark::{Event, Options, Parser, Tag};
use std::ops::Range;

/// What is wrong with a page that git left two sides of, none of which may be drawn.
pub(super) fn conflict(markdown: &str) -> Option<Diagnostic> {
    let begins = |line: &str| line.starts_with("<<<<<<< ") || line == "<<<<<<<";
    let ends = |line: &str| line.starts_with(">>>>>>> ") || line == ">>>>>>>";
    if !markdown.contains("<<<<<<<") && !markdown.contains(">>>>>>>") {
        return None;
    }
    let code = code(markdown);
    let (mut parted, mut found) = (None, None);
    for range in line_ranges(markdown, 0) {
        let line = &markdown[range.clone()];
        let block = code.get(code.partition_point(|block| block.end <= range.start));
        let is_code = block.is_some_and(|block| block.contains(&range.start));
        if is_code || !(begins(line) || ends(line) || line == "=======") {
            continue;
        }
        if begins(line) {
            found = Some(range);
            break;
        }
        // A line of these signs alone underlines a heading, and one of those quotes an e-mail of seven answers.
        match (line == "=======", &parted) {
            (true, _) => parted = Some(range),
            (false, Some(_)) => {
                found = parted;
                break;
            }
            (false, None) => {}
        }
    }
    let found = found?;
    let span = Span { file: FileId::default(), start: found.start as u32, end: found.end as u32 };
    Some(
        Diagnostic::new(Code::Pasted, "The file still has a git merge conflict", span, "the conflict begins here")
            .help(
                "keep the lines that are right, and delete the others and the lines `<<<<<<<`, `=======` and `>>>>>>>`",
            ),
    )
}

/// The blocks of code, which may show a conflict.
fn code(markdown: &str) -> Vec<Range<usize>> {
    let blocks = Parser::new_ext(markdown, Options::ENABLE_YAML_STYLE_METADATA_BLOCKS).into_offset_iter();
    blocks.filter(|(event, _)| matches!(event, Event::Start(Tag::CodeBlock(_)))).map(|(_, range)| range).collect()
}
