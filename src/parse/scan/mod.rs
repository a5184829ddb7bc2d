//! A hand-written reader for the common forms of lines, heads and values. The grammar's library matches character by character, which is slow.
//!
//! The grammar defines the language. If this reader isn't certain, it asks the grammar. Debug builds compare everything that it reads with
//! the grammar, so every test of the language also tests it.

mod figures;
mod heads;
mod inline;
mod lines;
mod read;
mod scanner;

pub use lines::lines;
pub use read::{match_part, match_text};
