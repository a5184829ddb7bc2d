//! The maps that a request is about.

use crate::cli::lsp::{
    open::{Open, Part},
    symbols::Place,
    workspace::Workspace,
};
use lsp_types::{TextDocumentPositionParams, Uri};

/// The result of a request; `None` is a valid answer.
pub(super) type Answer<T> = Result<Option<T>, String>;

/// An open file with its maps compiled.
pub(super) fn open<'a>(workspace: &'a mut Workspace, uri: &Uri) -> Option<(&'a Workspace, &'a Open)> {
    workspace.parts(uri);
    let workspace = &*workspace;
    Some((workspace, workspace.open.get(uri.as_str())?))
}

/// The map at a position in an open file, and the byte in the map.
pub(super) fn at<'a>(workspace: &'a mut Workspace, place: &TextDocumentPositionParams) -> Option<(Place<'a>, u32)> {
    let (workspace, open) = open(workspace, &place.text_document.uri)?;
    let byte = open.lines.byte(&open.text, place.position);
    let part = part_at(open, byte)?;
    Some((Place { workspace, open, part }, part.byte(byte)))
}

pub(super) fn part_at(open: &Open, byte: usize) -> Option<&Part> {
    let parts = open.checked.as_deref().unwrap_or_default();
    parts.iter().rev().find(|part| part.start <= byte && byte <= part.start + part.text.len())
}

/// Collects something about each map of a file, with positions in the file.
pub(super) fn all<T>(
    workspace: &mut Workspace,
    uri: &Uri,
    mut each: impl FnMut(&Place<'_>) -> Vec<T>,
) -> Answer<Vec<T>> {
    let Some((workspace, open)) = open(workspace, uri) else { return Ok(None) };
    let parts = open.checked.as_deref().unwrap_or_default().iter();
    Ok(Some(parts.flat_map(|part| each(&Place { workspace, open, part })).collect()))
}
