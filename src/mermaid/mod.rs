//! Converts Mermaid's user journeys to maps.
//!
//! Input: the text of a Mermaid diagram. Output: the same journey in this project's language, and what Mermaid itself
//! refuses, drops or reads differently. It never fails on any text.
//!
//! The text goes through the same steps as in Mermaid: `clean` removes what Mermaid handles before its grammar does
//! (front matter, directives, comments), `lex` splits it into tokens, `read` interprets them like Mermaid, and `write`
//! writes the map, with the way back to the place of each word.

mod clean;
mod front_matter;
mod lex;
mod limits;
mod names;
mod prose;
mod read;
mod score;
mod space;
mod write;

use crate::{
    diagnostic::{Code, Diagnostic},
    span::{FileId, Span},
};
use clean::Clean;
pub(crate) use limits::{LONGEST, NEUTRAL};
#[cfg(feature = "csv")]
pub(crate) use names::Names;
#[cfg(feature = "csv")]
pub(crate) use prose::plain_prose;

/// The extensions of Mermaid files.
pub(crate) const EXTENSIONS: [&str; 2] = ["mmd", "mermaid"];

/// Whether a file of this name is a Mermaid diagram.
pub fn is_mermaid(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.rsplit_once('.').is_some_and(|(_, extension)| EXTENSIONS.contains(&extension))
}

/// The result for a diagram.
#[derive(Debug)]
pub struct Imported {
    /// The journey as a map; `None` if Mermaid doesn't read the text as a journey.
    pub text: Option<String>,
    /// Where its pieces come from: each begins at a byte of `text` and corresponds to a place in the diagram, up to the
    /// next piece.
    pub places: Vec<(u32, Span)>,
    /// What is wrong with the diagram, in source order.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads `text`, which is in `file`.
pub fn import(text: &str, file: FileId) -> Imported {
    let mut diagnostics = Vec::new();
    let clean = Clean::new(text, file, &mut diagnostics);
    let chart = read::read(&clean, &mut diagnostics);
    let written = chart.map(|chart| write::write(&chart, &mut diagnostics));
    diagnostics.sort_by_key(|diagnostic| (diagnostic.span(), diagnostic.code));
    let (text, places) = written.map_or((None, Vec::new()), |(text, places)| (Some(text), places));
    Imported { text, places, diagnostics }
}

/// The diagnostic for something that Mermaid leaves out.
fn dropped(title: &str, span: Span, help: &str) -> Diagnostic {
    Diagnostic::new(Code::MermaidDrops, title, span, "Mermaid drops this silently").help(help)
}

/// A journey as Mermaid understands it.
#[derive(Debug, Default)]
struct Chart {
    /// The keyword that it begins with.
    span: Span,
    title: Option<Words>,
    /// For people who can't see the drawing.
    acc_title: Option<Words>,
    acc_descr: Option<Words>,
    sections: Vec<Section>,
    /// Comments above the first section or task.
    comments: Vec<String>,
    /// Comments below everything.
    last_comments: Vec<String>,
}

/// A section with its tasks. Only the first has no title: it has the tasks before any section.
#[derive(Debug)]
struct Section {
    title: Option<Words>,
    tasks: Vec<Task>,
    comments: Vec<String>,
}

/// One task.
#[derive(Debug)]
struct Task {
    /// Name and data.
    span: Span,
    name: Words,
    score: Score,
    /// Who does it.
    actors: Vec<Words>,
    comments: Vec<String>,
}

/// What is in the place of a score.
#[derive(Debug)]
enum Score {
    /// A number, and its place.
    Number(f64, Span),
    /// Something else.
    Other(Words),
}

/// A text of the diagram, and where it is.
#[derive(Debug, Clone)]
struct Words {
    text: String,
    span: Span,
}
