//! A map as data for other programs: as JSON, as plain tables in several formats, and as another tool's text.
//!
//! The tables are made once from the model, in [`table`]; each format only writes them.

#[cfg(feature = "csv")]
mod csv;
mod json;
mod markdown;
mod mermaid;
#[cfg(feature = "cli")]
pub(crate) mod ranking;
pub mod table;
pub mod text;
#[cfg(feature = "xlsx")]
mod xlsx;

#[cfg(feature = "csv")]
pub(crate) use csv::csv_rows;
#[cfg(feature = "csv")]
pub use csv::{Separator, csv};
pub use json::json;
pub(crate) use markdown::{code, escaped};
pub use markdown::{markdown, markdown_table};
pub use mermaid::{Mermaid, mermaid};
#[cfg(feature = "xlsx")]
pub(crate) use xlsx::{FINGERPRINT, fingerprint, shown};
#[cfg(feature = "xlsx")]
pub use xlsx::{WorkbookError, xlsx};
