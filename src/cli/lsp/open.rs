//! A file as it is in the editor.

use super::lines::{Encoding, Lines};
use crate::{
    cli::{
        markdown::journeys,
        settings::{self, FILE},
    },
    compile::Compilation,
    parse::Readings,
    report::Failure,
    source::Source,
    span::{FileId, Span},
};
use lsp_types::{TextDocumentContentChangeEvent, Uri};
use std::{
    cell::OnceCell,
    path::{Path, PathBuf},
};

/// What kind of file it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Map,
    /// Maps are in its fences.
    Markdown,
    Settings,
}

/// A file that the editor shows.
#[derive(Debug)]
pub struct Open {
    pub uri: Uri,
    pub version: i32,
    pub kind: Kind,
    /// Its path; `None` if it hasn't been saved yet.
    pub path: Option<PathBuf>,
    pub text: String,
    pub lines: Lines,
    /// The compiled maps; `None` if nobody has asked since the last change.
    pub checked: Option<Vec<Part>>,
    /// What they were before. It is dropped after the next report, because that takes a while.
    pub outdated: Option<Vec<Part>>,
    /// What the lines of each map say.
    pub readings: Vec<Readings>,
    encoding: Encoding,
}

/// A map in a file: the whole file, or a fence.
#[derive(Debug)]
pub struct Part {
    /// Where its text begins in the file.
    pub start: usize,
    pub text: String,
    pub compilation: Compilation,
    /// For each of its files what was looked up so far.
    files: Vec<Read>,
}

/// A file that a map reads.
#[derive(Debug, Default)]
struct Read {
    lines: OnceCell<Lines>,
    uri: OnceCell<Option<Uri>>,
}

impl Part {
    pub fn new(start: usize, text: String, compilation: Compilation) -> Self {
        let files = compilation.sources.iter().map(|_| Read::default()).collect();
        Self { start, text, compilation, files }
    }

    /// The lines of a file that it reads.
    pub fn lines(&self, file: FileId, encoding: Encoding) -> &Lines {
        self.files[file.0 as usize].lines.get_or_init(|| Lines::new(&self.compilation.sources.get(file).text, encoding))
    }

    /// The address of a file that it reads.
    pub fn uri(&self, file: FileId, find: impl FnOnce(&Source) -> Option<Uri>) -> Option<&Uri> {
        self.files[file.0 as usize].uri.get_or_init(|| find(self.compilation.sources.get(file))).as_ref()
    }

    /// The byte of the map that is a byte of the file.
    pub fn byte(&self, byte: usize) -> u32 {
        (byte.saturating_sub(self.start)).min(self.text.len()) as u32
    }
}

impl Open {
    pub fn new(
        uri: Uri,
        version: i32,
        language: &str,
        path: Option<PathBuf>,
        text: String,
        encoding: Encoding,
    ) -> Self {
        let kind = kind(language, path.as_deref());
        let lines = Lines::new(&text, encoding);
        Self { uri, version, kind, path, text, lines, checked: None, outdated: None, readings: Vec::new(), encoding }
    }

    /// The same file with another text.
    pub fn with(&self, text: String) -> Self {
        let (uri, path) = (self.uri.clone(), self.path.clone());
        Self { kind: self.kind, ..Self::new(uri, self.version, "", path, text, self.encoding) }
    }

    /// Applies what was typed.
    pub fn change(&mut self, version: i32, changes: Vec<TextDocumentContentChangeEvent>) {
        for change in changes {
            match change.range {
                None => self.text = change.text,
                Some(range) => {
                    let start = self.lines.byte(&self.text, range.start);
                    let end = self.lines.byte(&self.text, range.end).max(start);
                    self.text.replace_range(start..end, &change.text);
                }
            }
            self.lines = Lines::new(&self.text, self.encoding);
        }
        self.version = version;
        self.expire();
    }

    /// Expects the maps to be compiled again.
    pub fn expire(&mut self) {
        self.outdated = self.checked.take().or(self.outdated.take());
    }

    /// The texts of its maps, each with its start.
    pub fn texts(&self) -> Vec<(usize, String)> {
        match self.kind {
            // A byte-order mark isn't part of the map.
            Kind::Map => {
                let text = self.text.strip_prefix('\u{FEFF}').unwrap_or(&self.text);
                vec![(self.text.len() - text.len(), text.to_owned())]
            }
            Kind::Markdown => journeys(&self.text).into_iter().map(|fence| (fence.start, fence.text)).collect(),
            Kind::Settings => Vec::new(),
        }
    }

    /// The map that contains this byte: its position among those of the file, its start and its text.
    pub fn text_at(&self, byte: usize) -> Option<(usize, usize, String)> {
        let mut texts = self.texts().into_iter().enumerate().rev();
        let (at, (start, text)) = texts.find(|(_, (start, text))| *start <= byte && byte <= start + text.len())?;
        Some((at, start, text))
    }

    /// What is wrong with it as settings.
    pub fn failures(&self) -> Vec<Failure> {
        match self.kind {
            Kind::Settings => settings::read(FILE, &self.text, None).err().unwrap_or_default(),
            Kind::Map | Kind::Markdown => Vec::new(),
        }
    }

    /// Converts a span of one of its maps to bytes of the file.
    pub fn bytes(&self, part: &Part, span: Span) -> (usize, usize) {
        debug_assert_eq!(span.file, FileId::default());
        (part.start + span.start as usize, part.start + span.end as usize)
    }
}

fn kind(language: &str, path: Option<&Path>) -> Kind {
    let name = path.and_then(Path::file_name).unwrap_or_default().to_string_lossy();
    match language {
        _ if name == FILE => Kind::Settings,
        "markdown" | "mdx" | "quarto" => Kind::Markdown,
        _ if [".md", ".markdown", ".mdx"].iter().any(|ending| name.ends_with(ending)) => Kind::Markdown,
        _ => Kind::Map,
    }
}
