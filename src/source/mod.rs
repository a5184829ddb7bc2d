//! The files that a compilation read, and where their lines begin.

mod conflict;

pub(crate) use conflict::{CONFLICT, CONFLICT_HELP, ConflictMarker};

use crate::span::{FileId, Span};
use memchr::memchr_iter;

/// Whether a file is only Git LFS's pointer to it.
pub(crate) fn is_lfs_pointer(bytes: &[u8]) -> bool {
    bytes.starts_with(b"version https://git-lfs.github.com/spec/")
}

/// Where the pieces of a converted text come from: each piece begins at a byte and corresponds to a place in the
/// original file, up to the next piece.
pub type Places = Vec<(u32, Span)>;

/// One file, as text.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its name in messages: the path as it was given, or `<stdin>`.
    pub name: String,
    /// The whole text, without a byte-order mark.
    pub text: String,
    line_starts: Vec<u32>,
    /// The number of characters before each block of [`BLOCK`] bytes, so that a long line isn't counted again for each
    /// of its mistakes.
    counts: Vec<u32>,
    /// Where the text comes from, if it was converted from another file.
    made_from: Option<Places>,
}

/// The lines of a text from the byte `start` on, without the line feed, carriage return, or both, that end them.
pub(crate) fn line_ranges(text: &str, start: usize) -> impl Iterator<Item = std::ops::Range<usize>> + '_ {
    let mut at = start;
    std::iter::from_fn(move || {
        (at < text.len()).then(|| {
            let end = text[at..].find(['\n', '\r']).map_or(text.len(), |end| at + end);
            let line = at..end;
            at = end + if text[end..].starts_with("\r\n") { 2 } else { 1 };
            line
        })
    })
}

/// How many bytes are counted together.
const BLOCK: usize = 256;

/// The number of characters that begin in these bytes of a text.
fn characters(bytes: &[u8]) -> u32 {
    // Few enough to be counted in a byte, so that many are compared at once.
    bytes.chunks(64).map(|few| u32::from(few.iter().map(|&byte| u8::from(byte & 0xC0 != 0x80)).sum::<u8>())).sum()
}

/// A place as people count it: both numbers start at one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// The line.
    pub line: u32,
    /// The column, in characters (Unicode scalar values).
    pub column: u32,
}

impl Source {
    /// A file called `name` with this text.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let mut line_starts = vec![0];
        line_starts.extend(memchr_iter(b'\n', text.as_bytes()).map(|at| at as u32 + 1));
        let mut counts = Vec::with_capacity(text.len() / BLOCK + 2);
        counts.push(0);
        for block in text.as_bytes().chunks(BLOCK) {
            counts.extend(counts.last().map(|count| count + characters(block)));
        }
        Self { name: name.into(), text, line_starts, counts, made_from: None }
    }

    /// A text that was converted from another file, with the places that its pieces come from.
    pub fn made(name: impl Into<String>, text: impl Into<String>, places: Places) -> Self {
        Self { made_from: Some(places), ..Self::new(name, text) }
    }

    /// Line (counted from zero) that the byte `at` is in.
    pub fn line_of(&self, at: u32) -> usize {
        self.line_starts.partition_point(|&start| start <= at).saturating_sub(1)
    }

    /// The bytes of a line (counted from zero), without its line break.
    pub fn line_range(&self, line: usize) -> std::ops::Range<usize> {
        let std::ops::Range { start, end } = self.line_up_to_feed(line);
        start..start + self.text[start..end].trim_end_matches('\r').len()
    }

    /// The bytes of a line (counted from zero), without its line feed.
    pub fn line_up_to_feed(&self, line: usize) -> std::ops::Range<usize> {
        let start = self.line_starts.get(line).map_or(self.text.len(), |&start| start as usize);
        let end = self.line_starts.get(line + 1).map_or(self.text.len(), |&next| next as usize - 1);
        start..end
    }

    /// What is before the byte `at` on its line: the indentation, where `at` is the first character.
    pub fn before(&self, at: u32) -> &str {
        let start = self.line_starts.get(self.line_of(at)).map_or(0, |&start| start as usize);
        &self.text[start..at as usize]
    }

    /// The number of lines; one for an empty file.
    pub fn line_count(&self) -> usize {
        self.line_starts.len()
    }

    /// The place of the byte `at`, as people count it.
    pub fn position(&self, at: u32) -> Position {
        let line = self.line_of(at);
        let start = self.line_starts[line] as usize;
        let end = (at as usize).clamp(start, self.text.len());
        Position { line: line as u32 + 1, column: self.characters_before(end) - self.characters_before(start) + 1 }
    }

    fn characters_before(&self, at: usize) -> u32 {
        let block = at / BLOCK;
        self.counts[block] + characters(&self.text.as_bytes()[block * BLOCK..at])
    }
}

/// All the files of one compilation, the map itself first.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<Source>,
}

impl Sources {
    /// Adds a file.
    pub fn add(&mut self, source: Source) -> FileId {
        self.files.push(source);
        FileId(self.files.len() as u32 - 1)
    }

    /// The file with this id.
    pub fn get(&self, id: FileId) -> &Source {
        &self.files[id.0 as usize]
    }

    /// The text between the ends of `span`.
    pub fn slice(&self, span: Span) -> &str {
        &self.get(span.file).text[span.range()]
    }

    /// The place in the file that people wrote: the same one, unless the text was converted from another file.
    pub fn written(&self, span: Span) -> Span {
        let Some(places) = &self.get(span.file).made_from else { return span };
        let piece = places.partition_point(|&(start, _)| start <= span.start).saturating_sub(1);
        places.get(piece).map_or(span, |&(_, place)| place)
    }

    /// Whether the text of a file was converted from another one.
    pub fn is_made(&self, file: FileId) -> bool {
        self.get(file).made_from.is_some()
    }

    /// All files, in the order they were read.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &Source)> {
        self.files.iter().enumerate().map(|(at, source)| (FileId(at as u32), source))
    }
}
