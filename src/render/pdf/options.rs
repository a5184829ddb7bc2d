//! How scenes are written as PDF, and why they may not be.

use crate::{render::pictures::PictureTooLarge, theme::Theme};
use std::fmt;

/// How to write scenes as PDF.
#[derive(Debug, Clone, Default)]
pub struct PdfOptions<'a> {
    /// The colours; paper doesn't follow the reader's system, so its dark ones aren't used.
    pub theme: Theme,
    /// The path from the file to the map's folder: empty, or with a slash at its end. Relative links start there.
    pub base: &'a str,
}

/// Why no PDF was written.
#[derive(Debug, Clone, PartialEq)]
pub enum PdfError {
    /// A picture in the drawing is too large to unpack.
    Picture(PictureTooLarge),
    /// A picture in the drawing can't be unpacked; the message is the decoder's.
    Damaged(String),
    /// Something that should never happen; the message says what.
    Internal(String),
}

impl fmt::Display for PdfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Picture(picture) => picture.fmt(f),
            Self::Damaged(what) => write!(f, "a picture cannot be unpacked: {what}"),
            Self::Internal(what) => write!(f, "the PDF cannot be written: {what}"),
        }
    }
}

impl std::error::Error for PdfError {}

impl From<PictureTooLarge> for PdfError {
    fn from(picture: PictureTooLarge) -> Self {
        Self::Picture(picture)
    }
}
