//! The words that a line can start with, as data: which blocks take them, what their heads are and what their text may
//! be. The parser, the formatter, the reference and the starter map all read this one table.
//!
//! ```
//! use wayline::keyword::{Keyword, RULES};
//!
//! let pain = RULES.iter().find(|rule| rule.keyword == Keyword::Pain).expect("a row");
//! assert!(pain.inside.contains(&Keyword::Touchpoint));
//! println!("{}, for example `{}`", pain.summary, pain.example);
//! ```

mod channel;
pub(crate) mod choice;
mod foreign;
mod labels;
mod measure;
mod nesting;
mod rule;
mod table;
mod word;

pub use channel::{BUILT_IN_CHANNELS, BuiltInChannel};
pub use foreign::foreign;
pub use measure::{BUILT_IN_MEASURES, BuiltInMeasure, NPS};
pub use rule::{Head, MEASURED, Named, Rule, SEVERITIES, Times, Value};
pub use table::RULES;
pub use word::Keyword;
