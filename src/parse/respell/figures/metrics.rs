//! Figures of measures.

use super::{extents::is_average, parts::listed, shares::PERCENT};
use crate::{
    diagnostic::Applicability::{self, Display, Safe, Unsafe},
    keyword::Keyword,
    parse::{
        is_blank,
        number::show,
        respell::phrase::{Draft, exact, replaced},
    },
};

pub fn metric(mut text: String) -> Draft {
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
    if minutes(&mut text) {
        certain = Unsafe;
    }
    replaced(&mut text, PERCENT);
    currency(&mut text);
    per(&mut text);
    replaced(&mut text, &[("out of", "of"), ("von", "of"), ("sur", "of")]);
    // `4.1 (of 5)`, `4.1, of 5`
    for sign in ["(of ", "[of ", ", of "] {
        let Some((figure, whole)) = text.split_once(sign) else { continue };
        let whole = if sign.starts_with(',') { whole.to_owned() } else { whole.replacen([')', ']'], "", 1) };
        text = format!("{} of {whole}", figure.trim_end());
    }
    a_time(&mut text);
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
    replaced(&mut text, PARTS_IN_OTHER_WORDS);
    listed(&mut text, &PARTS);
    if of_a_year(&mut text) {
        // Or it is still to come.
        certain = Display;
    }
    one_whole(&mut text);
    (text, certain)
}

/// `12 per day`, `12 calls / day`: how many in a time are one unit, `12/day`.
fn a_time(text: &mut String) {
    for sign in [" per ", " / ", "/ ", " /"] {
        let Some((figure, behind)) = text.split_once(sign) else { continue };
        let end = |c: char| !c.is_alphabetic();
        let word = &behind[..behind.find(end).unwrap_or(behind.len())];
        let apart = !is_hundred(behind)
            && !behind[word.len()..].starts_with(' ')
            && figure.starts_with(|c: char| c.is_ascii_digit());
        if apart && !word.is_empty() && figure.split(' ').count() < 3 && !figure.contains(['%', ',']) {
            *text = format!("{figure}/{behind}");
        }
    }
}

/// Units in whose sixtieths the second figure of `11:40 min` is.
const SIXTY: [&str; 14] = [
    "min", "min.", "minutes", "minute", "minuten", "m", "h", "hours", "hour", "std", "std.", "stunden", "hrs", "heures",
];

/// `11:40 min`: a metric has one figure and one unit.
fn minutes(text: &mut String) -> bool {
    let decimal = |clock: &str| {
        let (whole, part) = clock.split_once(':')?;
        let (whole, part): (f64, f64) = (whole.parse().ok()?, part.parse().ok().filter(|_| part.len() == 2)?);
        (part < 60.0).then(|| show(((whole + part / 60.0) * 100.0).round() / 100.0))
    };
    let words: Vec<&str> = text.split(' ').collect();
    let unit =
        |at: usize| words.get(at + 1).is_some_and(|word| SIXTY.contains(&&*word.trim_end_matches(',').to_lowercase()));
    let new: Vec<String> = words
        .iter()
        .enumerate()
        .map(|(at, word)| decimal(word).filter(|_| unit(at)).unwrap_or_else(|| (*word).to_owned()))
        .collect();
    let changed = new.iter().ne(&words);
    *text = new.join(" ");
    changed
}

/// `80 %, 2025: 75 %`: the figure of a year is mostly an earlier one.
fn of_a_year(text: &mut String) -> bool {
    let parts: Vec<&str> = text.split(',').map(str::trim).collect();
    let said = |part: &str| part.split(is_blank).next().is_some_and(|word| word == "was");
    let earlier = |part: &str| {
        let (year, figure) = part.split_once([':', ' ', '='])?;
        let is_year = year.len() == 4 && (year.starts_with("19") || year.starts_with("20"));
        let figure = figure.trim_start_matches([':', '=', ' ']);
        (is_year && year.parse::<u32>().is_ok() && figure.starts_with(|c: char| c.is_ascii_digit()))
            .then(|| format!("was {figure}"))
    };
    let mut years = parts.iter().skip(1).filter_map(|part| earlier(part));
    if years.next().is_none() || years.next().is_some() || parts.iter().any(|part| said(part)) {
        return false;
    }
    let parts: Vec<String> = parts
        .iter()
        .enumerate()
        .map(|(at, part)| if at == 0 { None } else { earlier(part) }.unwrap_or_else(|| (*part).to_owned()))
        .collect();
    *text = parts.join(", ");
    true
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
    ("no more than", ""),
    ("up to", ""),
    ("max.", ""),
    ("max", ""),
    ("maximum", ""),
    ("maximal", ""),
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

/// What can be after the figure of a metric.
const PARTS: [&str; 3] = ["was", "target", "benchmark"];

/// The word of the language for a part after the figure of a metric, if a word begins one.
pub fn part_of_metric(word: &str) -> Option<&'static str> {
    let word = word.to_lowercase();
    let own = PARTS.into_iter().find(|part| *part == word);
    own.or_else(|| PARTS_IN_OTHER_WORDS.iter().find(|(other, _)| *other == word).map(|(_, part)| *part))
}

