//! Everything that a project can set.

use crate::{
    cli::{kind::Kind, level::Levels, split::Split},
    layout::View,
    model::CurveShape,
    render::Font,
    theme::Theme,
};
use std::collections::BTreeMap;

/// The file's name.
pub(crate) const FILE: &str = "wayline.toml";

/// Everything that a project can set. What is missing is left to the program.
#[derive(Debug, Clone, Default)]
pub(crate) struct Settings {
    /// The theme's name: a built-in one, or one of `themes`. Known to exist.
    pub theme: Option<String>,
    pub view: Option<View>,
    pub lanes: Option<Vec<String>>,
    pub curve: Option<CurveShape>,
    pub font: Option<Font>,
    /// The folder for outputs, relative to the project's folder.
    pub output: Option<String>,
    pub formats: Option<Vec<Kind>>,
    pub split: Option<Split>,
    pub scale: Option<f64>,
    pub max_bytes: Option<u64>,
    /// The largest attached file that is embedded in a page; 0 for none.
    pub embed_attachments: Option<u64>,
    pub levels: Levels,
    pub themes: BTreeMap<String, Theme>,
    /// The font files of the themes, from the project's folder on.
    pub fonts: Vec<String>,
}
