//! A map as data for other programs.

mod json;

pub use json::json;
