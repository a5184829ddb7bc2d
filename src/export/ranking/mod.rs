//! Many maps in one list: their pains and opportunities by priority, and which of them are overdue or unanswered.
//!
//! Input: maps with their sources, in any order. Output: the ranking as data, which each format writes (the web
//! page is in `render`). Ranking doesn't judge: the caller decides what a finding means.

mod json;
mod rank;
mod ranked;
mod tables;
mod text;

pub use json::json;
pub use tables::{Part, TITLE, markdown, tables};
pub use text::text;

pub use rank::rank;
pub use ranked::{
    Alert, Condition, FromData, Location, NotReported, RankedMap, RankedOpportunity, RankedPain, Ranking, Sureness,
};
