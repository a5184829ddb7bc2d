//! Which requests are answered: those from this machine, from the preview's own pages.
//!
//! A browser lets any page on the web send requests to this machine. Such a page can't choose what its browser says
//! about it: the `Origin` is its own, the `Host` is the name that it used (even if that name leads here), and
//! `Sec-Fetch-Site` is true.

use super::state::ServerState;
use axum::{
    body::Body,
    extract::{Request, State},
    http::{
        HeaderMap, HeaderValue, Method, StatusCode,
        header::{HOST, HeaderName, ORIGIN},
    },
    middleware::Next,
    response::{IntoResponse, Response},
};

/// Headers of every answer: don't cache it, and don't read or frame it from elsewhere.
const HEADERS: [(&str, &str); 7] = [
    ("cache-control", "no-store"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("vary", "Host, Origin, Sec-Fetch-Site"),
];

/// Lets allowed requests through, and adds headers to the answer.
pub(super) async fn guard(State(state): State<ServerState>, request: Request<Body>, next: Next) -> Response {
    let mut response = match refused(&request, state.port) {
        Some((status, why)) => (status, format!("{why}\n")).into_response(),
        None => next.run(request).await,
    };
    for (name, value) in HEADERS {
        response.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    response
}

fn refused(request: &Request<Body>, port: u16) -> Option<(StatusCode, &'static str)> {
    let headers = request.headers();
    let method = request.method();
    if ![Method::GET, Method::HEAD, Method::POST].contains(method) {
        return Some((StatusCode::METHOD_NOT_ALLOWED, "This method is not allowed."));
    }
    let own = [format!("127.0.0.1:{port}"), format!("localhost:{port}")];
    let host = only(headers, &HOST).filter(|host| own.iter().any(|own| own == host));
    let elsewhere = request.uri().authority().is_some_and(|authority| Some(authority.as_str()) != host);
    let Some(host) = host.filter(|_| !elsewhere) else {
        return Some((StatusCode::FORBIDDEN, "The preview answers to 127.0.0.1 and localhost only."));
    };
    let origin = only(headers, &ORIGIN);
    let foreign = headers.contains_key(ORIGIN) && origin.is_none_or(|origin| origin != format!("http://{host}"));
    let unsaid = *method == Method::POST && origin.is_none();
    (foreign || unsaid || is_from_elsewhere(headers))
        .then_some((StatusCode::FORBIDDEN, "The preview answers to its own pages only."))
}

/// Whether another site's page sends this. Following a link to the preview is harmless: the other site can't read the
/// page.
fn is_from_elsewhere(headers: &HeaderMap) -> bool {
    let says = |name: &'static str| only(headers, &HeaderName::from_static(name));
    let followed = says("sec-fetch-mode") == Some("navigate") && says("sec-fetch-dest") == Some("document");
    headers.contains_key("sec-fetch-site")
        && !matches!(says("sec-fetch-site"), Some("same-origin" | "none"))
        && !followed
}

/// The value of a header that occurs exactly once.
fn only<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (Some(value), None) => value.to_str().ok(),
        (_, _) => None,
    }
}
