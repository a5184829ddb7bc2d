//! The kinds of file that a map can be drawn as.

use super::{choice::Choice, file_format::FileFormat};
use crate::report::Failure;

/// The kinds of file that a map can be drawn as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Svg,
    Html,
    Png,
    Pdf,
    Json,
    Text,
}

const PNG: bool = cfg!(feature = "png");
const PDF: bool = cfg!(feature = "pdf");

impl Choice for Kind {
    // A kind that was left out of this build is still listed, so that the error can say how to get it.
    const ALL: &'static [(&'static str, Self, &'static str)] = &[
        ("svg", Self::Svg, "The drawing"),
        ("html", Self::Html, "A web page with the drawing and its tables"),
        ("png", Self::Png, if PNG { "The drawing as pixels" } else { "The drawing as pixels (not in this build)" }),
        ("pdf", Self::Pdf, if PDF { "The drawing for print" } else { "The drawing for print (not in this build)" }),
        ("json", Self::Json, "The map as data"),
        ("text", Self::Text, "The map in characters, as `wayline show` prints it"),
    ];
}

impl FileFormat for Kind {}

impl Kind {
    /// The kinds that are written by default.
    pub const USUAL: &'static [Self] = &[Self::Svg, Self::Html];

    /// Whether a drawing of this kind can be split into pages.
    pub fn has_pages(self) -> bool {
        match self {
            Self::Svg | Self::Png | Self::Pdf => true,
            Self::Html | Self::Json | Self::Text => false,
        }
    }

    /// Whether it is binary, which a terminal can't show.
    pub fn is_binary(self) -> bool {
        match self {
            Self::Png | Self::Pdf => true,
            Self::Svg | Self::Html | Self::Json | Self::Text => false,
        }
    }

    /// Whether this program was built with it.
    pub fn is_built_in(self) -> bool {
        match self {
            Self::Svg | Self::Html | Self::Json | Self::Text => true,
            Self::Png => PNG,
            Self::Pdf => PDF,
        }
    }

    /// Why a kind that isn't built in can't be written, and how to get it.
    pub fn left_out(self) -> Failure {
        let word = self.word();
        Failure::new(format!("this wayline was built without {word}"))
            .help(format!("in its repository, run: cargo install --path . --locked --features {word}"))
    }
}
