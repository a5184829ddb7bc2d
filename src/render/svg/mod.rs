//! SVG: from the scene alone, one element per line, so that a small change in a map is a small change in its drawing.
//!
//! The crate `svg` writes the frame (`document`); [`writer`] writes the rest straight into one string: a tree of elements would take several
//! times as long.

mod definitions;
mod document;
mod fit;
pub(in crate::render) mod fonts;
mod inks;
mod marks;
mod options;
#[cfg(feature = "png")]
mod outlines;
mod style;
mod writer;
mod xml;

pub use document::svg;
#[cfg(feature = "png")]
pub(super) use document::svg_outlined;
pub use options::{Follows, Font, SvgOptions};
