//! What the labels of workshop templates mean, in every language of the vocabulary, and in Portuguese, Italian and Dutch.
//!
//! A label is a word of `words`, or has one among words of `companions` that don't change what it means. Any other word can make
//! it a label for something else, as in "Pain owner", so such a label has no meaning.

mod companions;
mod find;
mod label;
mod names;
mod tokens;
mod words;

pub use find::{Found, is_somebody, label, langs};
pub use label::{Detail, Label, Lane};
pub use names::{
    is_about_persona, is_kind_of_person, is_name, is_name_of_several, is_participant, is_plural, is_rating,
};
pub use tokens::is_conjunction;
pub use words::{CARDS, CardWords};
