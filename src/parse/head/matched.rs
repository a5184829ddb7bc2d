//! What the grammar finds in a head: names, phrases, figures.

use crate::{
    ast::{Figure, Ident},
    parse::{
        fold::{nfc, spaced},
        grammar::{Match, Part},
        number::number,
    },
    source::Source,
};
use smol_str::SmolStr;

/// A matched name or phrase.
pub fn ident(source: &Source, found: &Match) -> Ident {
    Ident { span: found.span, text: phrase(&source.text[found.span.range()]) }
}

/// A name or a phrase in NFC, with single spaces between words.
pub fn phrase(text: &str) -> SmolStr {
    spaced(&nfc(text)).into()
}

/// The number in a match, or the word that asks the data for it.
pub fn figure(source: &Source, found: &Match) -> Option<Figure> {
    let measured = found.find(Part::measured).map(|word| Figure::Measured(word.span));
    measured.or_else(|| found.find(Part::number).and_then(|it| number(source, it)).map(Figure::Number))
}
