//! Requests and their answers.

mod actions;
mod capabilities;
mod complete;
mod format;
mod named;
mod shape;

pub use capabilities::capabilities;

use super::{
    open::{Open, Part},
    symbols::Place,
    workspace::Workspace,
};
use lsp_server::{ErrorCode, Request, Response};
use lsp_types::{
    TextDocumentPositionParams, Uri,
    request::{
        CodeActionRequest, Completion, DocumentHighlightRequest, DocumentLinkRequest, DocumentSymbolRequest,
        FoldingRangeRequest, Formatting, GotoDefinition, HoverRequest, InlayHintRequest, PrepareRenameRequest,
        RangeFormatting, References, Rename, Request as _, SelectionRangeRequest, SemanticTokensFullRequest,
    },
};
use serde::{Serialize, de::DeserializeOwned};

/// The answer to any request; an error if this server doesn't know it.
pub fn answer(workspace: &mut Workspace, request: Request) -> Response {
    let call = Call { workspace, request };
    match call.request.method.as_str() {
        Completion::METHOD => call.with(complete::complete),
        HoverRequest::METHOD => call.with(complete::hover),
        GotoDefinition::METHOD => call.with(named::definition),
        References::METHOD => call.with(named::references),
        DocumentHighlightRequest::METHOD => call.with(named::highlights),
        PrepareRenameRequest::METHOD => call.with(named::can_rename),
        Rename::METHOD => call.with(named::rename),
        DocumentSymbolRequest::METHOD => call.with(shape::outline),
        FoldingRangeRequest::METHOD => call.with(shape::folds),
        SelectionRangeRequest::METHOD => call.with(shape::selections),
        Formatting::METHOD => call.with(format::format),
        RangeFormatting::METHOD => call.with(format::format_range),
        CodeActionRequest::METHOD => call.with(actions::actions),
        SemanticTokensFullRequest::METHOD => call.with(shape::tokens),
        InlayHintRequest::METHOD => call.with(shape::hints),
        DocumentLinkRequest::METHOD => call.with(shape::links),
        method => {
            let why = format!("this server doesn't know {method}");
            Response::new_err(call.request.id, ErrorCode::MethodNotFound as i32, why)
        }
    }
}

/// The result of a request; `None` is a valid answer.
type Answer<T> = Result<Option<T>, String>;

struct Call<'a> {
    workspace: &'a mut Workspace,
    request: Request,
}

impl Call<'_> {
    fn with<P: DeserializeOwned, T: Serialize>(self, answer: fn(&mut Workspace, P) -> Answer<T>) -> Response {
        let Request { id, params, .. } = self.request;
        match serde_json::from_value(params) {
            Err(error) => Response::new_err(id, ErrorCode::InvalidParams as i32, error.to_string()),
            Ok(params) => match answer(self.workspace, params) {
                Ok(answer) => Response::new_ok(id, answer),
                Err(why) => Response::new_err(id, ErrorCode::RequestFailed as i32, why),
            },
        }
    }
}

/// An open file with its maps compiled.
fn open<'a>(workspace: &'a mut Workspace, uri: &Uri) -> Option<(&'a Workspace, &'a Open)> {
    workspace.parts(uri);
    let workspace = &*workspace;
    Some((workspace, workspace.open.get(uri.as_str())?))
}

/// The map at a position in an open file, and the byte in the map.
fn at<'a>(workspace: &'a mut Workspace, place: &TextDocumentPositionParams) -> Option<(Place<'a>, u32)> {
    let (workspace, open) = open(workspace, &place.text_document.uri)?;
    let byte = open.lines.byte(&open.text, place.position);
    let part = part_at(open, byte)?;
    Some((Place { workspace, open, part }, part.byte(byte)))
}

fn part_at(open: &Open, byte: usize) -> Option<&Part> {
    let parts = open.checked.as_deref().unwrap_or_default();
    parts.iter().rev().find(|part| part.start <= byte && byte <= part.start + part.text.len())
}

/// Collects something about each map of a file, with positions in the file.
fn all<T>(workspace: &mut Workspace, uri: &Uri, mut each: impl FnMut(&Place<'_>) -> Vec<T>) -> Answer<Vec<T>> {
    let Some((workspace, open)) = open(workspace, uri) else { return Ok(None) };
    let parts = open.checked.as_deref().unwrap_or_default().iter();
    Ok(Some(parts.flat_map(|part| each(&Place { workspace, open, part })).collect()))
}
