//! The files that a compilation read, and where their lines begin.

use crate::span::{FileId, Span};

/// One file, as text.
#[derive(Debug, Clone)]
pub struct Source {
    /// What to call it in messages: the path as it was named, or `<stdin>`.
    pub name: String,
    /// The whole text, without a byte-order mark.
    pub text: String,
    line_starts: Vec<u32>,
}

/// A place for people: both count from one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// The line.
    pub line: u32,
    /// The column, in characters (Unicode scalar values).
    pub column: u32,
}

impl Source {
    /// A file called `name` that says `text`.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let ends = text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n');
        let line_starts = std::iter::once(0).chain(ends.map(|(at, _)| at as u32 + 1)).collect();
        Self { name: name.into(), text, line_starts }
    }

    /// Line (counted from zero) that the byte `at` is in.
    pub fn line_of(&self, at: u32) -> usize {
        self.line_starts.partition_point(|&start| start <= at).saturating_sub(1)
    }

    /// The bytes of a line (counted from zero), without its line break.
    pub fn line_range(&self, line: usize) -> std::ops::Range<usize> {
        let start = self.line_starts.get(line).map_or(self.text.len(), |&start| start as usize);
        let end = self.line_starts.get(line + 1).map_or(self.text.len(), |&next| next as usize);
        start..start + self.text[start..end].trim_end_matches(['\n', '\r']).len()
    }

    /// How many lines there are; one for an empty file.
    pub fn line_count(&self) -> usize {
        self.line_starts.len()
    }

    /// The place of the byte `at` for people.
    pub fn position(&self, at: u32) -> Position {
        let line = self.line_of(at);
        let start = self.line_starts[line] as usize;
        let column = self.text[start..(at as usize).clamp(start, self.text.len())].chars().count();
        Position { line: line as u32 + 1, column: column as u32 + 1 }
    }
}

/// All the files of one compilation, the map itself first.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<Source>,
}

impl Sources {
    /// Takes a file in.
    pub fn add(&mut self, source: Source) -> FileId {
        self.files.push(source);
        FileId(self.files.len() as u32 - 1)
    }

    /// The file that `id` stands for.
    pub fn get(&self, id: FileId) -> &Source {
        &self.files[id.0 as usize]
    }

    /// The text between the ends of `span`.
    pub fn slice(&self, span: Span) -> &str {
        &self.get(span.file).text[span.range()]
    }

    /// All files, in the order they were read.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &Source)> {
        self.files.iter().enumerate().map(|(at, source)| (FileId(at as u32), source))
    }
}
