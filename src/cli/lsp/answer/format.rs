//! Formatting, of a map or of some of its lines.

use super::maps::Answer;
use crate::cli::{
    commands::fmt::with_line_ends,
    lsp::{edits::line_edits, open::Kind, workspace::Workspace},
};
use lsp_types::{DocumentFormattingParams, DocumentRangeFormattingParams, Range, TextEdit, Uri};

pub fn format(workspace: &mut Workspace, params: DocumentFormattingParams) -> Answer<Vec<TextEdit>> {
    Ok(formatted(workspace, &params.text_document.uri, 0..usize::MAX))
}

pub fn format_range(workspace: &mut Workspace, params: DocumentRangeFormattingParams) -> Answer<Vec<TextEdit>> {
    let Range { start, end } = params.range;
    // A range that ends at the beginning of a line doesn't include that line.
    let behind = if end.character == 0 && end.line > start.line { end.line } else { end.line + 1 };
    Ok(formatted(workspace, &params.text_document.uri, start.line as usize..behind as usize))
}

/// The edits of these lines that make a map canonical; none for a map with mistakes, or for other files.
fn formatted(workspace: &mut Workspace, uri: &Uri, lines: std::ops::Range<usize>) -> Option<Vec<TextEdit>> {
    let open = workspace.open.get(uri.as_str()).filter(|open| open.kind == Kind::Map)?;
    let text = open.text.clone();
    let formatted = match open.path.clone() {
        Some(path) => workspace.task(&path).ok()?.format(text.as_bytes()),
        None => crate::format::format("untitled", text.as_bytes(), &crate::load::NoFiles, &Default::default()),
    };
    let new = with_line_ends(formatted.text?, text.as_bytes());
    Some(line_edits(workspace.open.get(uri.as_str())?, &new, lines))
}
