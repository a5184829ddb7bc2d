//! Themes: what each colour role looks like.
//!
//! Comes from a name or a project's settings; goes to the renderers. Themes are data: a project's
//! own one names a built-in as its base, a brand's accent and font, and the colours that differ.
//!
//! ```
//! use wayline::theme::{Colour, CustomTheme, ThemeName};
//!
//! let ours = CustomTheme {
//!     base: ThemeName::Light,
//!     accent: Some("#0B6E4F".parse::<Colour>()?),
//!     colours: [("red-text".to_owned(), Colour::hex(0xA0_1C_1C))].into(),
//!     ..CustomTheme::default()
//! };
//! // A renderer takes it in its options; layout measures with `theme.fonts()`.
//! let theme = ours.resolve("ours")?;
//! assert_eq!(theme.name, "ours");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

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
