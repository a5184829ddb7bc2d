//! A journey as Mermaid understands it.

use crate::{
    diagnostic::{Code, Diagnostic},
    span::Span,
};

/// A journey as Mermaid understands it.
#[derive(Debug, Default)]
pub(super) struct Chart {
    /// The keyword that it begins with.
    pub(super) span: Span,
    pub(super) title: Option<Words>,
    /// For people who can't see the drawing.
    pub(super) acc_title: Option<Words>,
    pub(super) acc_descr: Option<Words>,
    pub(super) sections: Vec<Section>,
    /// Comments above the first section or task.
    pub(super) comments: Vec<String>,
    /// Comments below everything.
    pub(super) last_comments: Vec<String>,
}

/// A section with its tasks. Only the first has no title: it has the tasks before any section.
#[derive(Debug)]
pub(super) struct Section {
    pub(super) title: Option<Words>,
    pub(super) tasks: Vec<Task>,
    pub(super) comments: Vec<String>,
}

#[derive(Debug)]
pub(super) struct Task {
    /// Name and data.
    pub(super) span: Span,
    pub(super) name: Words,
    pub(super) score: Score,
    /// Who does it.
    pub(super) actors: Vec<Words>,
    pub(super) comments: Vec<String>,
}

/// What is in the place of a score.
#[derive(Debug)]
pub(super) enum Score {
    /// A number, and its place.
    Number(f64, Span),
    /// Something else.
    Other(Words),
}

/// A text of the diagram, and where it is.
#[derive(Debug, Clone)]
pub(super) struct Words {
    pub(super) text: String,
    pub(super) span: Span,
}

/// The diagnostic for something that Mermaid leaves out.
pub(super) fn dropped(title: &str, span: Span, help: &str) -> Diagnostic {
    Diagnostic::new(Code::MermaidDrops, title, span, "Mermaid drops this silently").help(help)
}
