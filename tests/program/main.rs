//! The real programs, from their call to their exit.

mod cli;
mod drawings;
mod lsp;
mod mcp;
#[path = "../support/preview.rs"]
#[allow(dead_code, reason = "a page's address is for the tests in a browser")]
mod preview;
mod report;
#[path = "../support/mod.rs"]
mod support;
mod watch;
