//! Values that are clear but spelt in another way: with other words, other signs, another order of a date.
//!
//! Each kind of value has its usual slips. What comes out is a proposal; the reader of values says whether it is one.

use super::{number::respelt_numbers, suggest::nearest};
use crate::{
    diagnostic::Applicability::{self, Safe, Unsafe},
    keyword::{Keyword, Rule, Value},
};

/// A text that somebody else may have meant, and how certain that is.
pub type Draft = (String, Applicability);

/// What `text` would be in the language's own spelling; nothing where its kind has no other one.
pub fn respelt(rule: &Rule, text: &str) -> Option<Draft> {
    match rule.value {
        Value::Choice(choices) => choice(rule.keyword, choices, text),
        Value::Language => language(text),
        Value::Date => date(text, false),
        Value::PartialDate => date(text, true),
        Value::Review => review(text),
        Value::Takes => figures(text, takes),
        Value::Metric => figures(text, metric),
        Value::Percent => figures(text, percent),
        Value::Scale | Value::Range => figures(text, scale),
        Value::Weights | Value::Scores => figures(text, pairs),
        Value::Rating => figures(text, rating),
        Value::Sample => figures(text, sample),
        Value::Names(_) | Value::OneName(_) => Some((names(text), Safe)),
        Value::Path => Some((text.replace('\\', "/"), Safe)),
        Value::Prose | Value::OptionalProse | Value::Title | Value::TeamTitle | Value::Link | Value::Plain => None,
    }
}

/// Numbers first, then what stands around them.
fn figures(text: &str, around: fn(String) -> Draft) -> Option<Draft> {
    let (text, certain) = respelt_numbers(text);
    let (text, too) = around(text);
    Some((text.trim().trim_end_matches([',', ';', '.']).trim_end().to_owned(), certain.max(too)))
}

/// Whether a word ends at the byte `at`.
fn at_edge(text: &str, at: usize) -> bool {
    let part = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    !(part(text[..at].chars().next_back()) && part(text[at..].chars().next()))
}

/// The place of a word or phrase, whatever its capitals.
fn find(text: &str, phrase: &str) -> Option<usize> {
    // Lower case of other scripts may have other lengths: places would shift.
    let lower = text.to_ascii_lowercase();
    let mut places = lower.match_indices(phrase).map(|(at, _)| at);
    places.find(|&at| at_edge(text, at) && at_edge(text, at + phrase.len()))
}

/// The text with each of these phrases written as its neighbour; whether there was one.
fn replaced(text: &mut String, phrases: &[(&str, &str)]) -> bool {
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

const NUMBERS: &[(&str, &str)] = &[
    ("one", "1"),
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

/// Takes words away that make a figure less certain.
fn exact(text: &mut String) -> Applicability {
    if replaced(text, ROUGHLY) { Unsafe } else { Safe }
}

/// Words and dashes between two numbers become `..`.
fn ranges(text: &mut String) {
    if let Some(rest) = find(text, "between").filter(|at| text[..*at].trim().is_empty()) {
        text.replace_range(..rest + "between".len(), "");
        replaced(text, &[("and", "..")]);
    }
    replaced(
        text,
        &[("from", ""), ("up to", ".."), ("to", ".."), ("until", ".."), ("till", ".."), ("…", ".."), ("...", "..")],
    );
    dashes(text);
    *text = text.split("..").map(str::trim).collect::<Vec<_>>().join("..");
}

/// A dash behind something that ends a number or a unit, and in front of a number, is no sign.
fn dashes(text: &mut String) {
    let is_dash = |c: char| matches!(c, '-' | '–' | '—' | '−' | '‒');
    let mut at = 0;
    while let Some((found, dash)) = text[at..].char_indices().find(|&(_, c)| is_dash(c)) {
        let (start, end) = (at + found, at + found + dash.len_utf8());
        let ends = text[..start].trim_end().chars().next_back().is_some_and(char::is_alphanumeric);
        let rest = text[end..].trim_start().trim_start_matches(['+', '-', '−', '–']);
        let opens = ends && rest.starts_with(|c: char| c.is_ascii_digit());
        // `5 -3` is as likely a slip in a sign.
        let lone = text[end..].starts_with(super::is_blank) || !text[..start].ends_with(super::is_blank);
        if opens && lone {
            text.replace_range(start..end, "..");
            at = start + 2;
        } else {
            at = end;
        }
    }
}

/// Puts a comma in front of each of these words that has none, takes brackets away, and a colon or `=` behind a word.
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
        let before = text[..at].trim_end();
        if !before.is_empty() && !before.ends_with(',') {
            let before = before.len();
            text.replace_range(before..at, ", ");
        }
    }
    *text = text.split(',').map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
}

