//! The table of the language: one row for each meaning, in the order of the reference.

mod behind;
mod blocks;
mod declarations;
mod details;
mod experience;
mod ideas;
mod journey;
mod rules;
mod story;

pub use rules::RULES;
