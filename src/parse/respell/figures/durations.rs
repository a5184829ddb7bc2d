//! How long something takes.

use super::{
    extents::{average, average_behind, bounded, extremes, is_range, signs},
    listed_times::three_times,
    parts::{listed, ranges},
    units::{calendar, converted, units},
};
use crate::{
    diagnostic::Applicability::{self, Safe, Unsafe},
    parse::respell::phrase::{Draft, NUMBERS, WORKING_DAYS, exact, fractions, replaced},
};

pub fn takes(mut text: String) -> Draft {
    let mut certain = signs(&mut text).max(exact(&mut text));
    primes(&mut text);
    certain = certain.max(clock(&mut text)).max(fractions(&mut text));
    iso(&mut text);
    // For those who work, it is four.
    if replaced(&mut text, &[("half a day", "12h"), ("ein halber tag", "12h"), ("einen halben tag", "12h")]) {
        certain = Unsafe;
    }
    replaced(&mut text, PARTS);
    replaced(&mut text, SHORT);
    replaced(&mut text, NUMBERS);
    certain = certain.max(three_times(&mut text));
    certain = certain.max(extremes(&mut text)).max(bounded(&mut text));
    certain = certain.max(average(&mut text));
    larger_first(&mut text);
    // `3d, 4d`, `3d/4d`: without a word for an average, the shortest and the longest.
    if let Some((first, last)) = text.split_once([',', ';', '/'])
        && [first, last].iter().all(|end| end.trim_start().starts_with(|c: char| c.is_ascii_digit()))
        && !last.contains([',', ';', '/'])
        && !is_range(first)
    {
        text = format!("{}..{}", first.trim(), last.trim());
        certain = Unsafe;
    }
    if replaced(&mut text, &[("or", ".."), ("oder", ".."), ("ou", "..")]) {
        certain = Unsafe;
    }
    ranges(&mut text);
    if shares_unit(&mut text) | replaced(&mut text, WORKING_DAYS) {
        certain = Unsafe;
    }
    replaced(&mut text, &[("and", " "), ("&", " ")]);
    listed(&mut text, &["average"]);
    certain = certain.max(average_behind(&mut text));
    if calendar(&mut text) {
        certain = Unsafe;
    }
    units(&mut text);
    (text, certain)
}

/// Parts of an hour and of a day, and one of each.
const PARTS: &[(&str, &str)] = &[
    ("three quarters of an hour", "45m"),
    ("a quarter of an hour", "15m"),
    ("quarter of an hour", "15m"),
    ("a quarter hour", "15m"),
    ("half an hour", "30m"),
    ("an hour", "1h"),
    ("a day", "1d"),
    ("a minute", "1m"),
    ("a week", "1w"),
    ("eine dreiviertelstunde", "45m"),
    ("eine viertelstunde", "15m"),
    ("viertelstunde", "15m"),
    ("eine halbe stunde", "30m"),
    ("halbe stunde", "30m"),
    ("une demi-heure", "30m"),
    ("un quart d'heure", "15m"),
    ("media hora", "30m"),
    ("mezz'ora", "30m"),
    ("een half uur", "30m"),
    ("meia hora", "30m"),
];

/// `5'` and `90"`: minutes and seconds.
fn primes(text: &mut String) {
    let signs: &[(&[&str], &str)] = &[(&["''", "\"", "″", "”", "“"], "s"), (&["'", "′", "’", "‘"], "m")];
    for (signs, unit) in signs {
        for sign in *signs {
            let mut at = 0;
            while let Some(found) = text[at..].find(sign).map(|found| at + found) {
                at = found + sign.len();
                if text[..found].ends_with(|c: char| c.is_ascii_digit()) {
                    text.replace_range(found..at, &format!("{unit} "));
                    at = found + unit.len() + 1;
                }
            }
        }
    }
    *text = text.trim_end().to_owned();
}

/// `1.5h to 2`: both ends have the unit of the first one.
fn shares_unit(text: &mut String) -> bool {
    let Some((first, last)) = text.split_once("..") else { return false };
    let unit = first.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').trim();
    let lone = !unit.is_empty() && unit.chars().all(char::is_alphabetic) && last.parse::<f64>().is_ok();
    if lone {
        *text = format!("{text} {unit}");
    }
    lone
}

/// `1 day, 2 hours`: one time in two units, of which the second one is smaller.
fn larger_first(text: &mut String) {
    let Some((first, last)) = text.split_once(',') else { return };
    let unit = |part: &str| {
        let part = part.trim();
        let word = part.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').trim();
        let unit = match word {
            "m" => "min",
            "w" => "week",
            word => word,
        };
        converted(1.0, unit, "s").filter(|_| word.len() < part.len())
    };
    if let (Some(larger), Some(smaller)) = (unit(first), unit(last))
        && larger > smaller
    {
        *text = format!("{} {}", first.trim(), last.trim());
    }
}

/// Units with the point of an abbreviation.
const SHORT: &[(&str, &str)] = &[
    ("mins.", "min"),
    ("min.", "min"),
    ("sec.", "s"),
    ("sek.", "s"),
    ("hrs.", "h"),
    ("hr.", "h"),
    ("std.", "h"),
    ("tg.", "d"),
    ("wo.", "w"),
];

/// `PT1H30M` and `P3D`, as data has durations.
fn iso(text: &mut String) {
    let lower = text.trim().to_lowercase();
    let Some(rest) = lower.strip_prefix('p').filter(|rest| rest.contains(|c: char| c.is_ascii_digit())) else { return };
    // In front of the `t`, `m` is months.
    let (days, hours) = rest.split_once('t').unwrap_or((rest, ""));
    let fits = |part: &str, units: &str| part.chars().all(|c| c.is_ascii_digit() || c == '.' || units.contains(c));
    if fits(days, "dw") && fits(hours, "hms") {
        *text = format!("{days}{hours}");
    }
}

/// `00:05:00` in hours, minutes and seconds, `1:30` in hours and minutes.
fn clock(text: &mut String) -> Applicability {
    let parts: Vec<&str> = text.trim().split(':').collect();
    let numbers: Option<Vec<u32>> = parts.iter().map(|part| part.parse().ok()).collect();
    let (hours, minutes, seconds, certain) = match numbers.as_deref() {
        Some(&[hours, minutes, seconds]) => (hours, minutes, seconds, Safe),
        // It could be minutes and seconds.
        Some(&[hours, minutes]) => (hours, minutes, 0, Unsafe),
        _ => return Safe,
    };
    let units = [(hours, "h"), (minutes, "m"), (seconds, "s")];
    let said: Vec<String> =
        units.iter().filter(|(count, _)| *count > 0).map(|(count, unit)| format!("{count}{unit}")).collect();
    *text = said.join(" ");
    certain
}
