//! What is drawn of a map.

use crate::{
    lane::View,
    model::{ClaimKind, Map},
};
use serde::{Deserialize, Serialize};

/// What is drawn of a map.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct LayoutOptions {
    /// For whom it is drawn.
    pub view: View,
    /// Only these lanes, by name; all that the view shows unless said.
    pub lanes: Option<Vec<String>>,
    /// What the ids in the drawing begin with, before the name of the map's file: so that maps of the same file name can share a page.
    pub id_prefix: Option<String>,
}

impl LayoutOptions {
    /// The same map drawn for somebody else on the same page, with ids of its own.
    pub fn beside(&self, view: View) -> Self {
        let prefix = self.id_prefix.iter().map(String::as_str).chain([view.word()]).collect::<Vec<_>>().join("-");
        Self { view, id_prefix: Some(prefix), ..self.clone() }
    }
}

/// The views that a page has besides one of them: a blueprint only of a map that says how the service works.
pub fn views_beside(map: &Map, view: View) -> Vec<View> {
    let is_service = |kind| matches!(kind, ClaimKind::Frontstage | ClaimKind::Backstage | ClaimKind::Support);
    let has_service = || map.all_facts().any(|(_, facts)| facts.claims.iter().any(|claim| is_service(claim.kind)));
    let mut views = vec![View::Detail, View::Overview, View::Blueprint];
    views.retain(|&other| other != view && (other != View::Blueprint || has_service()));
    views
}
