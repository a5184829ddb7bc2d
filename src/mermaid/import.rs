//! From a diagram to a map.

use super::{clean::Clean, read, write};
use crate::{
    diagnostic::Diagnostic,
    span::{FileId, Span},
};

/// The result for a diagram.
#[derive(Debug)]
pub struct FromMermaid {
    /// The journey as a map; `None` if Mermaid doesn't read the text as a journey.
    pub text: Option<String>,
    /// Where its pieces come from: each begins at a byte of `text` and corresponds to a place in the diagram, up to the
    /// next piece.
    pub places: Vec<(u32, Span)>,
    /// What is wrong with the diagram, in source order.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads `text`, which is in `file`.
pub fn import(text: &str, file: FileId) -> FromMermaid {
    let mut diagnostics = Vec::new();
    let clean = Clean::new(text, file, &mut diagnostics);
    let chart = read::read(&clean, &mut diagnostics);
    let written = chart.map(|chart| write::write(&chart, &mut diagnostics));
    diagnostics.sort_by_key(|diagnostic| (diagnostic.span(), diagnostic.code));
    let (text, places) = written.map_or((None, Vec::new()), |(text, places)| (Some(text), places));
    FromMermaid { text, places, diagnostics }
}
