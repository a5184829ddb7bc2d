//! Feelings as people write them, in the cells of a spreadsheet or in a line of a map: numbers, words, faces, signs.

mod figure;
mod folded;
mod level;
mod parts;
mod range;
mod read;

pub use folded::folded;
pub use level::expression;
pub use parts::Feeling;
pub use range::{LEVELS, Range, highest_in, range_in};
pub use read::{exported, feeling};
