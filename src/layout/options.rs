//! What to draw of a map.

use crate::{
    lane::{LaneKind, Section, View},
    model::{Claim, Map},
};
use serde::{Deserialize, Serialize};

/// What to draw of a map.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct LayoutOptions {
    /// For whom to draw it.
    pub view: View,
    /// Only these lanes, by name; `None` for all that the view shows.
    pub lanes: Option<Vec<String>>,
    /// The prefix of the ids in the drawing, before the name of the map's file, so that maps with the same file name
    /// can share a page.
    pub id_prefix: Option<String>,
}

impl LayoutOptions {
    /// Whether to draw a lane, if the view shows it.
    pub(crate) fn wants(&self, kind: LaneKind, map: &Map) -> bool {
        self.lanes.as_ref().is_none_or(|lanes| lanes.iter().any(|lane| lane == kind.key(map)))
    }

    /// The same map drawn for other readers on the same page, with ids of its own.
    pub fn beside(&self, view: View) -> Self {
        Self { view, ..self.apart(view.word()) }
    }

    /// The same drawing once more on the same page, with ids of its own.
    pub fn apart(&self, word: &str) -> Self {
        let prefix = self.id_prefix.iter().map(String::as_str).chain([word]).collect::<Vec<_>>().join("-");
        Self { id_prefix: Some(prefix), ..self.clone() }
    }
}

/// The other views that a page offers besides this one: a blueprint only if the map says how the service works.
pub fn views_beside(map: &Map, view: View) -> Vec<View> {
    let is_service =
        |claim: &Claim| LaneKind::Claims(claim.kind).lane().is_some_and(|lane| lane.section == Section::Service);
    let has_service = || map.all_facts().any(|(_, facts)| facts.claims.iter().any(is_service));
    let mut views = vec![View::Detail, View::Overview, View::Blueprint];
    views.retain(|&other| other != view && (other != View::Blueprint || has_service()));
    views
}
