//! What is compared: maps before and after.

use super::side::Side;
use crate::report::NotCompared;

/// A map before and after; a side that doesn't exist is `None`.
#[derive(Debug)]
pub(super) struct Pair {
    pub old: Option<Side>,
    pub new: Option<Side>,
    pub old_name: String,
    pub new_name: String,
    /// Whether the command names just this map.
    pub named: bool,
}

/// All pairs that a command names.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    pub pairs: Vec<Pair>,
    /// What is left out, and why.
    pub notes: Vec<String>,
    /// What can't be compared at the moment, and why.
    pub not_compared: Vec<NotCompared>,
    /// The pages of Markdown. What maps there say isn't compared, only whether it is the same.
    pub pages: Vec<Pair>,
}
