//! The real programs, from their call to their exit.

mod cli;
mod drawings;
#[path = "../support/preview.rs"]
mod preview;
mod report;
#[path = "../support/mod.rs"]
mod support;
mod watch;
