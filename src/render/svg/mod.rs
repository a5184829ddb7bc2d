//! SVG: from the scene alone, one element per line, so that a small change in a map is a small change in its drawing.
//!
//! The crate `svg` writes the document's frame and definitions. The thousands of marks inside a large map are streamed
//! by [`writer`]: the crate would keep a hash map, a list and a box for each of them, and it puts line breaks into
//! texts, which browsers show as spaces.

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

pub use document::svg;
#[cfg(feature = "png")]
pub(super) use document::svg_outlined;
pub use options::{Follows, Font, SvgOptions};
