//! One mistake, with what is said about it.

use super::{Code, Fix, Severity};
use crate::span::Span;

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
