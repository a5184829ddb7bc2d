//! Names with other signs than commas between them: `web / app`, `anna and ben`.

use super::{
    listed::{AND, listed},
    vocabulary::Vocabulary,
};
use crate::{
    diagnostic::Applicability,
    keyword::{Keyword, Named},
};

/// The names with commas between them, if they have other signs there and one of them is known. Two channels may also be the name of one.
pub fn with_commas(named: Named, text: &str, words: &Vocabulary) -> Option<(String, Applicability)> {
    let certain = if named == Named::Persona { Applicability::Safe } else { Applicability::Unsafe };
    let names = listed(text, AND);
    let list = names.join(", ");
    let apart = names.len() > 1 && list != text && !is_known(named, text, words);
    (apart && names.iter().any(|name| is_known(named, name, words))).then_some((list, certain))
}

/// Whether a text names something that is known.
pub fn has_known(named: Named, text: &str, words: &Vocabulary) -> bool {
    is_known(named, text, words) || listed(text, AND).iter().any(|name| is_known(named, name, words))
}

fn is_known(named: Named, name: &str, words: &Vocabulary) -> bool {
    match named {
        Named::Persona => words.people().find(name).is_some(),
        Named::Team => words.teams().find(name).is_some(),
        Named::Channel => words.has_channel(name),
        Named::Source => words.declares(Keyword::Source, name),
        Named::Pain | Named::EarlierColumn => false,
    }
}
