//! Wayline: a compiler for customer journey maps.
#![allow(clippy::result_large_err)]

pub mod ast;
pub mod check;
#[cfg(feature = "cli")]
pub mod cli;
pub mod compile;
pub mod diagnostic;
pub mod format;
pub mod keyword;
pub mod layout;
pub mod load;
pub mod model;
pub mod parse;
pub mod report;
pub mod render;
pub mod resolve;
pub mod scene;
pub mod source;
pub mod span;
pub mod text;
pub mod theme;

pub use compile::{Compilation, Options, compile};
