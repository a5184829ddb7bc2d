//! Which view of each map a reader looks at: it is drawn first.

use crate::layout::View;
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

/// By the maps' names in addresses. The server writes it, and the building thread reads it.
#[derive(Debug, Clone, Default)]
pub(super) struct LookedAt(Arc<Mutex<BTreeMap<String, View>>>);

impl LookedAt {
    /// Somebody looks at this view now.
    pub fn note(&self, slug: &str, view: View) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(slug.to_owned(), view);
    }

    /// The view that somebody looked at last.
    pub fn view(&self, slug: &str) -> Option<View> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(slug).copied()
    }
}
