//! Layout: from the map to the scene.
//!
//! Comes in: a checked [`Map`], what to show of it, and fonts to measure with. Goes out: a
//! [`crate::scene::Scene`] in which every place, size, broken line and colour role is decided. No
//! colours and no file format are known here.

pub mod bead;
mod context;
pub mod experience;
mod options;
mod persona;
mod prose;
mod words;

pub use context::{ColumnBox, LayoutCtx, Page};
pub use options::{LayoutOptions, View};
pub use persona::{Marker, PersonaLook};
pub use prose::Prose;
pub use words::Words;
