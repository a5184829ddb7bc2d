//! Words that name somebody, or say what is known of them.

use super::{
    companions::{KNOWN_OF_PERSONAS, PARTICIPANTS, PEOPLE, RATED},
    tokens::{has, is_conjunction, tokens},
};
use crate::feeling::folded;

/// Whether the rest of a label can be a name.
pub fn is_name(text: &str) -> bool {
    let words = tokens(text);
    (1..=3).contains(&words.len())
        && !text.chars().any(|c| c.is_ascii_digit() || c == '%')
        && words
            .iter()
            .all(|word| !word.is_harmless() && !word.is_facet() && !word.text.starts_with(char::is_lowercase))
}

/// Whether a word is for something that is known about a persona.
pub fn is_about_persona(word: &str) -> bool {
    has(KNOWN_OF_PERSONAS, &folded(word))
}

/// Whether a label in a list of notes says who is speaking.
pub fn is_participant(text: &str) -> bool {
    has(PARTICIPANTS, &folded(text))
}

/// Whether a label is for what people rate, as in "Satisfaction (1-10)".
pub fn is_rating(text: &str) -> bool {
    tokens(text).iter().any(|token| token.is_one_of(RATED))
}

/// Whether a label is for several personas.
pub fn is_plural(text: &str) -> bool {
    ["personas", "personae", "personen", "persone"].contains(&folded(text).as_str())
}

/// Whether a text is a name, or several that are joined, as in "Mark and Jo".
pub fn is_name_of_several(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut names = words.split(|word| is_conjunction(word)).map(|name| name.join(" "));
    names.all(|name| is_name(&name))
}

/// Whether a text is only a word for a kind of person.
pub fn is_kind_of_person(text: &str) -> bool {
    has(PEOPLE, &folded(text))
}
