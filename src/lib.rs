//! Wayline: a compiler for customer journey maps.
#![allow(clippy::result_large_err)]

pub mod ast;
pub mod compile;
pub mod diagnostic;
pub mod keyword;
pub mod load;
pub mod model;
pub mod report;
pub mod parse;
pub mod source;
pub mod span;

pub use compile::{Compilation, Options, compile};
