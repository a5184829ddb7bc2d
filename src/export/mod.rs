//! A map as data for other programs: as JSON, as plain tables in several formats, and as another tool's text.
//!
//! The tables are made once from the model, in [`table`]; each format only writes them.
//!
//! ```
//! use wayline::{Options, compile, export::table::{Sheet, table}, load::NoFiles};
//!
//! let text = "journey: Coffee run\nstage: Enter\n  feels -1: Lost\n  pain major: No signs\n";
//! let map = compile("coffee.journey", text.as_bytes(), &NoFiles, &Options::default()).map.expect("a map");
//! let pains = table(&map, Sheet::Pains);
//! let pain = pains.columns.iter().position(|column| column.cell.to_plain() == "Pain").expect("a column");
//! assert_eq!(pains.rows[0][pain].to_plain(), "No signs");
//! ```

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
