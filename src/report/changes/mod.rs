//! The changes between two maps, for a terminal, for a pull request, and for other programs.
//!
//! Input: a [`Difference`]. Every change is put into words once, in [`line`]; the formats only write the words. They
//! are English, like everything that the program says itself.

mod changed;
mod json;
mod line;
mod markdown;
mod summary;
mod text;

pub use changed::{Changed, NotCompared, Side};
pub use json::changes_json;
pub use markdown::{changes_markdown, not_compared_markdown};
pub use text::changes_text;
