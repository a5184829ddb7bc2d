//! The words of labels, a file for each language.

use super::{Detail, Label, Lane};

mod ar;
mod de;
mod en;
mod es;
mod fr;
mod it;
mod ja;
mod nl;
mod pt;

/// Meanings, each with the words for it, separated by `|`.
type Meanings = &'static [(Label, &'static str)];

/// The words of each language. If a label has words of several meanings, the first meaning of the English table counts.
pub const LANGUAGES: [(&str, Meanings); 9] = [
    ("en", en::WORDS),
    ("de", de::WORDS),
    ("fr", fr::WORDS),
    ("es", es::WORDS),
    ("ja", ja::WORDS),
    ("ar", ar::WORDS),
    ("pt", pt::WORDS),
    ("it", it::WORDS),
    ("nl", nl::WORDS),
];

const fn lane(lane: Lane) -> Label {
    Label::Lane(lane)
}

const fn detail(detail: Detail) -> Label {
    Label::Detail(detail)
}
