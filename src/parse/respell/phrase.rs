//! Replaces words and phrases in a value, in upper or lower case.

use crate::diagnostic::Applicability::{self, Safe, Unsafe};

/// A text that the writer may have meant, and how certain that is.
pub type Draft = (String, Applicability);

/// Whether a word ends at the byte `at`.
fn at_edge(text: &str, at: usize) -> bool {
    let part = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    !(part(text[..at].chars().next_back()) && part(text[at..].chars().next()))
}

/// The place of a word or phrase, in upper or lower case.
pub(super) fn find(text: &str, phrase: &str) -> Option<usize> {
    // In other scripts, lower case may have a different length, and places would shift.
    let lower = text.to_ascii_lowercase();
    let mut places = lower.match_indices(phrase).map(|(at, _)| at);
    places.find(|&at| at_edge(text, at) && at_edge(text, at + phrase.len()))
}

/// Replaces the first of each pair of phrases by the second. Returns whether there was one.
pub(super) fn replaced(text: &mut String, phrases: &[(&str, &str)]) -> bool {
    let mut found = false;
    for (from, to) in phrases {
        let mut most = 16;
        while let Some(at) = find(text, from).filter(|_| most > 0) {
            text.replace_range(at..at + from.len(), to);
            found = true;
            most -= 1;
        }
    }
    found
}

pub(super) const NUMBERS: &[(&str, &str)] = &[
    ("one", "1"),
    ("eine", "1"),
    ("einen", "1"),
    ("ein", "1"),
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("ten", "10"),
    ("eleven", "11"),
    ("twelve", "12"),
    ("zwei", "2"),
    ("drei", "3"),
    ("vier", "4"),
    ("fünf", "5"),
    ("sechs", "6"),
    ("sieben", "7"),
    ("acht", "8"),
    ("neun", "9"),
    ("zehn", "10"),
    ("elf", "11"),
    ("zwölf", "12"),
    ("deux", "2"),
    ("trois", "3"),
    ("quatre", "4"),
    ("cinq", "5"),
    ("dix", "10"),
    ("douze", "12"),
    ("dos", "2"),
    ("tres", "3"),
    ("cuatro", "4"),
    ("cinco", "5"),
    ("diez", "10"),
    ("doce", "12"),
    ("twee", "2"),
    ("drie", "3"),
    ("vijf", "5"),
    ("tien", "10"),
    ("twaalf", "12"),
];

const ROUGHLY: &[(&str, &str)] = &[
    ("approximately", ""),
    ("approx.", ""),
    ("approx", ""),
    ("about", ""),
    ("around", ""),
    ("roughly", ""),
    ("circa", ""),
    ("ca.", ""),
    ("~", ""),
    ("≈", ""),
];

/// Removes words that make a figure less certain.
pub(super) fn exact(text: &mut String) -> Applicability {
    if replaced(text, ROUGHLY) { Unsafe } else { Safe }
}
