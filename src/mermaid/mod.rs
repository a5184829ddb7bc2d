//! Converts Mermaid's user journeys to maps.
//!
//! Input: the text of a Mermaid diagram. Output: the same journey in this project's language, and what Mermaid itself
//! refuses, drops or reads differently. It never fails on any text.
//!
//! The text goes through the same steps as in Mermaid: `clean` removes what Mermaid handles before its grammar does
//! (front matter, directives, comments), `lex` splits it into tokens, `read` interprets them like Mermaid, and `write`
//! writes the map, with the way back to the place of each word.

mod chart;
mod clean;
mod extension;
mod front_matter;
mod import;
mod lex;
mod limits;
mod names;
mod prose;
mod read;
mod score;
mod space;
mod write;

pub(crate) use extension::EXTENSIONS;
pub use extension::is_mermaid;
pub use import::{FromMermaid, import};
pub(crate) use limits::{LONGEST, NEUTRAL};
#[cfg(feature = "csv")]
pub(crate) use names::Names;
#[cfg(feature = "csv")]
pub(crate) use prose::{one_line, plain_prose, unmarked};
