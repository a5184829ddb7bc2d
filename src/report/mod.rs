//! What a run reports about its input, in the requested format.
//!
//! Input: diagnostics and failures. Output: text for a person or for another program, written to any writer. Nothing
//! here decides what is wrong, reads a file or knows whether a [`TextStyle`] is for a terminal.

mod changes;
#[cfg(feature = "cli")]
mod excerpt;
mod github;
mod json;
mod place;
mod sarif;
mod short;
mod summary;
#[cfg(feature = "cli")]
mod text;
mod uri;
mod visible;

pub use changes::{Changed, NotCompared, Side, changes_json, changes_markdown, changes_text, not_compared_markdown};
pub use summary::Tally;
pub(crate) use summary::count;
pub(crate) use uri::uri;
pub(crate) use visible::{visible, visible_line};

use crate::{
    diagnostic::{Diagnostic, Severity},
    source::{Source, Sources},
};
use std::{io, ops::Range};

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
    pub files: Vec<Findings>,
    /// What kept the run from doing its work, apart from the maps themselves.
    pub failures: Vec<Failure>,
    /// What the run did, but not as well as it should.
    pub notes: Vec<Failure>,
    /// The number of files that were checked.
    pub looked_at: usize,
    /// The most diagnostics that are shown; all of them if `None`.
    pub limit: Option<usize>,
}

/// What is wrong with one file.
#[derive(Debug)]
pub struct Findings {
    /// Every file that was read for it; its own is the first.
    pub sources: Sources,
    /// In source order.
    pub diagnostics: Vec<Diagnostic>,
}

/// Why something couldn't be done, or only in part: the command is wrong, or the system reported an error.
#[derive(Debug, Clone)]
pub struct Failure {
    /// What is wrong, in the reader's words.
    pub title: String,
    /// The place in a settings file that is the reason.
    pub place: Option<FileRange>,
    /// What to do about it.
    pub help: Option<String>,
}

/// A place in a file that isn't a map.
#[derive(Debug, Clone)]
pub struct FileRange {
    /// The file.
    pub source: Source,
    /// The bytes in question.
    pub range: Range<usize>,
    /// The remark on them.
    pub label: String,
}

impl Failure {
    /// A failure without a place or help.
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), place: None, help: None }
    }

    /// The same, with what to do about it.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same, with the place that is the reason.
    pub fn at(mut self, source: &Source, range: Range<usize>, label: impl Into<String>) -> Self {
        self.place = Some(FileRange { source: source.clone(), range, label: label.into() });
        self
    }
}

impl Report {
    /// Writes the report.
    ///
    /// Only fails if `out` does.
    pub fn write(&self, format: Format, out: &mut dyn io::Write) -> io::Result<()> {
        match format {
            #[cfg(feature = "cli")]
            Format::Text(look) => text::write(self, look, out),
            Format::Short => short::write(self, out),
            Format::Json => json::write(self, out),
            Format::Sarif => sarif::write(self, out),
            Format::Github => github::write(self, out),
        }
    }

    /// The number of errors, warnings and failures.
    pub fn tally(&self) -> Tally {
        Tally::of(self)
    }

    /// The diagnostics that are shown, each with its source files. If there are too many, errors come before warnings.
    fn shown(&self) -> Vec<(&Sources, &Diagnostic)> {
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
fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}
