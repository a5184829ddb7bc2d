//! What a persona is called where there is little room.

use crate::model::{Map, PersonaId};

/// A short name for each persona: the first word of their label where no other begins like it, else all of it.
pub fn short_names(map: &Map) -> Vec<String> {
    let labels: Vec<String> = map.personas.iter().map(|persona| persona.label.to_plain()).collect();
    let firsts: Vec<String> = labels.iter().map(|label| first_word(label)).collect();
    let mut sorted: Vec<&String> = firsts.iter().collect();
    sorted.sort();
    let once = |first: &String| {
        sorted.partition_point(|other| *other <= first) - sorted.partition_point(|other| *other < first) == 1
    };
    labels.iter().zip(&firsts).map(|(label, first)| if once(first) { first } else { label }.clone()).collect()
}

fn first_word(label: &str) -> String {
    label.split_whitespace().next().unwrap_or(label).trim_end_matches([',', ':', ';']).to_owned()
}

/// Whom something concerns, in words: nothing where there is only one persona, "Both" or "Everyone" where it is all.
pub fn who(map: &Map, personas: &[PersonaId], names: &[String], both: &str, everyone: &str) -> Option<String> {
    if map.personas.len() < 2 || personas.is_empty() {
        return None;
    }
    if personas.len() == map.personas.len() {
        return Some(if personas.len() == 2 { both } else { everyone }.to_owned());
    }
    let names: Vec<&str> = personas.iter().map(|id| names[id.index()].as_str()).collect();
    Some(names.join(", "))
}
