//! `wayline watch` as people use it: the real program, saves as editors do them, and a browser or what passes for one.

#![allow(clippy::disallowed_methods, reason = "another program is waited for")]

mod browser;
#[path = "../support/chromium/mod.rs"]
mod chromium;
mod hostile;
#[path = "../support/hostile.rs"]
#[allow(dead_code, reason = "links are for the test of the compiler")]
mod hostile_map;
mod maps;
mod preview;
mod program;
mod saves;
mod server;
