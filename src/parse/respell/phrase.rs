//! Replaces words and phrases in a value, in upper or lower case.

use crate::{
    diagnostic::Applicability::{self, Safe, Unsafe},
    parse::{is_blank, number::FRACTIONS, show},
};

/// A text that the writer may have meant, and how certain that is.
pub type Draft = (String, Applicability);

/// Whether a word ends at the byte `at`.
fn at_edge(text: &str, at: usize) -> bool {
    let part = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    !(part(text[..at].chars().next_back()) && part(text[at..].chars().next()))
}

/// A text in small letters, with each of them where it was: some have another length in bytes, and stay.
fn lowered(text: &str) -> String {
    let small = |c: char| Some(c.to_lowercase()).filter(|small| small.len() == 1).and_then(|mut small| small.next());
    text.chars().map(|c| small(c).filter(|small| small.len_utf8() == c.len_utf8()).unwrap_or(c)).collect()
}

/// The place of a word or phrase, in upper or lower case.
pub(super) fn find(text: &str, phrase: &str) -> Option<usize> {
    let lower = lowered(text);
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
    ("fifteen", "15"),
    ("twenty", "20"),
    ("thirty", "30"),
    ("forty", "40"),
    ("fifty", "50"),
    ("sixty", "60"),
    ("seventy", "70"),
    ("eighty", "80"),
    ("ninety", "90"),
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
    ("fünfzehn", "15"),
    ("zwanzig", "20"),
    ("dreißig", "30"),
    ("vierzig", "40"),
    ("fünfzig", "50"),
    ("sechzig", "60"),
    ("siebzig", "70"),
    ("achtzig", "80"),
    ("neunzig", "90"),
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

/// Words that make a figure less certain.
const ROUGHLY: &[&str] = &[
    "approximately",
    "approx.",
    "approx",
    "about",
    "around",
    "roughly",
    "circa",
    "ca.",
    "~",
    "≈",
    "etwa",
    "ungefähr",
    "rund",
    "environ",
    "unos",
];

/// Words in front of the longest time, or of a figure that is hardly more.
pub(super) const MOST: &[&str] = &[
    "up to",
    "at most",
    "no more than",
    "less than",
    "under",
    "below",
    "maximum",
    "max.",
    "max",
    "maximal",
    "bis zu",
    "höchstens",
    "längstens",
    "weniger als",
    "unter",
    "jusqu'à",
    "au plus",
    "hasta",
    "fino a",
    "tot",
    "<=",
    "≤",
    "<",
];

/// Words in front of the shortest time, or of a figure that is hardly less.
pub(super) const LEAST: &[&str] = &[
    "at least",
    "no less than",
    "more than",
    "over",
    "minimum",
    "min.",
    "min",
    "minimal",
    "mindestens",
    "mind.",
    "mehr als",
    "über",
    "au moins",
    "plus de",
    "al menos",
    "almeno",
    "minstens",
    ">=",
    "≥",
    ">",
];

/// What is after one of these words at the beginning of a text.
pub(super) fn behind<'a>(text: &'a str, words: &[&str]) -> Option<&'a str> {
    let text = text.trim();
    let lower = lowered(text);
    let word = words.iter().find(|word| lower.starts_with(**word) && at_edge(text, word.len()))?;
    Some(text[word.len()..].trim_start())
}

/// Removes words that make a figure less certain.
pub(super) fn exact(text: &mut String) -> Applicability {
    let mut certain = Safe;
    for word in ROUGHLY {
        while let Some(at) = find(text, word) {
            text.replace_range(at..at + word.len(), "");
            certain = Unsafe;
        }
    }
    certain
}

/// Days without those of a weekend.
pub(super) const WORKING_DAYS: &[(&str, &str)] = &[
    ("business days", "days"),
    ("working days", "days"),
    ("business day", "day"),
    ("working day", "day"),
    ("werktagen", "days"),
    ("werktage", "days"),
    ("werktag", "day"),
    ("arbeitstagen", "days"),
    ("arbeitstage", "days"),
    ("arbeitstag", "day"),
    ("bankarbeitstage", "days"),
    ("jours ouvrés", "days"),
    ("jours ouvrables", "days"),
    ("días hábiles", "days"),
    ("días laborables", "days"),
    ("giorni lavorativi", "days"),
    ("werkdagen", "days"),
    ("werkdag", "day"),
    ("dias úteis", "days"),
];

/// Whether a text says of its figure what no value says: that it is only nearly so, or which days count.
pub fn is_hedged(text: &str) -> bool {
    WORKING_DAYS.iter().any(|(days, _)| find(text, days).is_some())
        || ROUGHLY.iter().any(|word| find(text, word).is_some())
        || behind(text, MOST).or_else(|| behind(text, LEAST)).is_some()
        || text.trim_end().ends_with('+')
}

/// Where the figure at the byte `digit` begins, with the words and signs in front of it that make it less certain.
pub fn start_of_figure(text: &str, digit: usize) -> usize {
    let mut start = digit;
    loop {
        let before =
            text[..start].trim_end_matches(|c: char| is_blank(c) || matches!(c, '+' | '-' | '−' | '€' | '$' | '£'));
        let lower = lowered(before);
        let words = ROUGHLY.iter().chain(MOST).chain(LEAST);
        let Some(word) =
            words.copied().find(|word| lower.ends_with(word) && at_edge(before, before.len() - word.len()))
        else {
            return start;
        };
        start = before.len() - word.len();
    }
}

/// `½`, `1½` and `1 1/2` as decimals.
pub(super) fn fractions(text: &mut String) -> Applicability {
    let mut certain = Safe;
    for (sign, part, whole) in FRACTIONS {
        while let Some(at) = text.find(sign) {
            with_whole(text, at, at + sign.len_utf8(), f64::from(part) / f64::from(whole));
            certain = if 1000 % whole == 0 { certain } else { Unsafe };
        }
    }
    let Some(slash) = text.find('/') else { return certain };
    let digits = |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let start = text[..slash].trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let end = slash + 1 + digits(&text[slash + 1..]);
    let (part, whole) = (text[start..slash].parse::<f64>(), text[slash + 1..end].parse::<f64>());
    let (Ok(part), Ok(whole)) = (part, whole) else { return certain };
    // `5/7 min` is from five to seven.
    let is_part = part == 1.0 && (2.0..=10.0).contains(&whole) || (2.0..=4.0).contains(&whole);
    if part < whole && is_part && !text[end..].contains('/') {
        with_whole(text, start, end, part / whole);
        return Unsafe;
    }
    certain
}

/// Puts a fraction in place of its sign, with the whole number in front of it, in thousandths.
fn with_whole(text: &mut String, start: usize, end: usize, fraction: f64) {
    let before = text[..start].trim_end().len();
    let number = text[..before].trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let is_part = text[..number].ends_with(['.', ',']);
    let whole = text[number..before].parse::<f64>().ok().filter(|_| !is_part);
    let from = if whole.is_some() { number } else { start };
    let fraction = (fraction * 1000.0).round() / 1000.0;
    text.replace_range(from..end, &show(whole.unwrap_or(0.0) + fraction));
}
