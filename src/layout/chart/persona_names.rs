//! How groups of personas are named where there is little room.

use crate::{
    model::{Map, PersonaId},
    vocabulary::Words,
};

/// Whom something concerns, in words: empty if there is only one persona, "Both" or "Everyone" for all of them.
pub fn who(map: &Map, personas: &[PersonaId], names: &[String], words: &Words) -> Option<String> {
    if map.personas.len() < 2 || personas.is_empty() {
        return None;
    }
    if map.is_everybody(personas) {
        return Some(if personas.len() == 2 { words.both } else { words.everyone }.to_owned());
    }
    let names: Vec<&str> = personas.iter().map(|id| names[id.index()].as_str()).collect();
    Some(names.join(words.comma))
}
