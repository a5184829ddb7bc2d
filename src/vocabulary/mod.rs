//! Every word that drawings, pages and tables add to a map, and how they write figures, dates and durations: one file
//! for each language.
//!
//! Chosen by a language tag; used by `layout`, `render`, `export` and `report`.

mod arabic;
mod change;
mod english;
mod figures;
mod french;
mod german;
mod headline;
mod japanese;
mod kinds;
mod languages;
mod page;
mod spanish;
mod ways;
mod words;

pub use arabic::ARABIC;
pub use english::ENGLISH;
pub(crate) use figures::{capitalised, range};
pub use french::FRENCH;
pub use german::GERMAN;
pub use japanese::JAPANESE;
pub use languages::{LANGUAGES, is_rtl};
pub use page::PageWords;
pub use spanish::SPANISH;
pub use words::{HeadlineWords, Words};
