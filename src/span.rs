//! Places in the source: which file, and which bytes of it.

use serde::Serialize;

/// One of the files that a compilation read, by its position in [`crate::source::Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[serde(transparent)]
pub struct FileId(pub u32);

/// A half-open range of bytes of one file, on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
pub struct Span {
    /// The file that the bytes are in.
    pub file: FileId,
    /// The first byte.
    pub start: u32,
    /// The byte after the last one; equal to `start` for an empty span.
    pub end: u32,
}

impl Span {
    /// The bytes `start..end` of `file`.
    pub fn new(file: FileId, start: usize, end: usize) -> Self {
        debug_assert!(start <= end);
        Self { file, start: start as u32, end: end as u32 }
    }

    /// The same place as a range that can index a string.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether there is nothing between the two ends.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The smallest span of this file that contains both.
    pub fn to(self, other: Self) -> Self {
        Self { file: self.file, start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The empty span right after this one.
    pub fn after(self) -> Self {
        Self { start: self.end, ..self }
    }

    /// Whether `other` is inside this span.
    pub fn contains(self, other: Self) -> bool {
        self.file == other.file && self.start <= other.start && other.end <= self.end
    }
}
