//! Rendering: from the scene to a file format. No layout decisions are made here.

mod address;
pub(crate) mod html;
#[cfg(feature = "pdf")]
mod pdf;
#[cfg(feature = "png")]
mod pictures;
#[cfg(feature = "png")]
mod png;
mod svg;

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
