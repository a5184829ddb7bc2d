//! `wayline watch` as people use it: the real program, and saves as editors do them. What a reader then sees is in `tests/browser`.

#![allow(clippy::disallowed_methods, reason = "another program is waited for")]

#[cfg(target_os = "linux")]
mod confine;
mod maps;
mod program;
mod saves;
mod server;
