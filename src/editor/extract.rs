//! Moves declarations into a file of their own, which other maps can use as well.

use crate::{
    Compilation,
    ast::{Document, Node},
    diagnostic::Edit,
    keyword::Keyword,
    load::EXTENSION,
    source::Source,
    span::{FileId, Span},
};
use std::{collections::BTreeSet, ops::Range};

/// A new file, and what changes in the map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extraction {
    /// What it does.
    pub title: String,
    /// The new file, relative to the folder of the map.
    pub path: String,
    /// Its content.
    pub text: String,
    /// The edits of the map: the declarations are replaced by a `use` line.
    pub edits: Vec<Edit>,
}

/// Moves the declarations between two bytes of a map to a new file, with a name that `is_taken` doesn't know. `None` if
/// there are none, or if the file only has declarations.
pub fn extract(
    compilation: &Compilation,
    file: FileId,
    (start, end): (u32, u32),
    is_taken: &dyn Fn(&str) -> bool,
) -> Option<Extraction> {
    let document = compilation.document(file)?;
    let source = compilation.sources.get(file);
    let journey = document.nodes.iter().find(|node| node.keyword() == Keyword::Journey)?;
    let lines = source.line_of(start)..source.line_of(end) + 1;
    let blocks: Vec<(&Node, Range<usize>)> = declarations(document, &lines).collect();
    let text: Vec<String> = blocks.iter().map(|(_, lines)| dedented(source, lines.clone())).collect();
    let path = free(&file_name(&blocks), is_taken);
    let mut gaps: Vec<Range<usize>> = Vec::new();
    for (_, lines) in &blocks {
        match gaps.last_mut().filter(|gap| gap.end == lines.start) {
            Some(gap) => gap.end = lines.end,
            None => gaps.push(lines.clone()),
        }
    }
    let mut edits: Vec<Edit> = gaps.into_iter().map(|lines| removal(source, file, lines)).collect();
    let indent = source.text[source.line_range(journey.line as usize)].chars().take_while(|c| c.is_whitespace());
    let indent: String = indent.collect();
    edits.insert(0, Edit { span: journey.span.after(), text: format!("\n{indent}  use: {path}") });
    let title = match blocks.as_slice() {
        [] => return None,
        [(node, _)] => format!("Move this {} to a shared file, {path}", node.keyword().word()),
        several => format!("Move these {} declarations to a shared file, {path}", several.len()),
    };
    Some(Extraction { title, path, text: text.join(""), edits })
}

/// The declarations that contain any of these lines, each with all of its lines.
fn declarations<'a>(
    document: &'a Document,
    lines: &'a Range<usize>,
) -> impl Iterator<Item = (&'a Node, Range<usize>)> + 'a {
    let inside = document.last_inside();
    let all = document.nodes.iter().zip(inside).filter(|(node, _)| node.keyword().is_declaration());
    let blocks = all.map(|(node, last)| (node, node.line as usize..document.last_line(last) as usize + 1));
    blocks.filter(|(_, block)| block.start < lines.end && lines.start < block.end)
}

/// A file with one kind of thing is named after it.
fn file_name(blocks: &[(&Node, Range<usize>)]) -> String {
    let kinds: BTreeSet<&str> = blocks.iter().map(|(node, _)| node.keyword().word()).collect();
    match kinds.first() {
        Some(kind) if kinds.len() == 1 => format!("{kind}s"),
        _ => "shared".to_owned(),
    }
}

fn free(stem: &str, is_taken: &dyn Fn(&str) -> bool) -> String {
    let numbered = (2..).map(|number| format!("{stem}-{number}.{EXTENSION}"));
    let mut names = std::iter::once(format!("{stem}.{EXTENSION}")).chain(numbered);
    names.find(|name| !is_taken(name)).unwrap_or_default()
}

/// Lines without the indentation of the first.
fn dedented(source: &Source, lines: Range<usize>) -> String {
    let first = &source.text[source.line_range(lines.start)];
    let margin = first.len() - first.trim_start().len();
    let line = |line: usize| {
        let text = &source.text[source.line_range(line)];
        let indent = text.len() - text.trim_start().len();
        format!("{}\n", text[indent.min(margin)..].trim_end())
    };
    lines.map(line).collect()
}

/// Removes lines, and the blank lines below them if there are blank lines above as well.
fn removal(source: &Source, file: FileId, lines: Range<usize>) -> Edit {
    let is_blank = |line: usize| source.text[source.line_range(line)].trim().is_empty();
    let count = source.line_count();
    let mut end = lines.end;
    if lines.start == 0 || is_blank(lines.start - 1) {
        end += (end..count).take_while(|&line| is_blank(line) && line + 1 < count).count();
    }
    let start = source.line_range(lines.start).start;
    let end = if end < count { source.line_range(end).start } else { source.text.len() };
    Edit { span: Span::new(file, start, end), text: String::new() }
}