/// Whether a word begins a part of a figure that has no line of its own.
pub fn is_part_of_figure(keyword: Keyword, word: &str) -> bool {
    match keyword {
        Keyword::Metric => word == "of" || part_of_metric(word).is_some(),
        Keyword::Takes => is_average(word),
        _ => false,
    }
}

/// The same parts in other words and languages.
const PARTS_IN_OTHER_WORDS: &[(&str, &str)] = &[
    ("up from", "was"),
    ("down from", "was"),
    ("previously", "was"),
    ("previous", "was"),
    ("prev.", "was"),
    ("earlier", "was"),
    ("formerly", "was"),
    ("before", "was"),
    ("goal", "target"),
    ("aim", "target"),
    ("im vorjahr", "was"),
    ("vorjahr", "was"),
    ("last year", "was"),
    ("vorher", "was"),
    ("zuvor", "was"),
    ("früher", "was"),
    ("davor", "was"),
    ("bisher", "was"),
    ("bislang", "was"),
    ("war", "was"),
    ("soll", "target"),
    ("sollwert", "target"),
    ("zielwert", "target"),
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
    fn apart(part: &str) -> Option<(&str, &str)> {
        let (figure, whole) = part.split_once('/').or_else(|| part.split_once(" of "))?;
        Some((figure.trim_end(), whole.trim()))
    }
    // `4.1, was 3.9/5`: said of another figure only.
    let elsewhere = parts.clone().find_map(apart).map(|(_, whole)| whole.to_owned());
    let is_bare = first.parse::<f64>().is_ok();
    if let Some(whole) = elsewhere.filter(|whole| is_bare && whole.parse::<f64>().is_ok()) {
        first = format!("{first} of {whole}");
    }
    let whole = first.split_once(" of ").map(|(_, whole)| whole.trim().to_owned());
    let bare = |part: &str| {
        let same = apart(part).filter(|(_, other)| Some(*other) == whole.as_deref());
        same.map_or(part, |(figure, _)| figure).to_owned()
    };
    let rest: Vec<String> = parts.map(bare).collect();
    *text = std::iter::once(first).chain(rest).collect::<Vec<_>>().join(", ");
}

/// Words and letters for many, before a currency.
const MILLIONS: [&str; 12] =
    ["k", "m", "bn", "mio", "mio.", "mrd", "mrd.", "tsd.", "million", "millionen", "billion", "milliarden"];

/// Moves a currency sign after its number.
fn currency(text: &mut String) {
    for sign in ['€', '$', '£', '¥'] {
        let Some(rest) = text.trim_start().strip_prefix(sign) else { continue };
        let rest = rest.trim_start();
        let end = rest.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(rest.len());
        // `€1.2M`: how many of them is said before what they are.
        let many = rest[end..].find(|c: char| !c.is_alphabetic()).map_or(rest.len(), |many| end + many);
        *text = format!("{} {}{sign}{}", &rest[..end], &rest[end..many], &rest[many..]);
    }
    for code in ["EUR", "USD", "GBP", "CHF"] {
        let Some(figure) = text.trim_start().strip_prefix(code) else { continue };
        let (figure, rest) =
            figure.trim().split_once(',').map_or((figure.trim(), None), |(first, rest)| (first, Some(rest)));
        if figure.parse::<f64>().is_ok() {
            *text = rest.map_or(format!("{figure} {code}"), |rest| format!("{figure} {code},{rest}"));
        }
    }
    // `1.2 Mio. €`: a unit is one word.
    for sign in ["€", "$", "£", "¥", "EUR", "USD", "CHF"] {
        let places: Vec<usize> = text.match_indices(&format!(" {sign}")).map(|(at, _)| at).collect();
        for at in places.into_iter().rev() {
            let word = text[..at].rsplit([' ', ',']).next().unwrap_or_default();
            // `4.5k EUR`
            let many = word.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
            if MILLIONS.contains(&&*many.to_lowercase()) {
                text.replace_range(at..=at, "");
            }
        }
    }
}

/// Whether a text after `per` begins with a hundred, as in `per cent`.
fn is_hundred(text: &str) -> bool {
    ["cent", "ciento", "100"].iter().any(|of| text.to_lowercase().starts_with(of))
}

/// `2300 per month`, `12 orders per hour`: a unit is one word.
fn per(text: &mut String) {
    for word in [" per ", " pro ", " par ", " por "] {
        let places: Vec<usize> = text.match_indices(word).map(|(at, _)| at).collect();
        for at in places.into_iter().rev() {
            let behind = &text[at + word.len()..];
            if !is_hundred(behind) && behind.starts_with(char::is_alphabetic) {
                text.replace_range(at..at + word.len(), "/");
            }
        }
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

/// `1 200 people`: the digits of a number in groups of three.
pub(super) fn grouped(text: &mut String) -> Applicability {
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
