//! What is wrong with a map, as plain data that doesn't depend on any renderer.
//!
//! The title says what is wrong in the reader's words, the first label says why here, further labels show other places,
//! and the help is one concrete edit. Each mistake is one diagnostic.

mod code;
mod fix;
mod rounds;

pub use code::Code;
pub use fix::{Applicability, Edit, Fix, apply, together};
pub use rounds::{ROUNDS, fix_all, fixes_of_round};

use crate::span::Span;

/// Whether a map can still be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is drawn.
    Error,
    /// The map is still drawn.
    Warning,
}

/// One mistake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The stable code.
    pub code: Code,
    /// Error or warning; the code's own unless settings say otherwise.
    pub severity: Severity,
    /// What is wrong, in the reader's words.
    pub title: String,
    /// Why here, then other places. Never empty; the first is where the mistake is.
    pub labels: Vec<Label>,
    /// One concrete edit, in words.
    pub help: Option<String>,
    /// The same as replacements in the source, if it can be expressed that way.
    pub fix: Option<Fix>,
}

/// A place in the source, with a remark about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// The remark.
    pub text: String,
}

impl Diagnostic {
    /// A mistake at `span`.
    pub fn new(code: Code, title: impl Into<String>, span: Span, label: impl Into<String>) -> Self {
        let labels = vec![Label { span, text: label.into() }];
        Self { code, severity: code.severity(), title: title.into(), labels, help: None, fix: None }
    }

    /// The same, with another place to show.
    pub fn and(mut self, span: Span, label: impl Into<String>) -> Self {
        self.labels.push(Label { span, text: label.into() });
        self
    }

    /// The same, with the edit that fixes it.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same, with the replacements that fix it.
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }

    /// Where the mistake is.
    pub fn span(&self) -> Span {
        self.labels[0].span
    }
}
