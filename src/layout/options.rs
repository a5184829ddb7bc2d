//! What is drawn of a map.

use crate::lane::View;
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
