//! The kinds of file that a map becomes.

use super::choice::Choice;
use std::path::Path;

/// What is written of a map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Svg,
    Html,
    Json,
}

impl Choice for Kind {
    const ALL: &'static [(&'static str, Self, &'static str)] = &[
        ("svg", Self::Svg, "The drawing"),
        ("html", Self::Html, "A page of its own with the drawing and its tables"),
        ("json", Self::Json, "The map as data"),
    ];
}

impl Kind {
    /// What is written unless said otherwise.
    pub const USUAL: &'static [Self] = &[Self::Svg, Self::Html];

    /// The kind that a file's ending asks for.
    pub fn of_ending(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_string_lossy().to_lowercase();
        Self::parse(if ending == "htm" { "html" } else { &ending })
    }
}
