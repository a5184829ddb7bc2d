//! The map as written becomes the map as meant: names turn into ids, defaults are filled in.
//!
//! Comes from `parse` (one document for the map, one for each shared file) and goes to `check`, `layout` and
//! `export`. Total: what can't be understood is told and left out, so that the rest can still be looked at.

mod column;
mod declare;
mod directory;
mod feelings;
mod figures;
mod files;
mod journey;
mod known;
mod labels;
mod mentions;
mod naming;
mod resolver;
mod scope;
mod story;
mod unknown;
mod way;
mod ways;

pub use files::{Gathered, gather, not_loaded};
pub use resolver::{Resolved, Unused, resolve};
