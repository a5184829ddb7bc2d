//! What is known about a row before its cells are read.

use super::speakers::Speakers;
use crate::spreadsheet::labels::Label;

/// What is known about a row.
#[derive(Clone)]
pub struct AboutRow<'a> {
    pub lane: Option<Label>,
    /// The label as written.
    pub text: &'a str,
    pub speaker: Option<String>,
    /// The label's cell.
    pub place: Option<String>,
    /// The row that the label is in.
    pub first: usize,
    /// Whether its figures are something other than the feelings that its label suggests.
    pub is_measure: bool,
    /// Whom rows and lines of cells can be about.
    pub speakers: &'a Speakers,
    /// Whether its cells are signs for good and bad.
    pub has_signs: bool,
}
