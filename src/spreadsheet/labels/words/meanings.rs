//! What a file of words consists of.

use crate::spreadsheet::labels::{Detail, Label, Lane};

/// Meanings, each with the words for it, separated by `|`. A word that begins with `=` only has its meaning alone: `Positive` is a lane of gains,
/// `Positive feelings` is one of feelings.
pub type Meanings = &'static [(Label, &'static str)];

/// The headings of a list of cards, which mean something else in other tables; each with its words, separated by `|`.
pub struct CardWords {
    /// What kind of card it is.
    pub types: &'static str,
    /// What the card says.
    pub texts: &'static str,
    /// What else it says.
    pub details: &'static str,
    /// Where on a whiteboard it is.
    pub frames: &'static str,
}

pub const fn lane(lane: Lane) -> Label {
    Label::Lane(lane)
}

pub const fn detail(detail: Detail) -> Label {
    Label::Detail(detail)
}
