//! What several test programs share: files in memory, and the cases that stand in the documentation.

#![allow(dead_code, reason = "each test program uses its own part of this")]

pub mod cases;
pub mod memory;
pub mod panel;

use wayline::{Compilation, Options, compile};

/// The day that every test is run for.
pub const TODAY: &str = "2026-11-21";

/// What every test compiles with, unless it says otherwise.
pub fn options() -> Options {
    Options { today: TODAY.parse().ok(), ..Options::default() }
}

/// Compiles a map that stands alone.
pub fn compile_text(text: &str) -> Compilation {
    compile("map.journey", text.as_bytes(), &memory::Files::default(), &options())
}
