//! The answer for an address that doesn't exist.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};

pub(super) fn nothing() -> Response {
    (StatusCode::NOT_FOUND, "There is nothing here.\n").into_response()
}
