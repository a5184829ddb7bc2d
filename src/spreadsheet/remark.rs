//! What a file says that isn't understood: a cell, or all of it.

/// A remark on a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// Sheet and cell, as in `Sheet1!C7`; only the sheet if it is about all of it.
    pub place: String,
    /// What wasn't understood, and what was done with it.
    pub text: String,
}

/// Why a file can't be read at all.
#[derive(Debug)]
pub struct Unreadable {
    /// What is wrong, after "cannot import FILE: ".
    pub reason: String,
    /// What to do.
    pub help: String,
}
