//! What a run has to report.

use super::Failure;
use crate::{
    diagnostic::{Diagnostic, Severity},
    source::Sources,
};
use std::collections::BTreeMap;

/// The format of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// With excerpts of the source, for people.
    #[cfg(feature = "cli")]
    Text(TextStyle),
    /// `file:line:column: severity[code]: title`, one line for each.
    Short,
    /// One JSON document, as `docs/src/schema/diagnostics.schema.json` says.
    Json,
    /// One SARIF 2.1.0 document, for code scanning.
    Sarif,
    /// Annotations of a GitHub workflow.
    Github,
}

/// The style of a report for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextStyle {
    /// Whether there are colours.
    pub colour: bool,
    /// Whether frames use characters beyond ASCII.
    pub unicode: bool,
    /// The number of columns of the terminal.
    pub width: usize,
}

/// Everything that a run reports.
#[derive(Debug, Default)]
pub struct Report {
    /// What is wrong with each file, in the order in which the files were requested. A file without a mistake may be
    /// left out.
    pub files: Vec<FileDiagnostics>,
    /// What kept the run from doing its work, apart from the maps themselves.
    pub failures: Vec<Failure>,
    /// What the run did, but not as well as it should.
    pub notes: Vec<Failure>,
    /// The number of files that were checked.
    pub looked_at: usize,
    /// The most diagnostics that are shown; all of them if `None`.
    pub limit: Option<usize>,
    /// What annotations and SARIF call a file, where it isn't its name: its path from the top of the repository.
    pub names: BTreeMap<String, String>,
}

/// What is wrong with one file.
#[derive(Debug)]
pub struct FileDiagnostics {
    /// Every file that was read for it; its own is the first.
    pub sources: Sources,
    /// In source order.
    pub diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// What annotations and SARIF call a file.
    pub(super) fn in_repository<'a>(&'a self, name: &'a str) -> &'a str {
        self.names.get(name).map_or(name, String::as_str)
    }

    /// The diagnostics that are shown, each with its source files. If there are too many, errors come before warnings.
    pub(super) fn shown(&self) -> Vec<(&Sources, &Diagnostic)> {
        let all =
            || self.files.iter().flat_map(|file| file.diagnostics.iter().map(|diagnostic| (&file.sources, diagnostic)));
        let limit = self.limit.unwrap_or(usize::MAX);
        let errors = self.tally().errors.min(limit);
        let mut left = (errors, limit - errors);
        all()
            .filter(|(_, diagnostic)| {
                let room = match diagnostic.severity {
                    Severity::Error => &mut left.0,
                    Severity::Warning => &mut left.1,
                };
                let shown = *room > 0;
                *room = room.saturating_sub(1);
                shown
            })
            .collect()
    }
}

/// The severity as people read it.
pub(super) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}
