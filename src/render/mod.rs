//! Rendering: from the scene to a file format. Nothing is decided here.

pub mod html;
mod svg;

pub use html::{HtmlOptions, html};
pub use svg::{Font, SvgOptions, svg};
