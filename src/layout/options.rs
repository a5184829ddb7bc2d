//! What is drawn of a map.

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

/// For whom a map is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum View {
    /// Everything.
    #[default]
    Detail,
    /// A slide: header, personas, stages, columns, experience, opportunities, as much of them as fits.
    Overview,
    /// How the service works: what customers do, then what happens behind it.
    Blueprint,
}
