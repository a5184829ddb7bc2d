//! Maps from other notations: diagrams of Mermaid's user journeys, and spreadsheets.
//!
//! Both give the text of a map that compiles, and say what the other notation has and a map hasn't. What they can't make sense of stays as a
//! note, or is a remark; nothing is dropped without a word.
//!
//! ```
//! use wayline::{diagnostic::FileId, import};
//!
//! let diagram = "journey\n  title Coffee run\n  section Enter\n    Queue: 2: Ada\n";
//! let text = import::mermaid(diagram, FileId::default()).text.expect("a journey");
//! assert!(text.contains("journey: Coffee run") && text.contains("persona ada: Ada"));
//!
//! # #[cfg(feature = "csv")] {
//! use wayline::{Options, import::SpreadsheetKind, load::NoFiles};
//!
//! let table = b"Stage,Enter,Pay\nDoing,Queues,Pays\nEmotions,-1,1\n";
//! let file = ("coffee.csv", table.as_slice(), SpreadsheetKind::Csv);
//! let made = import::spreadsheet(file, "coffee.journey", &NoFiles, &Options::default()).expect("a table");
//! assert!(made.maps[0].text.contains("stage: Pay\n  does: Pays\n  feels 1\n"));
//! # }
//! ```

pub use crate::mermaid::{FromMermaid, import as mermaid, is_mermaid};
#[cfg(feature = "csv")]
pub use crate::spreadsheet::{Remark, SheetMap, Spreadsheet, SpreadsheetKind, Unreadable, import as spreadsheet};
