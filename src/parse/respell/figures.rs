//! Values with numbers: durations, figures of measures, shares, scales, ratings.

use super::{
    super::{is_blank, number::part_of_hundred, people::means_everybody, show, suggest::nearest},
    phrase::{Draft, NUMBERS, exact, find, replaced},
};
use crate::diagnostic::Applicability::{self, Safe, Unsafe};

/// Words and dashes between two numbers become `..`.
fn ranges(text: &mut String) {
    if let Some(rest) = find(text, "between").filter(|at| text[..*at].trim().is_empty()) {
        text.replace_range(..rest + "between".len(), "");
        replaced(text, &[("and", "..")]);
    }
    replaced(
        text,
        &[
            ("from", ""),
            ("up to", ".."),
            ("to", ".."),
            ("until", ".."),
            ("till", ".."),
            ("bis", ".."),
            ("à", ".."),
            ("tot", ".."),
            ("hasta", ".."),
            ("…", ".."),
            ("...", ".."),
        ],
    );
    dashes(text);
    *text = text.split("..").map(str::trim).collect::<Vec<_>>().join("..");
}

/// A dash after the end of a number or unit, and before a number, isn't a minus sign.
fn dashes(text: &mut String) {
    let is_dash = |c: char| matches!(c, '-' | '–' | '—' | '−' | '‒');
    let mut at = 0;
    while let Some((found, dash)) = text[at..].char_indices().find(|&(_, c)| is_dash(c)) {
        let (start, end) = (at + found, at + found + dash.len_utf8());
        let ends = text[..start].trim_end().chars().next_back().is_some_and(char::is_alphanumeric);
        let rest = text[end..].trim_start().trim_start_matches(['+', '-', '−', '–']);
        let opens = ends && rest.starts_with(|c: char| c.is_ascii_digit());
        // `5 -3` could just as well be a mistake in the sign.
        let lone = text[end..].starts_with(is_blank) || !text[..start].ends_with(is_blank);
        if opens && lone {
            text.replace_range(start..end, "..");
            at = start + 2;
        } else {
            at = end;
        }
    }
}

/// Adds a comma before each of these words that has none, removes brackets, and removes a colon or `=` after the words.
fn listed(text: &mut String, words: &[&str]) {
    *text = text.replace(['(', '[', ';'], ",").replace([')', ']'], "");
    for word in words {
        let Some(at) = find(text, word) else { continue };
        let end = at + word.len();
        let behind = text[end..].trim_start();
        if let Some(rest) = behind.strip_prefix([':', '=']) {
            let rest = format!(" {}", rest.trim_start());
            text.replace_range(end.., &rest);
        }
        let before = text[..at].trim_end_matches(|c: char| is_blank(c) || matches!(c, '/' | '|' | '-' | '–' | '—'));
        if !before.is_empty() && !before.ends_with(',') {
            let before = before.len();
            text.replace_range(before..at, ", ");
        }
    }
    *text = text.split(',').map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
}

/// Plurals first: they win if a misspelt word is as close to both.
const UNITS: &[&str] = &[
    "minutes", "minute", "mins", "min", "m", "hours", "hour", "hrs", "hr", "h", "days", "day", "d", "weeks", "week",
    "w", "seconds", "second", "sec", "s",
];

/// Units in other languages.
const FOREIGN: &[(&str, &str)] = &[
    ("minuten", "minutes"),
    ("stunde", "hour"),
    ("stunden", "hours"),
    ("std", "h"),
    ("tag", "day"),
    ("tage", "days"),
    ("tagen", "days"),
    ("woche", "week"),
    ("wochen", "weeks"),
    ("heure", "hour"),
    ("heures", "hours"),
    ("jour", "day"),
    ("jours", "days"),
    ("semaine", "week"),
    ("semaines", "weeks"),
    ("minuto", "minute"),
    ("minutos", "minutes"),
    ("hora", "hour"),
    ("horas", "hours"),
    ("día", "day"),
    ("días", "days"),
    ("dia", "day"),
    ("dias", "days"),
    ("semana", "week"),
    ("semanas", "weeks"),
    ("sekunde", "second"),
    ("sekunden", "seconds"),
    ("seconde", "second"),
    ("secondes", "seconds"),
    ("segundo", "second"),
    ("segundos", "seconds"),
    ("minuti", "minutes"),
    ("ora", "hour"),
    ("ore", "hours"),
    ("giorno", "day"),
    ("giorni", "days"),
    ("uur", "hours"),
    ("dag", "day"),
    ("dagen", "days"),
];

