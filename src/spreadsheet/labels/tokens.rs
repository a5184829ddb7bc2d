//! The words of a label.

use super::companions::{CONJUNCTIONS, FACETS, HARMLESS, PEOPLE};
use crate::feeling::folded;

/// A word of a label.
pub struct Token<'a> {
    /// Where it begins.
    pub at: usize,
    pub text: &'a str,
    pub folded: String,
}

impl Token<'_> {
    pub fn is_one_of(&self, words: &[&str]) -> bool {
        has(words, &self.folded)
    }

    pub fn is_facet(&self) -> bool {
        self.is_one_of(FACETS)
    }

    /// Whether it leaves the meaning of the label alone.
    pub fn is_harmless(&self) -> bool {
        self.folded.chars().all(|c| c.is_ascii_digit())
            || [HARMLESS, PEOPLE, CONJUNCTIONS].iter().any(|words| self.is_one_of(words))
    }
}

/// Whether lists of words, a line for each language, have a folded word.
pub fn has(words: &[&str], folded: &str) -> bool {
    words.iter().any(|list| list.split('|').any(|word| word == folded))
}

/// Whether a word joins two names.
pub fn is_conjunction(word: &str) -> bool {
    has(CONJUNCTIONS, &folded(word))
}

/// The words of a label.
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let is_between = |c: char| !c.is_alphanumeric();
    let mut end = 0;
    let parts = text.split_inclusive(is_between).map(|part| {
        end += part.len();
        (end - part.len(), part.trim_end_matches(is_between))
    });
    parts.filter(|(_, text)| !text.is_empty()).map(|(at, text)| Token { at, text, folded: folded(text) }).collect()
}

/// Words of a label with what is between them if that joins the parts of a name, as in "Mark and Jo" and "Anna-Lena"; otherwise with spaces.
pub fn as_written(label: &str, words: &[&Token<'_>]) -> String {
    const JOINING: [&str; 6] = ["-", "‐", ".", ". ", "’", "'"];
    let mut written = String::new();
    for (nth, word) in words.iter().enumerate() {
        if let Some(before) = nth.checked_sub(1).map(|before| words[before]) {
            let between = &label[before.at + before.text.len()..word.at];
            let joins = tokens(between);
            let is_list = !joins.is_empty() && joins.iter().all(|join| join.is_one_of(CONJUNCTIONS));
            written.push_str(if is_list || JOINING.contains(&between) { between } else { " " });
        }
        written.push_str(word.text);
    }
    written
}
