//! One piece of a font.

use super::style::Face;

/// A part of a face, ready to embed.
#[derive(Debug)]
pub struct Chunk {
    /// The face it is part of.
    pub face: Face,
    /// The script or purpose, such as `latin` or `greek`; unique within the face.
    pub name: &'static str,
    /// The characters it has, as CSS writes it (`U+20-7E,U+A0`).
    pub unicode_range: &'static str,
    /// The font file.
    pub woff2: &'static [u8],
    pub(super) family: u8,
    pub(super) level: u8,
}
