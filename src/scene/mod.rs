//! The scene: the whole drawing, laid out but not yet written in any format.
//!
//! Made by `layout`; used by every renderer. It fixes every position, size, line break and colour role, so that a
//! renderer makes no decisions, and a test can tell which of the two changed. Colours are [`Role`]s; a theme defines
//! what they look like. Numbers are user units (one unit is one CSS pixel), y grows downwards, and all of them are
//! finite.

mod drawing;
mod geometry;
mod group;
mod role;
mod shape;
mod text;

pub use drawing::*;
pub use geometry::*;
pub use group::*;
pub use role::*;
pub use shape::*;
pub use text::*;
