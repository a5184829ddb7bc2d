//! What Mermaid itself lays down.

/// The score of a task that is neither good nor bad. Mermaid draws a face for every task.
pub(crate) const NEUTRAL: f64 = 3.0;
/// The most characters that Mermaid draws unless it is configured otherwise.
pub(crate) const LONGEST: usize = 50_000;