/// Plurals first: they win where a slip is as near to both.
const UNITS: &[&str] = &[
    "minutes", "minute", "mins", "min", "m", "hours", "hour", "hrs", "hr", "h", "days", "day", "d", "weeks", "week",
    "w", "seconds", "second", "sec", "s",
];

fn takes(mut text: String) -> Draft {
    let mut certain = exact(&mut text);
    certain = certain.max(clock(&mut text)).max(at_most(&mut text));
    replaced(
        &mut text,
        &[("half an hour", "30m"), ("an hour", "1h"), ("a day", "1d"), ("a minute", "1m"), ("a week", "1w")],
    );
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
    // An average behind its figure.
    let figure = text.trim_end().strip_suffix("average").map(str::trim_end).filter(|rest| !rest.is_empty());
    if let Some(rest) = figure.map(str::to_owned) {
        let (before, last) =
            rest.rsplit_once([',', ';']).map_or(("", &*rest), |(before, last)| (before, last.trim_start()));
        text = if before.is_empty() { format!("average {last}") } else { format!("{before}, average {last}") };
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

/// `00:05:00` in hours, minutes and seconds.
fn clock(text: &mut String) -> Applicability {
    let parts: Vec<&str> = text.trim().split(':').collect();
    let numbers: Option<Vec<u32>> = parts.iter().map(|part| part.parse().ok()).collect();
    let Some([hours, minutes, seconds]) = numbers.as_deref() else { return Safe };
    let units = [(hours, "h"), (minutes, "m"), (seconds, "s")];
    let said: Vec<String> =
        units.iter().filter(|(count, _)| **count > 0).map(|(count, unit)| format!("{count}{unit}")).collect();
    *text = said.join(" ");
    Safe
}

/// `up to 3 days`, `< 1 h`: from nothing on.
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

/// Months and years in days, which is nearly right; whether there were any.
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
            // The shorter end of a range shares the unit of the longer one.
            let lone = before[..start]
                .strip_suffix("..")
                .map(|rest| (rest.len(), rest.rsplit([' ', ',']).next().unwrap_or(rest)));
            let first = lone.and_then(|(end, first)| Some((end, first.len(), first.parse::<f64>().ok()?)));
            let days = |count: f64| format!("{}d", super::show(count * days));
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

/// Misspelt units; minutes that stand bare behind hours.
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
        if let Some(meant) = nearest(word, UNITS.iter().copied()).filter(|_| !known) {
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

fn metric(mut text: String) -> Draft {
    let mut certain = exact(&mut text);
    if replaced(&mut text, &[("<=", ""), ("≤", ""), ("<", ""), (">=", ""), ("≥", "")]) {
        certain = Unsafe;
    }
    // Now, and where it should go.
    if replaced(&mut text, &[("->", ", target"), ("=>", ", target"), ("→", ", target")]) {
        text = text.replace(" , target", ", target");
        certain = Unsafe;
    }
    currency(&mut text);
    replaced(&mut text, &[("out of", "of")]);
    replaced(
        &mut text,
        &[("previously", "was"), ("formerly", "was"), ("before", "was"), ("goal", "target"), ("aim", "target")],
    );
    listed(&mut text, &["was", "target", "benchmark"]);
    fraction(&mut text, " of ");
    (text, certain)
}

/// A currency's sign goes behind its number.
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

fn percent(mut text: String) -> Draft {
    let mut certain = exact(&mut text);
    replaced(&mut text, NUMBERS);
    replaced(&mut text, &[("per cent", "%"), ("percent", "%"), ("pct.", "%"), ("pct", "%"), ("percentage", "%")]);
    if let Some(at) = text.find('%') {
        let behind = text[at + 1..].trim().to_lowercase();
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
            text = format!("{} %", super::show(100.0 * part / whole));
            certain = Unsafe;
        }
    }
    (text, certain)
}

fn scale(mut text: String) -> Draft {
    replaced(&mut text, &[("neutral", "baseline"), ("middle", "baseline"), ("zero", "baseline")]);
    ranges(&mut text);
    listed(&mut text, &["baseline"]);
    // The wrong way round; which of the ends is wrong nobody knows.
    let (ends, rest) = text.split_once(',').map_or((&*text, None), |(ends, rest)| (ends, Some(rest)));
    let value = |end: &str| end.trim().replace(['−', '–'], "-").parse::<f64>().ok();
    let turned = ends.split_once("..").filter(|(low, high)| value(low) > value(high));
    if let Some((low, high)) = turned.filter(|(low, high)| value(low).is_some() && value(high).is_some()) {
        let turned = format!("{}..{}", high.trim(), low.trim());
        return (rest.map_or(turned.clone(), |rest| format!("{turned},{rest}")), Unsafe);
    }
    (text, Safe)
}

fn pairs(text: String) -> Draft {
    let text = text.replace([';', '/', '|'], ",").replace([':', '=', '(', ')', '%'], " ");
    let mut pairs: Vec<String> = Vec::new();
    for part in text.split(',') {
        let words: Vec<&str> = part.split_whitespace().filter(|word| *word != "and").collect();
        for pair in words.chunks(2) {
            // The number in front of its criterion.
            let turned = pair.len() == 2 && pair[0].parse::<f64>().is_ok() && pair[1].parse::<f64>().is_err();
            pairs.push(if turned { format!("{} {}", pair[1], pair[0]) } else { pair.join(" ") });
        }
    }
    (pairs.join(", "), Safe)
}

fn rating(mut text: String) -> Draft {
    let word = text.trim().to_lowercase();
    if let Some((_, number)) = RATINGS.iter().find(|(words, _)| words.contains(&&*word)) {
        return ((*number).to_owned(), Unsafe);
    }
    let stars = text.trim().chars().filter(|c| "★⭐*".contains(*c)).count();
    if stars > 0 && text.trim().chars().all(|c| "★⭐*☆\u{fe0f}".contains(c)) {
        return (stars.to_string(), Safe);
    }
    if let Some((of, whole)) = fraction_of(&text).filter(|(of, whole)| *whole != 5.0 && of <= whole) {
        return (super::show((of / whole * 5.0).round().max(1.0)), Unsafe);
    }
    replaced(&mut text, NUMBERS);
    let number = text.split(['/', ' ']).next().unwrap_or_default().to_owned();
    let rest = text[number.len()..].trim_start_matches(['/', ' ']).trim();
    let whole = ["5", "of 5", "out of 5"].contains(&rest);
    if whole { (number, Safe) } else { (text, Safe) }
}

/// How much of what, in `8/10` and `80%`.
fn fraction_of(text: &str) -> Option<(f64, f64)> {
    let (of, whole) = match text.trim().strip_suffix('%') {
        Some(percent) => (percent, "100"),
        None => text.split_once('/')?,
    };
    Some((of.trim().parse().ok()?, whole.trim().parse().ok().filter(|whole| *whole > 0.0)?))
}

/// Words for how much, and the rating in the middle of what they can mean.
const RATINGS: &[(&[&str], &str)] = &[
    (&["very low", "lowest", "minimal", "none", "xs", "trivial", "tiny"], "1"),
    (&["low", "small", "minor", "s", "easy", "little"], "2"),
    (&["medium", "middle", "moderate", "mid", "average", "normal", "m", "med"], "3"),
    (&["high", "large", "big", "major", "l", "hard", "much"], "4"),
    (&["very high", "highest", "huge", "critical", "xl", "xxl", "maximal"], "5"),
];

fn sample(mut text: String) -> Draft {
    let mut certain = exact(&mut text);
    replaced(&mut text, NUMBERS);
    let bare = text.trim().trim_start_matches(['n', 'N', '=', ' ']).to_owned();
    let end = bare.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(bare.len());
    let (digits, rest) = bare.split_at(end);
    let (digits, rest) = match (rest.strip_prefix(['k', 'K']), digits.parse::<f64>()) {
        (Some(rest), Ok(count)) => (super::show(count * 1000.0), rest),
        _ => (digits.to_owned(), rest),
    };
    if !rest.trim().is_empty() {
        certain = Unsafe;
    }
    (digits, certain)
}

/// A list with other signs between its items, or too many commas.
fn names(text: &str) -> String {
    let sign = |c: char| !c.is_alphanumeric();
    let end = |c: char| sign(c) && !matches!(c, ')' | '!' | '?' | '.' | '+' | '#' | '%');
    let entries = text.split([',', '，', '、', '،', ';', '；']);
    let entries = entries.map(|entry| entry.trim_start_matches(sign).trim_end_matches(end));
    let mut seen = rustc_hash::FxHashSet::default();
    entries.filter(|entry| !entry.is_empty() && seen.insert(*entry)).collect::<Vec<_>>().join(", ")
}

/// What people call the choices.
const CHOICES: &[(Keyword, &[(&str, &str)])] = &[
    (
        Keyword::State,
        &[
            ("as-is", "current"),
            ("as is", "current"),
            ("today", "current"),
            ("present", "current"),
            ("now", "current"),
            ("to-be", "future"),
            ("to be", "future"),
            ("target", "future"),
            ("planned", "future"),
            ("current state", "current"),
            ("future state", "future"),
            ("as-is state", "current"),
            ("to-be state", "future"),
            ("target state", "future"),
        ],
    ),
    (
        Keyword::Status,
        &[
            ("proposed", "idea"),
            ("open", "idea"),
            ("new", "idea"),
            ("todo", "planned"),
            ("to do", "planned"),
            ("backlog", "planned"),
            ("in progress", "doing"),
            ("in-progress", "doing"),
            ("started", "doing"),
            ("wip", "doing"),
            ("finished", "done"),
            ("completed", "done"),
            ("complete", "done"),
            ("shipped", "done"),
            ("cancelled", "dropped"),
            ("canceled", "dropped"),
            ("rejected", "dropped"),
        ],
    ),
    (
        Keyword::Confidence,
        &[
            ("guess", "assumed"),
            ("guessed", "assumed"),
            ("assumption", "assumed"),
            ("hypothesis", "assumed"),
            ("low", "assumed"),
            ("medium", "reasoned"),
            ("high", "validated"),
            ("tested", "validated"),
            ("proven", "validated"),
            ("measured", "validated"),
        ],
    ),
    (
        Keyword::Better,
        &[
            ("high", "higher"),
            ("up", "higher"),
            ("more", "higher"),
            ("low", "lower"),
            ("down", "lower"),
            ("less", "lower"),
        ],
    ),
];

fn choice(keyword: Keyword, choices: &[&str], text: &str) -> Option<Draft> {
    let word = text.trim_end_matches(['.', ',']).to_lowercase();
    let synonyms = CHOICES.iter().find(|(of, _)| *of == keyword).map_or(&[][..], |(_, words)| *words);
    if let Some((_, meant)) = synonyms.iter().find(|(other, _)| *other == word) {
        return Some(((*meant).to_owned(), Unsafe));
    }
    nearest(&word, choices.iter().copied()).map(|meant| (meant.to_owned(), Safe))
}

const LANGUAGES: &[(&str, &str)] = &[
    ("english", "en"),
    ("german", "de"),
    ("deutsch", "de"),
    ("french", "fr"),
    ("français", "fr"),
    ("francais", "fr"),
    ("spanish", "es"),
    ("español", "es"),
    ("espanol", "es"),
    ("japanese", "ja"),
    ("日本語", "ja"),
    ("arabic", "ar"),
    ("العربية", "ar"),
];

/// The tag of a language that is written as systems write it, or by its name.
fn language(text: &str) -> Option<Draft> {
    let lower = text.to_lowercase();
    if let Some((_, tag)) = LANGUAGES.iter().find(|(name, _)| *name == lower) {
        return Some(((*tag).to_owned(), Safe));
    }
    let tag = text.split(['.', '@']).next().unwrap_or(text);
    Some((tag.replace(['_', ' ', '–'], "-"), Safe))
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The position of the word that `word` is, or begins with at least three letters of.
fn position(word: &str, words: &[&str]) -> Option<usize> {
    let word = word.to_lowercase();
    let word = if word == "sept" { "sep" } else { &word };
    words.iter().position(|whole| word.chars().count() >= 3 && whole.starts_with(word))
}

/// A date in another order, with other signs, or with the month as a word; the last day of a longer time.
fn date(text: &str, partial: bool) -> Option<Draft> {
    whole_date(text, partial).or_else(|| season(text, partial))
}

/// `Q3 2027`, `2027-02`, `end of 2027`, `spring 2026`, and both ends of a range.
fn season(text: &str, partial: bool) -> Option<Draft> {
    if let Some((_, last)) = text.split_once("..").or_else(|| text.split_once(" to ")) {
        return whole_date(last, partial).map(|(last, _)| (last, Unsafe));
    }
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let (mut year, mut month) = (None, None);
    for word in words {
        let quarter = word.strip_prefix('q').or_else(|| word.strip_suffix('q')).and_then(|q| q.parse::<u32>().ok());
        if let Some(quarter @ 1..=4) = quarter {
            month = Some(quarter * 3);
        } else if word.len() == 4 && year.is_none() && word.parse::<u32>().is_ok() {
            year = word.parse::<u32>().ok();
        } else if let Some(found) = position(word, &MONTHS) {
            month = Some(found as u32 + 1);
        } else if let Ok(number @ 1..=12) = word.parse::<u32>() {
            month = Some(number);
        } else if !["end", "of", "by", "late", "spring", "summer", "autumn", "fall", "winter", "year"].contains(&word) {
            return None;
        }
    }
    let year = year?;
    if partial {
        return Some((month.map_or(format!("{year}"), |month| format!("{year}-{month:02}")), Unsafe));
    }
    let named = ["spring", "summer", "autumn", "fall", "winter"].iter().any(|season| lower.contains(season));
    let (day, _) = day_of(year, month.unwrap_or(12), 31, Unsafe).filter(|_| !named)?;
    Some((day, Unsafe))
}

fn whole_date(text: &str, partial: bool) -> Option<Draft> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut month = None;
    let mut numbers: Vec<&str> = Vec::new();
    for word in words {
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        if let Some(found) = position(word, &MONTHS) {
            month = Some(found as u32 + 1);
        } else if !digits.is_empty() && ["", "st", "nd", "rd", "th"].contains(&&word[digits.len()..]) {
            numbers.push(digits);
        } else if position(word, &DAYS).is_none() && word != "of" {
            return None;
        }
    }
    let value = |text: &str| text.parse::<u32>().ok();
    let is_year = |text: &str| text.len() == 4;
    match (month, numbers.as_slice()) {
        (Some(month), [a, b]) => {
            let (day, year) = if is_year(a) { (b, a) } else { (a, b) };
            day_of(value(year)?, month, value(day)?, Safe)
        }
        (Some(month), [year]) if partial && is_year(year) => Some((format!("{year}-{month:02}"), Safe)),
        (None, [a, b, c]) if is_year(a) => match (value(b)?, value(c)?) {
            // The day in front of the month.
            (day @ 13.., month @ ..=12) => day_of(value(a)?, month, day, Unsafe),
            (month, day) => day_of(value(a)?, month, day, Safe),
        },
        (None, [a, b, c]) if is_year(c) => match (value(a)?, value(b)?) {
            (month @ ..=12, day @ 13..) => day_of(value(c)?, month, day, Safe),
            (day @ 13.., month) => day_of(value(c)?, month, day, Safe),
            // Either may be the month, unless they are the same.
            (day, month) => day_of(value(c)?, month, day, if day == month { Safe } else { Unsafe }),
        },
        (None, [a, b]) if partial && is_year(a) => Some((format!("{a}-{:0>2}", b), Safe)),
        (None, [a, b]) if partial && is_year(b) => Some((format!("{b}-{:0>2}", a), Safe)),
        (None, [all]) if all.len() == 8 => day_of(value(&all[..4])?, value(&all[4..6])?, value(&all[6..])?, Safe),
        _ => None,
    }
}

/// The date, or the last one of its month where it has fewer days.
fn day_of(year: u32, month: u32, day: u32, certain: Applicability) -> Option<Draft> {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let last = match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        1..=12 => 31,
        _ => return None,
    };
    let certain = if day > last { Unsafe } else { certain };
    (1..=31).contains(&day).then(|| (format!("{year:04}-{month:02}-{:02}", day.min(last)), certain))
}

const RHYTHMS: &[(&str, &str)] = &[
    ("yearly", "every 1 year"),
    ("annually", "every 1 year"),
    ("monthly", "every 1 month"),
    ("weekly", "every 1 week"),
    ("quarterly", "every 3 months"),
    ("every quarter", "every 3 months"),
    ("each", "every"),
    ("every other", "every 2"),
    ("half a year", "6 months"),
    ("every half year", "every 6 months"),
];

fn review(text: &str) -> Option<Draft> {
    let words = ["every", "each", "yearly", "annually", "monthly", "weekly", "quarterly"];
    let start = words.iter().filter_map(|word| find(text, word)).min().unwrap_or(text.len());
    let day = text[..start].trim_end_matches(|c: char| !c.is_alphanumeric());
    let (day, certain) = date(day, false)?;
    let mut rest = text[start..].trim_end_matches([')', '.', ']']).to_owned();
    replaced(&mut rest, NUMBERS);
    replaced(&mut rest, RHYTHMS);
    let behind = rest.strip_prefix("every").or_else(|| rest.strip_prefix("Every")).map(str::trim_start);
    if let Some(unit) = behind.filter(|unit| unit.starts_with(|c: char| c.is_alphabetic())) {
        rest = format!("every 1 {unit}");
    } else if let Some(behind) = behind {
        let digits = behind.trim_start_matches(|c: char| c.is_ascii_digit());
        let count = &behind[..behind.len() - digits.len()];
        rest = format!("every {count} {}", digits.trim_start_matches(|c: char| !c.is_alphabetic()));
    }
    Some((if rest.is_empty() { day } else { format!("{day}, {rest}") }, certain))
}
