//! Which request gets which answer.

use super::{actions, complete, format, maps::Answer, named, rename, shape};
use crate::cli::lsp::workspace::Workspace;
use lsp_server::{ErrorCode, Request, Response};
use lsp_types::request::{
    CodeActionRequest, Completion, DocumentHighlightRequest, DocumentLinkRequest, DocumentSymbolRequest,
    FoldingRangeRequest, Formatting, GotoDefinition, HoverRequest, InlayHintRequest, PrepareRenameRequest,
    RangeFormatting, References, Rename, Request as _, SelectionRangeRequest, SemanticTokensFullRequest,
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
        PrepareRenameRequest::METHOD => call.with(rename::can_rename),
        Rename::METHOD => call.with(rename::rename),
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
            let why = format!("this server does not know {method}");
            Response::new_err(call.request.id, ErrorCode::MethodNotFound as i32, why)
        }
    }
}

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
