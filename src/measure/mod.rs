//! Figures from data: what a map asks for as plain data, the SQL that counts it, and the figures that result.
//!
//! Nothing here reads data or knows an engine. A program that has one takes four steps:
//!
//! 1. [`queries`] makes of a compiled map one [`Query`] for each source that something is measured from. A query is plain data: the
//!    columns to read, the events that mean each column of the map as small numbers, and the figures that are wanted.
//! 2. [`sql::script`] is the query as one statement in a [`sql::Dialect`]; [`sql::parts`] are its parts one by one, for an engine that
//!    wants to keep the two intermediate tables ([`sql::Step`]). An engine with a faster way may leave SQL out, as long as it
//!    gives the same rows; [`bucket_of`] is for that.
//! 3. Every part answers with rows of one shape, [`Row`]: counts and sums of whole numbers and nothing else, so any number of
//!    machines gives the same ones. Rows of the same part with the same keys are added up; their order means nothing.
//!    [`Answers`] reads them from the files that databases save, and refuses what was cut off or given twice.
//! 4. [`settle`] makes of rows the [`Results`]: definitions, intervals, rounding and the hiding of small groups are there alone.
//!    [`write()`] and [`read()`] are the file next to the map, whose name is [`results_name`].
//!
//! ```
//! use wayline::{Options, compile, load::NoFiles, measure};
//!
//! let text = "journey: Coffee run
//! source log: Till
//!   data: till.csv
//!   columns: case visit, event what, when at
//! stage: Order
//!   touchpoint pay: Pay
//!     event: paid
//!     reach: measured
//! ";
//! let map = compile("coffee.journey", text.as_bytes(), &NoFiles, &Options::default()).map.expect("a map");
//! let queries = measure::queries(&map);
//! let rows = [
//!     measure::Row { n: 160, total: 160, ..measure::Row::of("log", "rows") },
//!     measure::Row { n: 40, ..measure::Row::of("log", "case") },
//!     measure::Row { n: 30, a: 1, ..measure::Row::of("log", "reach") },
//! ];
//! let results = measure::settle(&queries, &rows, &Default::default()).expect("figures");
//! assert!(measure::write(&results).contains("reach pay: 75 %,"));
//! ```

mod answer;
mod connection;
mod estimate;
mod figures;
mod fingerprint;
mod joined;
mod number;
mod pattern;
mod privacy;
mod quantile;
mod query;
mod remarks;
#[cfg(feature = "cli")]
mod renamed;
mod results;
mod row;
mod settle;
pub mod sql;
mod student;
mod without_results;

pub use crate::model::{Finding, Measurement, Results};
pub use answer::{Answers, BadAnswer};
pub use connection::connection;
pub use fingerprint::Fingerprint;
pub use joined::{BETWEEN_DAY_AND_TIME, BETWEEN_VALUES, joined};
pub(crate) use number::rounded;
pub use pattern::{Pattern, Piece};
pub use privacy::FEWEST;
pub use quantile::bucket_of;
pub use query::{Binding, Kind, Query, Question, Score, ScoreFigure, Segment, bindings, queries};
pub use remarks::remarks;
#[cfg(feature = "cli")]
pub(crate) use renamed::renamed;
pub use results::{BadLine, RESULTS, read, results_name, write};
pub use row::{BadRow, Row};
pub use settle::{About, Refusal, settle};
pub use without_results::WithoutResults;
