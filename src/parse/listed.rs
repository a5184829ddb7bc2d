//! Lists as people write them: `anna, ben`, `web / app`, `late and slow`.

use super::is_blank;

/// Signs between two parts of a list.
const SIGNS: [char; 11] = [',', '，', '、', '،', ';', '；', '/', '|', '&', '+', '＆'];

/// Words between two things that are all meant.
pub const AND: &[&str] = &["and", "und", "et", "y", "e", "و"];
/// Words between two things, of which one or all are meant. The Dutch "of" is an "or".
pub const AND_OR: &[&str] = &["and", "und", "et", "y", "e", "و", "or", "oder", "ou", "o", "of"];

/// Whether a sign is between two parts of a list.
pub fn is_list_sign(c: char) -> bool {
    SIGNS.contains(&c)
}

/// The parts of a list, whatever is between them: signs, or these words.
pub fn listed<'a>(text: &'a str, words: &[&str]) -> Vec<&'a str> {
    text.split(is_list_sign).flat_map(|phrase| phrases(phrase, words)).collect()
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
