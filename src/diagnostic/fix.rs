//! Edits that a diagnostic proposes, made from the writer's own text.

use crate::span::Span;

/// How far an edit can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Applicability {
    /// Says what the writer meant; `check --fix` applies it.
    Safe,
    /// Probably what the writer meant, but somebody has to look; `check --unsafe-fixes` applies it.
    Unsafe,
    /// Shows what a right line looks like and is never applied.
    Display,
}

/// Edits that together mend one diagnostic. They don't overlap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// The replacements, in source order and all in one file.
    pub edits: Vec<Edit>,
    /// How far they can be trusted.
    pub applicability: Applicability,
}

/// One replacement: the bytes of `span` become `text`. An empty span inserts, an empty text deletes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced.
    pub span: Span,
    /// What takes its place.
    pub text: String,
}

impl Fix {
    /// A single replacement that `check --fix` may apply.
    pub fn safe(span: Span, text: impl Into<String>) -> Self {
        Self::new(Applicability::Safe, span, text)
    }

    /// A single replacement that somebody has to look at.
    pub fn needs_a_look(span: Span, text: impl Into<String>) -> Self {
        Self::new(Applicability::Unsafe, span, text)
    }

    /// A single replacement that is only shown.
    pub fn for_display(span: Span, text: impl Into<String>) -> Self {
        Self::new(Applicability::Display, span, text)
    }

    fn new(applicability: Applicability, span: Span, text: impl Into<String>) -> Self {
        Self { edits: vec![Edit { span, text: text.into() }], applicability }
    }

    /// The same with one more replacement.
    pub fn and(mut self, span: Span, text: impl Into<String>) -> Self {
        self.edits.push(Edit { span, text: text.into() });
        self.edits.sort_by_key(|edit| edit.span);
        self
    }
}