pub(super) fn takes(mut text: String) -> Draft {
    let mut certain = exact(&mut text);
    certain = certain.max(clock(&mut text));
    iso(&mut text);
    replaced(
        &mut text,
        &[("half an hour", "30m"), ("an hour", "1h"), ("a day", "1d"), ("a minute", "1m"), ("a week", "1w")],
    );
    replaced(&mut text, SHORT);
    certain = certain.max(at_most(&mut text));
    replaced(&mut text, NUMBERS);
    replaced(
        &mut text,
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
    replaced(&mut text, AVERAGE);
    // The word `average` after its figure.
    let figure = text.trim_end().strip_suffix("average").map(str::trim_end).filter(|rest| !rest.is_empty());
    if let Some(rest) = figure.map(str::to_owned) {
        let (before, last) =
            rest.rsplit_once([',', ';']).map_or(("", &*rest), |(before, last)| (before, last.trim_start()));
        text = if before.is_empty() { format!("average {last}") } else { format!("{before}, average {last}") };
    }
    // `3d, 4d`: without a word for an average, the shortest and the longest.
    if let Some((first, last)) = text.split_once([',', ';'])
        && [first, last].iter().all(|end| end.trim_start().starts_with(|c: char| c.is_ascii_digit()))
        && !last.contains([',', ';'])
    {
        text = format!("{}..{}", first.trim(), last.trim());
        certain = Unsafe;
    }
    ranges(&mut text);
    if replaced(
        &mut text,
        &[("business days", "days"), ("working days", "days"), ("business day", "day"), ("working day", "day")],
    ) {
        certain = Unsafe;
    }
    replaced(&mut text, &[("and", " "), ("&", " ")]);
    listed(&mut text, &["average"]);
    if calendar(&mut text) {
        certain = Unsafe;
    }
    units(&mut text);
    (text, certain)
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

/// `up to 3 days`, `< 1 h`: starting at zero.
fn at_most(text: &mut String) -> Applicability {
    let words = ["up to", "at most", "less than", "under", "below", "max.", "max", "<=", "≤", "<"];
    let lower = text.trim().to_ascii_lowercase();
    let Some(word) = words.iter().find(|word| lower.starts_with(**word)) else { return Safe };
    let rest = text.trim()[word.len()..].trim_start();
    if rest.contains("..") || !rest.starts_with(|c: char| c.is_ascii_digit()) {
        return Safe;
    }
    *text = format!("0..{rest}");
    Unsafe
}

/// Converts months and years to days, which is nearly right. Returns whether there were any.
fn calendar(text: &mut String) -> bool {
    let mut found = false;
    for (words, days) in [(["months", "month", "mo"], 30.0), (["years", "year", "y"], 365.0)] {
        for word in words {
            let Some(at) = find(text, word) else { continue };
            let before = text[..at].trim_end();
            let number = before.rsplit("..").next().unwrap_or(before);
            let digits = number.rsplit(|c: char| !(c.is_ascii_digit() || c == '.')).next().unwrap_or(number);
            let start = before.len() - digits.len();
            let Ok(count) = digits.parse::<f64>() else { continue };
            // The shorter end of a range has the same unit as the longer one.
            let lone = before[..start]
                .strip_suffix("..")
                .map(|rest| (rest.len(), rest.rsplit([' ', ',']).next().unwrap_or(rest)));
            let first = lone.and_then(|(end, first)| Some((end, first.len(), first.parse::<f64>().ok()?)));
            let days = |count: f64| format!("{}d", show(count * days));
            let written = days(count);
            let first = first.map(|(end, length, count)| (end - length..end, days(count)));
            text.replace_range(start..at + word.len(), &written);
            if let Some((range, written)) = first {
                text.replace_range(range, &written);
            }
            found = true;
        }
    }
    found
}

/// Misspelt units, and minutes without a unit after hours.
fn units(text: &mut String) {
    let mut words: Vec<String> = Vec::new();
    let is_letter = char::is_alphabetic;
    let mut rest = text.as_str();
    while let Some(c) = rest.chars().next() {
        let end = rest.find(|other: char| is_letter(other) != is_letter(c)).unwrap_or(rest.len());
        words.push(rest[..end].to_owned());
        rest = &rest[end..];
    }
    for word in words.iter_mut().filter(|word| word.starts_with(is_letter) && *word != "average") {
        let known = UNITS.contains(&word.to_lowercase().as_str());
        let meant = nearest(word, UNITS.iter().copied())
            .filter(|meant| meant.chars().next() == word.to_lowercase().chars().next());
        if let Some((_, meant)) = FOREIGN.iter().find(|(unit, _)| *unit == word.to_lowercase()) {
            *word = (*meant).to_owned();
        } else if let Some(meant) = meant.filter(|_| !known) {
            *word = meant.to_owned();
        }
    }
    for at in 1..words.len() {
        let bare = words[at].len() == 2 && words[at].bytes().all(|b| b.is_ascii_digit());
        let last = words.get(at + 1).is_none_or(|next| next.starts_with([',', '.']));
        if words[at - 1].eq_ignore_ascii_case("h") && bare && last {
            words[at] = format!(" {}m", words[at]);
        }
    }
    *text = words.concat();
}

pub(super) fn metric(mut text: String) -> Draft {
    let mut certain = exact(&mut text);
    // The current value and the target.
    if replaced(&mut text, &[("->", ", target"), ("=>", ", target"), ("→", ", target")]) {
        text = text.replace(" , target", ", target");
        certain = Unsafe;
    }
    if replaced(&mut text, BOUNDS) {
        text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        certain = Unsafe;
    }
    currency(&mut text);
    replaced(&mut text, &[("out of", "of"), ("von", "of"), ("sur", "of")]);
    // `4.2 of 5 stars`
    if text.contains(" of ") {
        replaced(
            &mut text,
            &[("stars", ""), ("star", ""), ("sterne", ""), ("sternen", ""), ("points", ""), ("punkten", "")],
        );
    }
    certain = certain.max(grouped(&mut text));
    if change(&mut text) {
        certain = Unsafe;
    }
    replaced(
        &mut text,
        &[
            ("up from", "was"),
            ("down from", "was"),
            ("previously", "was"),
            ("formerly", "was"),
            ("before", "was"),
            ("goal", "target"),
            ("aim", "target"),
        ],
    );
    replaced(&mut text, PARTS_OF_METRICS);
    listed(&mut text, &["was", "target", "benchmark"]);
    one_whole(&mut text);
    (text, certain)
}

/// Words and signs around a target that the language leaves out: whether more or less is better is said by the measure.
const BOUNDS: &[(&str, &str)] = &[
    ("<=", ""),
    ("≤", ""),
    ("<", ""),
    (">=", ""),
    ("≥", ""),
    (">", ""),
    ("at least", ""),
    ("at most", ""),
    ("less than", ""),
    ("more than", ""),
    ("below", ""),
    ("above", ""),
    ("under", ""),
    ("over", ""),
    ("unter", ""),
    ("über", ""),
    ("mindestens", ""),
    ("höchstens", ""),
];

/// The parts of a metric in other languages.
const PARTS_OF_METRICS: &[(&str, &str)] = &[
    ("im vorjahr", "was"),
    ("vorjahr", "was"),
    ("last year", "was"),
    ("vorher", "was"),
    ("zuvor", "was"),
    ("früher", "was"),
    ("ziel", "target"),
    ("auparavant", "was"),
    ("avant", "was"),
    ("objectif", "target"),
    ("cible", "target"),
    ("antes", "was"),
    ("objetivo", "target"),
    ("meta", "target"),
    ("prima", "was"),
    ("obiettivo", "target"),
    ("eerder", "was"),
    ("doel", "target"),
];

/// `40 to 60`, `from 3.1 to 4.2 of 5`: the earlier figure, and the one of now.
fn change(text: &mut String) -> bool {
    let rest = text.trim();
    let rest = rest.strip_prefix("from ").unwrap_or(rest);
    let Some((before, now)) = rest.split_once(" to ") else { return false };
    // `from 2.8 % to 3.2 %`: both have the unit of the figure.
    let end = before.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(before.len());
    let (number, unit) = (before[..end].trim(), before[end..].trim());
    let figures = number.parse::<f64>().is_ok()
        && now.trim().starts_with(|c: char| c.is_ascii_digit())
        && (unit.is_empty() || now.trim().ends_with(unit));
    if figures {
        *text = format!("{}, was {number}", now.trim());
    }
    figures
}

/// `4.1/5, was 3.8/5`: the whole is said once.
fn one_whole(text: &mut String) {
    let mut parts = text.split(',').map(str::trim);
    let mut first = parts.next().unwrap_or_default().to_owned();
    fraction(&mut first, " of ");
    let whole = first.split_once(" of ").map(|(_, whole)| whole.trim().to_owned());
    let bare = |part: &str| {
        let without = part.split_once('/').or_else(|| part.split_once(" of "));
        let same = without.filter(|(_, other)| Some(other.trim()) == whole.as_deref());
        same.map_or(part, |(figure, _)| figure.trim_end()).to_owned()
    };
    let rest: Vec<String> = parts.map(bare).collect();
    *text = std::iter::once(first).chain(rest).collect::<Vec<_>>().join(", ");
}

/// Moves a currency sign after its number.
fn currency(text: &mut String) {
    for sign in ['€', '$', '£', '¥'] {
        let Some(rest) = text.trim_start().strip_prefix(sign) else { continue };
        let rest = rest.trim_start();
        let end = rest.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(rest.len());
        *text = format!("{} {sign}{}", &rest[..end], &rest[end..]);
    }
}

/// A slash between two numbers becomes `between`.
fn fraction(text: &mut String, between: &str) {
    let Some((before, behind)) = text.split_once('/') else { return };
    let (before, behind) = (before.trim_end(), behind.trim_start());
    let ends = before.ends_with(|c: char| c.is_ascii_digit()) && behind.starts_with(|c: char| c.is_ascii_digit());
    if ends {
        *text = format!("{before}{between}{behind}");
    }
}

/// Words for the percent sign.
const PERCENT: &[(&str, &str)] = &[
    ("per cent", "%"),
    ("percent", "%"),
    ("pct.", "%"),
    ("pct", "%"),
    ("percentage", "%"),
    ("prozent", "%"),
    ("pour cent", "%"),
    ("por ciento", "%"),
    ("procent", "%"),
    ("per cento", "%"),
];

pub(super) fn percent(mut text: String) -> Draft {
    let digits = text.contains(|c: char| c.is_ascii_digit());
    if let Some(share) = part_of_hundred(&text).filter(|_| !digits) {
        return (format!("{share} %"), Unsafe);
    }
    if means_everybody(&text) {
        return ("100 %".to_owned(), Unsafe);
    }
    // `1 von 4`
    if let Some(share) = part_of_hundred(&text).filter(|_| text.contains(" von ")) {
        return (format!("{share} %"), Unsafe);
    }
    let mut certain = exact(&mut text).max(bound(&mut text));
    replaced(&mut text, NUMBERS);
    replaced(&mut text, PERCENT);
    if let Some(at) = text.find('%') {
        let behind = text[at + 1..].trim().to_lowercase();
        // A second figure says something else.
        if behind.contains(|c: char| c.is_ascii_digit()) {
            return (text, Unsafe);
        }
        let everyone = ["", "of customers", "of the customers", "of all customers", "of our customers", "customers"];
        if !everyone.contains(&behind.as_str()) {
            certain = Unsafe;
        }
        let number = text[..at].trim_end();
        text = if number.len() < at { format!("{number} %") } else { format!("{number}%") };
    }
    replaced(&mut text, &[("out of", "/"), ("of", "/"), ("in", "/")]);
    if let Some((part, whole)) = text.split_once('/') {
        let number = |text: &str| text.trim().parse::<f64>().ok();
        if let (Some(part), Some(whole)) = (number(part), number(whole).filter(|whole| *whole > 0.0)) {
            text = format!("{} %", show(100.0 * part / whole));
            certain = Unsafe;
        }
    }
    (text, certain)
}

/// `<5 %` and `at least 5 %`: the figure alone.
fn bound(text: &mut String) -> Applicability {
    let words = ["at least", "at most", "more than", "less than", "over", "under", "<=", ">=", "≤", "≥", "<", ">"];
    let lower = text.trim().to_ascii_lowercase();
    let Some(word) = words.iter().find(|word| lower.starts_with(**word)) else { return Safe };
    *text = text.trim()[word.len()..].trim().to_owned();
    Unsafe
}

pub(super) fn scale(mut text: String) -> Draft {
    // `scale: 5` most likely counts from one.
    if text.trim().parse::<u32>().is_ok_and(|high| high > 1) {
        return (format!("1..{}", text.trim()), Unsafe);
    }
    replaced(&mut text, &[("neutral", "baseline"), ("middle", "baseline"), ("zero", "baseline")]);
    ranges(&mut text);
    listed(&mut text, &["baseline"]);
    // The ends are the wrong way round; nobody knows which of them is wrong.
    let (ends, rest) = text.split_once(',').map_or((&*text, None), |(ends, rest)| (ends, Some(rest)));
    let value = |end: &str| end.trim().replace(['−', '–'], "-").parse::<f64>().ok();
    let turned = ends.split_once("..").filter(|(low, high)| value(low) > value(high));
    if let Some((low, high)) = turned.filter(|(low, high)| value(low).is_some() && value(high).is_some()) {
        let turned = format!("{}..{}", high.trim(), low.trim());
        return (rest.map_or(turned.clone(), |rest| format!("{turned},{rest}")), Unsafe);
    }
    (text, Safe)
}

pub(super) fn pairs(text: String) -> Draft {
    let text = text.trim().trim_matches(['{', '}', '[', ']']).replace("/100", "").replace(" of 100", "");
    let text = text.replace([';', '/', '|'], ",").replace([':', '=', '(', ')', '%'], " ");
    let mut pairs: Vec<String> = Vec::new();
    for part in text.split(',') {
        let words: Vec<&str> = part.split_whitespace().filter(|word| *word != "and").collect();
        for pair in words.chunks(2) {
            // The number is before its criterion.
            let turned = pair.len() == 2 && pair[0].parse::<f64>().is_ok() && pair[1].parse::<f64>().is_err();
            pairs.push(if turned { format!("{} {}", pair[1], pair[0]) } else { pair.join(" ") });
        }
    }
    (pairs.join(", "), Safe)
}

/// `cost high, sales 80`: words for figures, on a scale from 0 to 100.
pub(super) fn scores(text: String) -> Draft {
    let (text, mut certain) = pairs(text);
    let figure = |pair: &str| {
        let (criterion, word) = pair.trim().split_once(' ')?;
        let (_, rating) = RATINGS.iter().find(|(words, _)| words.contains(&&*word.trim().to_lowercase()))?;
        Some(format!("{criterion} {}", show(rating.parse::<f64>().ok()? * 20.0)))
    };
    let figures: Vec<String> = text
        .split(',')
        .map(|pair| {
            let found = figure(pair);
            certain = if found.is_some() { Unsafe } else { certain };
            found.unwrap_or_else(|| pair.trim().to_owned())
        })
        .collect();
    (figures.join(", "), certain)
}

pub(super) fn rating(mut text: String) -> Draft {
    let word = text.trim().to_lowercase();
    if let Some((_, number)) = RATINGS.iter().find(|(words, _)| words.contains(&&*word)) {
        return ((*number).to_owned(), Unsafe);
    }
    let stars = text.trim().chars().filter(|c| "★⭐*".contains(*c)).count();
    if stars > 0 && text.trim().chars().all(|c| "★⭐*☆\u{fe0f}".contains(c)) {
        return (stars.to_string(), Safe);
    }
    if let Some((of, whole)) = fraction_of(&text).filter(|(of, whole)| *whole != 5.0 && of <= whole) {
        return (show((of / whole * 5.0).round().max(1.0)), Unsafe);
    }
    replaced(&mut text, NUMBERS);
    // `3 (high)`: a word for the same rating says nothing else.
    if let Some((number, word)) = text.trim().split_once([' ', '(']) {
        let word = word.trim_matches(|c: char| is_blank(c) || matches!(c, '(' | ')')).to_lowercase();
        if RATINGS.iter().any(|(words, _)| words.contains(&&*word)) {
            return (number.trim().to_owned(), Unsafe);
        }
    }
    let number = text.split(['/', ' ']).next().unwrap_or_default().to_owned();
    let rest = text[number.len()..].trim_start_matches(['/', ' ']).trim();
    let whole = ["5", "of 5", "out of 5"].contains(&rest);
    if whole { (number, Safe) } else { (text, Safe) }
}

/// The parts of `8/10` and `80%`: how much, of how much.
fn fraction_of(text: &str) -> Option<(f64, f64)> {
    let (of, whole) = match text.trim().strip_suffix('%') {
        Some(percent) => (percent, "100"),
        None => text.split_once('/')?,
    };
    Some((of.trim().parse().ok()?, whole.trim().parse().ok().filter(|whole| *whole > 0.0)?))
}

/// Words for amounts, and the rating in the middle of what they can mean.
const RATINGS: &[(&[&str], &str)] = &[
    (&["very low", "lowest", "minimal", "none", "xs", "trivial", "tiny", "sehr niedrig", "sehr gering"], "1"),
    (&["low", "small", "minor", "s", "easy", "little"], "2"),
    (&["niedrig", "gering", "klein", "faible", "bajo", "basso", "laag", "baixo"], "2"),
    (&["medium", "middle", "moderate", "mid", "average", "normal", "m", "med"], "3"),
    (&["mittel", "moyen", "medio", "gemiddeld", "médio"], "3"),
    (&["high", "large", "big", "major", "l", "hard", "much"], "4"),
    (&["hoch", "groß", "élevé", "fort", "alto", "hoog"], "4"),
    (&["very high", "highest", "huge", "critical", "xl", "xxl", "maximal", "sehr hoch", "très élevé"], "5"),
];

pub(super) fn sample(mut text: String) -> Draft {
    let mut certain = exact(&mut text).max(bound(&mut text));
    replaced(&mut text, NUMBERS);
    certain = certain.max(grouped(&mut text));
    let groups: Vec<&str> = text.trim().split('.').collect();
    let thousands =
        groups.len() > 1 && (1..=3).contains(&groups[0].len()) && groups[1..].iter().all(|it| it.len() == 3);
    // Nobody asks a part of a person.
    if thousands && groups.iter().all(|group| group.bytes().all(|byte| byte.is_ascii_digit())) {
        return (groups.concat(), Unsafe);
    }
    let bare = text.trim().trim_start_matches(['n', 'N', '=', ' ']).to_owned();
    let end = bare.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(bare.len());
    let (digits, rest) = bare.split_at(end);
    let (digits, rest) = match (rest.strip_prefix(['k', 'K']), digits.parse::<f64>()) {
        (Some(rest), Ok(count)) => (show(count * 1000.0), rest),
        _ => (digits.to_owned(), rest),
    };
    if !rest.trim().is_empty() {
        certain = Unsafe;
    }
    (digits, certain)
}

/// `1 200 people`: the digits of a number in groups of three.
fn grouped(text: &mut String) -> Applicability {
    let digits = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let words: Vec<&str> = text.split(is_blank).filter(|word| !word.is_empty()).collect();
    let groups = words.iter().skip(1).take_while(|word| word.len() == 3 && digits(word)).count();
    let first = words.first().is_some_and(|first| first.len() <= 3 && digits(first));
    if !first || groups == 0 {
        return Safe;
    }
    let (number, rest) = words.split_at(groups + 1);
    *text = std::iter::once(number.concat())
        .chain(rest.iter().map(|word| (*word).to_owned()))
        .collect::<Vec<_>>()
        .join(" ");
    Unsafe
}
