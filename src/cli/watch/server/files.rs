//! Files that a map attaches: pictures, recordings, documents. No other file is served, whatever the address says.

use super::{Desk, nothing::nothing};
use crate::cli::access::Reading;
use axum::{
    body::Body,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use futures_util::stream::{Stream, unfold};
use std::io;

/// What a browser may show directly, by file extension. Anything else is offered as a download.
const KINDS: &[(&str, &str)] = &[
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("gif", "image/gif"),
    ("webp", "image/webp"),
    ("svg", "image/svg+xml"),
    ("mp3", "audio/mpeg"),
    ("m4a", "audio/mp4"),
    ("ogg", "audio/ogg"),
    ("wav", "audio/wav"),
    ("mp4", "video/mp4"),
    ("webm", "video/webm"),
    ("pdf", "application/pdf"),
    ("txt", "text/plain; charset=utf-8"),
    ("csv", "text/plain; charset=utf-8"),
    ("md", "text/plain; charset=utf-8"),
    ("journey", "text/plain; charset=utf-8"),
];

/// One of the files that the map attaches.
pub(super) async fn file(State(desk): State<Desk>, Path((slug, path)): Path<(String, String)>) -> Response {
    let page = desk.map(&slug).and_then(|map| map.page.clone());
    let Some(file) = page.as_ref().and_then(|page| page.attached.get(&format!("files/{path}"))) else {
        return nothing();
    };
    let ending = file.path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    let kind = KINDS.iter().find(|(known, _)| *known == ending).map_or("application/octet-stream", |(_, kind)| kind);
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
