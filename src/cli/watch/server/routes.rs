//! What each address answers.

use super::{files, guard, nothing::nothing, state::ServerState, stream};
use crate::cli::watch::{shown::PreviewedMap, view};
use axum::{
    Router,
    body::Bytes,
    extract::{DefaultBodyLimit, Path, State},
    http::{StatusCode, header},
    middleware,
    response::{Html, IntoResponse, Response},
    routing::{get, post},
};
use serde::Deserialize;
use std::sync::Arc;

/// The largest request that is read.
const LARGEST: usize = 4096;

/// Every address of the preview.
pub(super) fn routes(state: ServerState) -> Router {
    Router::new()
        .route("/", get(index))
        .route("/events", get(stream::list))
        .route("/map/{slug}/", get(map))
        .route("/map/{slug}/events", get(stream::map))
        .route("/map/{slug}/open", post(open))
        .route("/map/{slug}/fix", post(fix))
        .route("/map/{slug}/files/{*path}", get(files::file))
        .fallback(|| async { nothing() })
        .layer(DefaultBodyLimit::max(LARGEST))
        .layer(middleware::from_fn_with_state(state.clone(), guard::guard))
        .with_state(state)
}

impl ServerState {
    /// The map at an address.
    pub(super) fn map(&self, slug: &str) -> Option<Arc<PreviewedMap>> {
        self.previews.borrow().map(slug).cloned()
    }
}

async fn index(State(state): State<ServerState>) -> Response {
    let preview = state.previews.borrow().clone();
    match preview.maps.first().filter(|_| preview.single) {
        Some(map) => (StatusCode::SEE_OTHER, [(header::LOCATION, format!("/map/{}/", map.slug))]).into_response(),
        None => Html(view::index(&preview)).into_response(),
    }
}

async fn map(State(state): State<ServerState>, Path(slug): Path<String>) -> Response {
    let preview = state.previews.borrow().clone();
    match preview.map(&slug) {
        Some(map) => Html(view::map(map, &preview)).into_response(),
        None => nothing(),
    }
}

/// A place in the source of a map.
#[derive(Debug, Deserialize)]
struct EditorTarget {
    /// The file, by its position among those that the map was built from.
    file: usize,
    line: u32,
    #[serde(default = "first")]
    column: u32,
}

fn first() -> u32 {
    1
}

async fn open(State(state): State<ServerState>, Path(slug): Path<String>, body: Bytes) -> Response {
    let Some(map) = state.map(&slug) else { return nothing() };
    let Some(editor) = &state.editor else {
        return (StatusCode::CONFLICT, "No editor is configured. Restart the preview with --editor.\n").into_response();
    };
    let place = serde_json::from_slice::<EditorTarget>(&body).ok();
    let Some((place, (_, file))) =
        place.and_then(|place| Some((map.files.get(place.file)?, place)).map(|(a, b)| (b, a)))
    else {
        return (StatusCode::BAD_REQUEST, "There is no such position in the map.\n").into_response();
    };
    match editor.open(file, place.line, place.column) {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(why) => (StatusCode::INTERNAL_SERVER_ERROR, format!("{why}\n")).into_response(),
    }
}

/// The fix that a page asks for.
#[derive(Debug, Deserialize)]
struct Wanted {
    /// The version that the page shows.
    version: String,
    /// The fix, by its position.
    fix: usize,
}

/// Applies a fix, if the map is still the version that the page shows and the file still has the text that was checked.
async fn fix(State(state): State<ServerState>, Path(slug): Path<String>, body: Bytes) -> Response {
    let Some(map) = state.map(&slug) else { return nothing() };
    let Ok(wanted) = serde_json::from_slice::<Wanted>(&body) else {
        return (StatusCode::BAD_REQUEST, "There is no such fix for this map.\n").into_response();
    };
    let click = map.clicks.get(wanted.fix).filter(|_| wanted.version == map.version);
    let Some(click) = click else {
        return (StatusCode::CONFLICT, "The map has changed; look again.\n").into_response();
    };
    match click.offer.apply() {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(failure) => (StatusCode::CONFLICT, format!("{}\n", failure.title)).into_response(),
    }
}
