//! Event streams that tell pages what changed.
//!
//! A page says which version it has; a browser that lost its connection says which version it last got. So a page that
//! returns after a long sleep gets what is new, once, and one that is up to date gets nothing.

use super::{nothing::nothing, state::ServerState};
use crate::{
    cli::{choice::Choice, watch::shown::Preview},
    layout::View,
};
use axum::{
    extract::{Path, RawQuery, State},
    http::HeaderMap,
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use futures_util::stream::unfold;
use std::{collections::VecDeque, convert::Infallible, sync::Arc, time::Duration};
use tokio::sync::watch::Receiver;

/// How soon a browser that lost its connection tries again.
const AGAIN: Duration = Duration::from_millis(500);
/// How often a stream shows that it is alive.
const ALIVE: Duration = Duration::from_secs(15);

/// The last state sent to a page.
struct Listener {
    previews: Receiver<Arc<Preview>>,
    slug: Option<String>,
    version: String,
    list: String,
    /// Events to send before waiting for new ones.
    waiting: VecDeque<Event>,
    begun: bool,
}

/// The list of maps, and every change of it.
pub(super) async fn list(State(state): State<ServerState>) -> Response {
    answer(Listener::new(&state, None, String::new()))
}

/// A map, and every change of it; with the list of maps.
pub(super) async fn map(
    State(state): State<ServerState>,
    Path(slug): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    if state.map(&slug).is_none() {
        return nothing();
    }
    let told = headers.get("last-event-id").and_then(|id| id.to_str().ok());
    let asked = |name: &str| query.as_deref()?.split('&').find_map(|part| part.strip_prefix(name)?.strip_prefix('='));
    if let Some(view) = asked("view").and_then(View::parse) {
        state.looked_at.note(&slug, view);
    }
    let said = asked("have");
    answer(Listener::new(&state, Some(slug), told.or(said).unwrap_or_default().to_owned()))
}

fn answer(listener: Listener) -> Response {
    let events = unfold(listener, |mut listener| async move {
        let event = listener.next().await?;
        Some((Ok::<_, Infallible>(event), listener))
    });
    Sse::new(events).keep_alive(KeepAlive::new().interval(ALIVE)).into_response()
}

impl Listener {
    fn new(state: &ServerState, slug: Option<String>, version: String) -> Self {
        let waiting = VecDeque::from([Event::default().retry(AGAIN).event("hello").data(env!("CARGO_PKG_VERSION"))]);
        Self { previews: state.previews.clone(), slug, version, list: String::new(), waiting, begun: false }
    }

    /// The next event to send; `None` at the end.
    async fn next(&mut self) -> Option<Event> {
        loop {
            if let Some(event) = self.waiting.pop_front() {
                return Some(event);
            }
            // The first time, the current state counts as well.
            if self.begun {
                self.previews.changed().await.ok()?;
            }
            self.begun = true;
            let preview = self.previews.borrow_and_update().clone();
            if preview.ends {
                return None;
            }
            self.look(&preview);
        }
    }

    fn look(&mut self, preview: &Preview) {
        let map = self.slug.as_deref().and_then(|slug| preview.map(slug));
        if let Some(map) = map.filter(|map| map.version != self.version) {
            let news = map.news(&self.version).to_string();
            self.waiting.push_back(Event::default().id(&map.version).event("map").data(news));
            self.version.clone_from(&map.version);
        }
        let list = preview.list().to_string();
        if list != self.list {
            self.waiting.push_back(Event::default().event("list").data(&list));
            self.list = list;
        }
    }
}
