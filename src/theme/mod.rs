//! Themes: what each colour role looks like.
//!
//! Comes from a name or a project's settings; goes to the renderers. Themes are data: a project's
//! own one names a built-in as its base, a brand's accent and font, and the colours that differ.

mod accent;
mod builtin;
mod colour;
mod custom;
mod palette;
mod whole;

pub use builtin::{ThemeName, UnknownTheme};
pub use colour::{Colour, NotAColour};
pub use custom::{CustomTheme, FaceFiles, FontFiles};
pub use palette::{Hue, Palette};
pub use whole::Theme;
