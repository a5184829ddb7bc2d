//! Rendering: from the scene to a file format. No layout decisions are made here.
//!
//! ```
//! use wayline::{
//!     Options, compile, layout::layout, load::NoFiles,
//!     render::{SvgOptions, html, svg},
//!     text::Fonts, theme::{Theme, ThemeName},
//! };
//!
//! let text = "journey: Coffee run\nstage: Enter\n  feels 1: Welcome\n";
//! let map = compile("coffee.journey", text.as_bytes(), &NoFiles, &Options::default()).map.expect("a map");
//! let scene = layout(&map, &Default::default(), &mut Fonts::new());
//! let dark = SvgOptions { theme: Theme::builtin(ThemeName::Dark), ..SvgOptions::default() };
//! let page = html(&map, &svg(&scene, &dark), &Default::default());
//! assert!(page.contains("<svg"));
//! ```

mod address;
pub(crate) mod html;
#[cfg(feature = "pdf")]
mod pdf;
#[cfg(feature = "png")]
mod pictures;
#[cfg(feature = "png")]
mod png;
mod svg;

#[cfg(feature = "png")]
pub use crate::typeset::{NotAFont, Typefaces};
pub use html::{Files as HtmlFiles, HtmlOptions, Live, Paper as HtmlPaper, Whereabouts, attached, html, live_html};
#[cfg(feature = "cli")]
pub(crate) use html::{SiteMap, SiteOptions, policy, policy_hash, ranking, seen, site_index, site_people, site_person};
#[cfg(feature = "pdf")]
pub use pdf::{PdfError, PdfOptions, pdf};
#[cfg(feature = "png")]
pub use pictures::PictureTooLarge;
#[cfg(feature = "png")]
pub use png::{PngError, PngOptions, png};
pub use svg::{Follows, Font, SvgOptions, svg};
