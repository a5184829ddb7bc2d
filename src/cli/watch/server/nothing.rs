//! The answer to an address that leads nowhere.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};

/// Nothing is there.
pub(super) fn nothing() -> Response {
    (StatusCode::NOT_FOUND, "There is nothing here.\n").into_response()
}
