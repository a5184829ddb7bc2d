//! The shortest, the longest and the average time, in words.

use super::parts::ranges;
use crate::{
    diagnostic::Applicability::{self, Safe, Unsafe},
    parse::respell::phrase::{LEAST, MOST, behind, replaced},
};

/// The average in other languages.
const AVERAGE: &[(&str, &str)] = &[
    ("im durchschnitt", "average"),
    ("durchschnittlich", "average"),
    ("durchschnitt", "average"),
    ("im schnitt", "average"),
    ("en moyenne", "average"),
    ("moyenne", "average"),
    ("promedio", "average"),
    ("in media", "average"),
    ("gemiddeld", "average"),
    ("em média", "average"),
];

/// Words for another middle than the average.
const TYPICAL: &[(&str, &str)] = &[
    ("median", "average"),
    ("typically", "average"),
    ("typical", "average"),
    ("usually", "average"),
    ("mostly", "average"),
    ("meistens", "average"),
    ("meist", "average"),
    ("typisch", "average"),
    ("en général", "average"),
    ("médiane", "average"),
];

/// Whether a word, in lower case, says that a figure is the average.
pub fn is_average(word: &str) -> bool {
    matches!(word, "average" | "avg" | "mean") || AVERAGE.iter().chain(TYPICAL).any(|(other, _)| *other == word)
}

/// The word `average` in front of its figure.
pub fn average(text: &mut String) -> Applicability {
    let certain = if replaced(text, TYPICAL) { Unsafe } else { Safe };
    replaced(
        text,
        &[
            ("on average", "average"),
            ("an average of", "average"),
            ("avg.", "average"),
            ("avg", "average"),
            ("mean", "average"),
            ("ø", "average"),
            ("Ø", "average"),
        ],
    );
    replaced(text, AVERAGE);
    average_first(text);
    certain
}

/// `20 min average` with the word in front, and `average 15m, 5m..40m` with the average at the end.
fn average_first(text: &mut String) {
    let begun = text.trim_start().strip_prefix("average ").and_then(|rest| rest.split_once(','));
    if let Some((average, range)) = begun.filter(|(_, range)| range.contains("..")) {
        *text = format!("{}, average {}", range.trim(), average.trim());
    }
    let figure = text.trim_end().strip_suffix("average").map(str::trim_end).filter(|rest| !rest.is_empty());
    if let Some(rest) = figure.map(str::to_owned) {
        let (before, last) = rest
            .rsplit_once([',', ';', '，', '、', '،'])
            .map_or(("", &*rest), |(before, last)| (before, last.trim_start()));
        *text = if before.is_empty() { format!("average {last}") } else { format!("{before}, average {last}") };
    }
}

/// `up to 3 days` and `< 1 h`, starting at zero; `at least 3 days`, of which only the figure is said.
pub fn bounded(text: &mut String) -> Applicability {
    let figure = |rest: &&str| !rest.contains("..") && rest.starts_with(|c: char| c.is_ascii_digit());
    if let Some(rest) = behind(text, MOST).filter(figure).map(str::to_owned) {
        // `up to 5-10 min`: one range is enough.
        let mut range = rest.clone();
        ranges(&mut range);
        *text = if range.contains("..") { range } else { format!("0..{rest}") };
        return Unsafe;
    }
    let Some(rest) = behind(text, LEAST).filter(figure).map(str::to_owned) else { return Safe };
    *text = rest;
    Unsafe
}

/// Words before the longest time that there sometimes is.
const SOMETIMES: &[&str] = &[
    "sometimes",
    "at worst",
    "in the worst case",
    "worst case",
    "manchmal",
    "im schlimmsten fall",
    "parfois",
    "a veces",
];

/// `min 2m, max 5m`; `10 min (up to 45 min)`; `5d (2d–9d)`: the shortest and the longest.
pub fn extremes(text: &mut String) -> Applicability {
    let Some(at) = text.find(['(', ',', ';', '/']) else { return Safe };
    let (first, last) = (text[..at].trim(), text[at + 1..].trim().trim_end_matches(')').trim());
    let begins = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    if last.contains(['(', ',', ';', '/']) {
        return Safe;
    }
    let longest = behind(last, MOST).or_else(|| behind(last, SOMETIMES)).filter(|longest| begins(longest));
    let told = match (behind(first, LEAST).filter(|shortest| begins(shortest)), longest) {
        (Some(shortest), Some(longest)) => Some((format!("{shortest}..{longest}"), Safe)),
        (None, Some(longest)) if begins(first) => Some((format!("{}..{longest}", low_end(first)), Unsafe)),
        (None | Some(_), None | Some(_)) => None,
    };
    let mut range = last.to_owned();
    ranges(&mut range);
    let around = text[at..].starts_with('(') && range.contains("..") && begins(&range) && begins(first);
    let Some((told, certain)) = told.or_else(|| around.then(|| (format!("{range}, average {first}"), Unsafe))) else {
        return Safe;
    };
    *text = told;
    certain
}

/// The lower end of `10–15 minutes`, with its unit; another figure as it is.
fn low_end(figure: &str) -> String {
    let mut range = figure.to_owned();
    ranges(&mut range);
    let Some((low, high)) = range.split_once("..") else { return figure.to_owned() };
    let unit = high.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').trim();
    if low.parse::<f64>().is_ok() { format!("{low} {unit}") } else { low.to_owned() }
}
