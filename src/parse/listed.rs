//! Lists as people write them: `anna, ben`, `web / app`, `late and slow`.

use super::is_blank;

/// Words in front of the last part of a list. Those before [`ALL`] mean every part, the others one of them.
const WORDS: [&str; 11] = ["and", "und", "et", "y", "e", "و", "or", "oder", "ou", "o", "of"];
const ALL: usize = 6;

/// Signs between two parts of a list.
const SIGNS: [char; 11] = [',', '，', '、', '،', ';', '；', '/', '|', '&', '+', '＆'];

/// Words between two things that are all meant.
pub const AND: &[&str] = WORDS.split_at(ALL).0;
/// Words between two things, of which one or all are meant.
pub const AND_OR: &[&str] = &WORDS;

/// The parts of a list, whatever is between them: signs, or these words.
pub fn listed<'a>(text: &'a str, words: &[&str]) -> Vec<&'a str> {
    text.split(SIGNS).flat_map(|phrase| phrases(phrase, words)).collect()
}

/// The parts of a text between these words.
pub fn phrases<'a>(text: &'a str, words: &[&str]) -> Vec<&'a str> {
    let (mut parts, mut start, mut at) = (Vec::new(), 0, 0);
    for token in text.split_inclusive(is_blank) {
        if words.contains(&token.trim_end_matches(is_blank)) {
            parts.push(&text[start..at]);
            start = at + token.len();
        }
        at += token.len();
    }
    parts.push(&text[start..]);
    parts.into_iter().map(|part| part.trim_matches(is_blank)).filter(|part| !part.is_empty()).collect()
}
