//! What is compared: maps before and after.

use super::side::Side;

/// A map before and after; a side that isn't there is `None`.
#[derive(Debug)]
pub(super) struct Pair {
    pub old: Option<Side>,
    pub new: Option<Side>,
    pub old_name: String,
    pub new_name: String,
    /// Whether the call names just this map.
    pub named: bool,
}

/// All pairs that a call names.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    pub pairs: Vec<Pair>,
    /// What is left out, and why.
    pub notes: Vec<String>,
}
