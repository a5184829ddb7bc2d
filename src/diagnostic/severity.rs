//! Errors and warnings.

/// Whether a map can still be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is drawn.
    Error,
    /// The map is still drawn.
    Warning,
}
