//! The contents of a project's `wayline.toml`.
//!
//! Read from the file's text, once for each project; used by the commands that build. Flags take precedence; that is
//! decided where the flags are read, not here.

mod read;
mod values;

pub(crate) use read::{BadFile, known_theme, read};
pub(crate) use values::{FILE, Settings};
