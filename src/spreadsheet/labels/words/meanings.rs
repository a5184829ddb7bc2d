//! What a file of words consists of.

use crate::spreadsheet::labels::{Detail, Label, Lane};

/// Meanings, each with the words for it, separated by `|`.
pub type Meanings = &'static [(Label, &'static str)];

pub const fn lane(lane: Lane) -> Label {
    Label::Lane(lane)
}

pub const fn detail(detail: Detail) -> Label {
    Label::Detail(detail)
}
