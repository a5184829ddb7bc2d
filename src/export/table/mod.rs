//! A map as plain tables, made in one place for every format.
//!
//! Input: the model. Output: headings and cells, in the words of the map's language. Cells keep their types: texts keep
//! their markup, figures and days aren't texts, and a tone marks bad news. How a format shows width, colour and special
//! characters is up to the format.
//!
//! ```
//! use wayline::{Options, compile, export::{Separator, csv, table::{Sheet, table}}, load::NoFiles};
//!
//! let text = "journey: Coffee run\nstage: Enter\n  pain major: The door is heavy\n";
//! let map = compile("coffee.journey", text.as_bytes(), &NoFiles, &Options::default()).map.expect("a map");
//! let pains = table(&map, Sheet::Pains);
//! assert_eq!((pains.title.as_str(), pains.rows.len()), ("Pains", 1));
//! # #[cfg(feature = "csv")]
//! assert!(csv(&pains, Separator::Comma).contains("The door is heavy"));
//! ```

mod actions;
mod cell;
mod gains;
mod journey;
mod line;
mod lines;
mod make;
mod metrics;
mod pains;
mod sheet;
mod sources;
mod tell;

#[cfg(any(feature = "csv", feature = "xlsx"))]
pub(crate) use cell::LONGEST_CELL;
pub use cell::{Cell, Tone, Value};
pub(crate) use journey::Journey;
pub use lines::lines;
#[cfg(feature = "csv")]
pub(crate) use lines::{COMMENT, CONTINUES, HEADINGS};
pub use make::table;
pub(crate) use make::{journey_of, metrics_of_the_journey};
pub use sheet::{Heading, Sheet, Table};
