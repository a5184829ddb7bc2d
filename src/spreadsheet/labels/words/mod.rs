//! The words of labels, a file for each language.

mod ar;
mod de;
mod en;
mod es;
mod fr;
mod it;
mod ja;
mod meanings;
mod nl;
mod pt;

pub use meanings::CardWords;
use meanings::Meanings;

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

/// The headings of cards in each language.
pub const CARDS: [CardWords; 9] =
    [en::CARDS, de::CARDS, fr::CARDS, es::CARDS, ja::CARDS, ar::CARDS, pt::CARDS, it::CARDS, nl::CARDS];
