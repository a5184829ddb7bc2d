//! Why something couldn't be done.

use crate::source::Source;
use std::ops::Range;

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

    /// A failure that is a bug in the program.
    pub(crate) fn bug(title: impl Into<String>) -> Self {
        Self::new(title)
            .help("this is a bug in wayline, not a mistake in the map; please report it, with the map if you can")
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
