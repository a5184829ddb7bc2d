//! Rendering: from the scene to a file format. Nothing is decided here.

mod svg;

pub use svg::{Font, SvgOptions, svg};
