//! Sets text: from a line of the scene to glyphs with their positions, for formats in which no other program sets the
//! text.
//!
//! Comes in: a [`crate::scene::TextLine`] and the typefaces there are. Goes out: runs of glyphs from left to right. Each
//! character takes the project's own font where that has it, or the bundled face, else the first of the faces that were handed in that does; lines are
//! ordered by UAX #9 in the direction that the scene gives them and shaped script by script. No font is looked for
//! here: the caller knows the system's, and [`Typefaces::missing`] says when they are needed.

mod choose;
mod line;
mod outline;
mod shape;
mod typeface;
mod typefaces;

pub(crate) use outline::{Outline, Stroke};
#[cfg(feature = "pdf")]
pub(crate) use shape::{Glyph, SetLine};
pub(crate) use shape::{SetRun, Setter};
#[cfg(feature = "pdf")]
pub(crate) use typeface::Bytes;
pub use typeface::NotAFont;
pub(crate) use typeface::TypefaceId;
pub use typefaces::Typefaces;
