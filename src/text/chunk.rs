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
    /// The font file; empty without the feature `fonts`.
    pub woff2: &'static [u8],
    pub(super) family: u8,
    pub(super) level: u8,
}

impl Chunk {
    /// What its file is called in `assets/fonts/chunks`, such as `regular-latin.woff2`.
    pub fn file(&self) -> String {
        let face = match self.face {
            Face::Regular => "regular",
            Face::Semibold => "semibold",
            Face::Italic => "italic",
        };
        format!("{face}-{}.woff2", self.name)
    }
}

/// The content of a chunk's file.
#[cfg(feature = "fonts")]
macro_rules! woff2 {
    ($name:literal) => {
        include_bytes!(concat!("../../assets/fonts/chunks/", $name, ".woff2"))
    };
}
#[cfg(not(feature = "fonts"))]
macro_rules! woff2 {
    ($name:literal) => {
        &[]
    };
}
pub(super) use woff2;
