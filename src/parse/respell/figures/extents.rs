//! The shortest, the longest and the average time, in words.

use super::parts::ranges;
use crate::{
    diagnostic::Applicability::{self, Safe, Unsafe},
    parse::{
        is_blank,
        respell::phrase::{LEAST, MOST, behind, replaced},
    },
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

/// Whether a text has more than one figure, from one to the other.
pub fn is_range(text: &str) -> bool {
    let mut range = text.to_owned();
    ranges(&mut range);
    range.contains("..")
}

/// Whether a word, in lower case, says that a figure is the average.
pub fn is_average(word: &str) -> bool {
    matches!(word, "average" | "avg" | "mean") || AVERAGE.iter().chain(TYPICAL).any(|(other, _)| *other == word)
}

/// `~` and the signs for an average, between two figures: `5m..40m ~15m` is a range with its average, `5m ~ 7m` a range.
pub fn signs(text: &mut String) -> Applicability {
    let mut certain = Safe;
    for sign in ["⌀", "∅", "Ø", "ø"] {
        if text.contains(sign) {
            *text = text.replace(sign, " average ").split_whitespace().collect::<Vec<_>>().join(" ");
        }
    }
    for sign in ["~", "≈", "～", "〜"] {
        let Some(at) = text.find(sign) else { continue };
        let (before, behind) = (text[..at].trim_end(), text[at + sign.len()..].trim_start());
        if before.ends_with(char::is_alphanumeric) && behind.starts_with(|c: char| c.is_ascii_digit()) {
            let mut range = before.to_owned();
            ranges(&mut range);
            let between = if range.contains("..") { ", average " } else { ".." };
            *text = format!("{before}{between}{behind}");
            certain = Unsafe;
        }
    }
    certain
}

/// `5m..40m, 15m`, `5..7m, average 6`, `5m, average 7m`: a figure behind a range is its average, in the same unit; behind one figure, nothing else has a
/// place.
pub fn average_behind(text: &mut String) -> Applicability {
    let Some((first, last)) = text.split_once(", ").filter(|(_, last)| !last.contains([',', '/'])) else { return Safe };
    let (figure, is_said) = last.strip_prefix("average ").map_or((last, false), |figure| (figure, true));
    if !first.contains("..") {
        let one = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
        if is_said && one(first) && one(figure) {
            *text = last.to_owned();
            return Unsafe;
        }
        return Safe;
    }
    if figure.contains("..") || !figure.starts_with(|c: char| c.is_ascii_digit()) {
        return Safe;
    }
    let unit = if figure.trim().parse::<f64>().is_ok() { unit_of(first) } else { "" };
    if is_said && unit.is_empty() {
        return Safe;
    }
    *text = format!("{first}, average {}{unit}", figure.trim());
    Unsafe
}

/// The last word of a figure, with the blank in front of it.
fn unit_of(figure: &str) -> &str {
    &figure[figure.trim_end_matches(char::is_alphabetic).trim_end().len()..]
}

/// Whether an average is all that is left of a time with more figures.
pub fn leaves_only_average(text: &str, new: &str) -> bool {
    let figures = |text: &str| text.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty()).count();
    let said = text.to_lowercase();
    let average = said.split(|c: char| is_blank(c) || c == ',').find(|word| is_average(word));
    let before = average.and_then(|word| said.find(word)).map_or("", |at| &text[..at]);
    new.starts_with("average ") && figures(before) > 0 && figures(text) > figures(new)
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
    // `3 h max`
    if let Some(rest) =
        ["max.", "max", "maximum", "at most", "höchstens"].iter().find_map(|word| text.strip_suffix(word))
        && rest.starts_with(|c: char| c.is_ascii_digit())
    {
        *text = format!("up to {}", rest.trim_end());
    }
    // `15m+`, `15m or more`
    let more = ["+", "or more", "oder mehr", "ou plus"].iter().find_map(|word| text.trim_end().strip_suffix(word));
    if let Some(rest) = more.filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) {
        *text = format!("at least {}", rest.trim_end());
    }
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
