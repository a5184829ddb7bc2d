//! Files that a map attaches: pictures, recordings, documents. No other file is served, whatever the address says.

use super::{nothing::nothing, state::ServerState};
use crate::{cli::access::Reading, model::media};
use axum::{
    body::Body,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use futures_util::stream::{Stream, unfold};
use std::io;

/// One of the files that the map attaches.
pub(super) async fn file(State(state): State<ServerState>, Path((slug, path)): Path<(String, String)>) -> Response {
    let page = state.map(&slug).and_then(|map| map.page.clone());
    let Some(file) = page.as_ref().and_then(|page| page.attached.get(&format!("files/{path}"))) else {
        return nothing();
    };
    // What a browser can't show is offered as a download.
    let (kind, _) = media(&file.path.to_string_lossy());
    match file.scope.open(&file.path) {
        // If it is a page, it would have the preview's origin, so it must not run scripts or send requests.
        Ok(file) => {
            let own = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
            let length = file.length.to_string();
            let headers = [
                (header::CONTENT_TYPE, kind),
                (header::CONTENT_SECURITY_POLICY, own),
                (header::CONTENT_LENGTH, length.as_str()),
            ];
            (headers, Body::from_stream(parts(file))).into_response()
        }
        Err(_) => (StatusCode::NOT_FOUND, "The file is gone.\n").into_response(),
    }
}

/// A file piece by piece, however large it is.
fn parts(file: Reading) -> impl Stream<Item = io::Result<Vec<u8>>> {
    unfold(Some(file), |file| async {
        let mut file = file?;
        match file.part() {
            Ok(part) => part.map(|part| (Ok(part), Some(file))),
            Err(error) => Some((Err(error), None)),
        }
    })
}
