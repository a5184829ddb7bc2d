//! Values with numbers: durations, figures of measures, shares, scales, ratings.

mod durations;
mod metrics;
mod ratings;
mod shares;

use super::{
    super::is_blank,
    phrase::{Draft, find, replaced},
};
use crate::diagnostic::Applicability::{self, Safe, Unsafe};

pub use durations::is_unit_of_time;
pub(super) use durations::takes;
pub(super) use metrics::metric;
pub(super) use ratings::{rating, sample, scores};
pub(super) use shares::percent;

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
