//! The figure in a feeling, if it can't be a part of what is said.

use super::{
    Feeling,
    level::{face, is_only_felt},
};

/// A score as people write it: alone, in brackets, at an end with a separator, or next to nothing but a feeling.
/// Any other figure is a part of what is said, as in "Waited 3 days, angry".
pub(super) fn scored(text: &str) -> Option<Feeling> {
    bracketed(text).or_else(|| leading(text)).or_else(|| trailing(text))
}

/// A score at the beginning of a text, as in "4 - glad", "4 (glad)" and "4 happy".
fn leading(text: &str) -> Option<Feeling> {
    let (score, rest) = score_at(text)?;
    let behind = rest.trim_start();
    let is_around = behind.starts_with(['(', '[']) && behind.ends_with([')', ']']);
    let is_apart = trimmed(rest).is_empty() || is_around || separated(behind, rest.len() > behind.len());
    let face = behind.chars().next().is_some_and(|c| face(c).is_some());
    let is_felt = || rest.starts_with(char::is_whitespace) && is_only_felt(rest);
    (is_apart || face || is_felt()).then(|| Feeling { word: trimmed(rest), ..score })
}

/// Whether words after a score begin with a separator, which isn't a part of a time, a date, a range or a word.
fn separated(behind: &str, blank: bool) -> bool {
    let mut chars = behind.chars();
    let (sign, next) = (chars.next(), chars.next());
    let blank_behind = next.is_none_or(char::is_whitespace);
    match sign {
        Some('-' | '—' | '/') => {
            (blank || blank_behind) && !trimmed(behind).starts_with(|c: char| c.is_ascii_digit())
        }
        Some(':' | ';' | ',' | '=' | '|' | '\n') => blank_behind || !next.is_some_and(|c| c.is_ascii_digit()),
        _ => false,
    }
}

/// A score at the end of a text, as in "Glad: 4", "Glad - 2" and "very happy 4".
fn trailing(text: &str) -> Option<Feeling> {
    let of = |(at, _): (usize, char)| {
        let signed = text[..at].strip_suffix(['+', '-']);
        // A sign after a word is a dash, unless it touches only the figure.
        let signed = signed.filter(|before| before.ends_with(|c: char| c.is_whitespace() || ":;,=|".contains(c)));
        let from = signed.map_or(at, str::len);
        let (score, rest) = score_at(&text[from..])?;
        let before = &text[..from];
        let word = trimmed(before);
        let mut ends = before.trim_end().chars().rev();
        let (sign, last) = (ends.next(), ends.next());
        let blank = before.ends_with(char::is_whitespace);
        let is_apart = match sign {
            Some('-' | '—' | '/') => {
                blank && last.is_none_or(char::is_whitespace) && !word.ends_with(|c: char| c.is_ascii_digit())
            }
            Some(':' | ';' | ',' | '=' | '|') => blank || !last.is_some_and(|c| c.is_ascii_digit()),
            _ => false,
        };
        let is_felt = || before.ends_with(char::is_whitespace) && is_only_felt(before);
        (trimmed(rest).is_empty() && !word.is_empty() && (is_apart || is_felt())).then(|| Feeling {
            before: word.clone(),
            word,
            ..score
        })
    };
    text.char_indices().filter(|(_, c)| c.is_ascii_digit()).find_map(of)
}

/// A score that is all that is in brackets.
fn bracketed(text: &str) -> Option<Feeling> {
    let of = |(open, c): (usize, char)| {
        let close = open + text[open..].find(if c == '(' { ')' } else { ']' })?;
        let inside = text[open + 1..close].trim();
        let (score, rest) = score_at(inside)?;
        let (before, after) = (trimmed(&text[..open]), trimmed(&text[close + 1..]));
        let word = [before.as_str(), &after].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        rest.is_empty().then_some(Feeling { word, before, ..score })
    };
    text.char_indices().filter(|(_, c)| matches!(c, '(' | '[')).find_map(of)
}

/// The figure that a text begins with, and what comes after it.
fn score_at(text: &str) -> Option<(Feeling, &str)> {
    let unsigned = text.strip_prefix(['+', '-']).map(str::trim_start);
    let digits_on = unsigned.unwrap_or(text);
    let end = digits_on.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',')).unwrap_or(digits_on.len());
    let digits = digits_on[..end].trim_end_matches(['.', ',']);
    if !digits.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let number: f64 = digits.replace(',', ".").parse().ok()?;
    let number = if text.starts_with('-') { -number } else { number };
    let behind = &digits_on[digits.len()..];
    // In "24/7" the second figure isn't the highest one.
    let (of, rest) = match highest(behind.trim_start()) {
        (Some(of), rest) if number <= of => (Some(of), rest),
        (..) => (None, behind),
    };
    Some((Feeling { number: Some(number), of, signed: unsigned.is_some(), ..Feeling::default() }, rest))
}

/// A figure among words.
pub(super) fn figure(text: &str) -> Option<Feeling> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let begins = |(at, c): &(usize, char)| {
        let before = text[..*at].chars().next_back();
        c.is_ascii_digit() && before.is_none_or(|before| !before.is_alphanumeric() && before != '.' && before != ',')
    };
    let (at, _) = text.char_indices().find(begins)?;
    let sign_at = text[..at].trim_end_matches(' ').strip_suffix(['+', '-']).map(str::len);
    // A sign after a word is a dash, as in "Glad - 2", unless it touches the figure.
    let touches = text[..at].ends_with(['+', '-']);
    let start = sign_at.filter(|start| touches || *start == 0).unwrap_or(at);
    let signed = start < at;
    let end = at + text[at..].find(|c: char| !is_part(c)).unwrap_or(text.len() - at);
    let digits = text[at..end].trim_end_matches(['.', ',']);
    let number: f64 = digits.replace(',', ".").parse().ok()?;
    let number = if text[start..at].starts_with('-') { -number } else { number };
    let (of, rest) = highest(text[at + digits.len()..].trim_start());
    let before = trimmed(&text[..start]);
    let after = trimmed(rest);
    // A figure in the middle of a sentence isn't a score.
    if !before.is_empty() && !after.is_empty() && before.split(' ').count() > 3 {
        return None;
    }
    let word =
        [before.as_str(), after.as_str()].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ");
    Some(Feeling { number: Some(number), of, signed, level: None, word, before })
}

/// The highest possible figure, written after a figure as `/5`, `of 10` or `%`, and the rest.
fn highest(rest: &str) -> (Option<f64>, &str) {
    if let Some(rest) = rest.strip_prefix('%') {
        return (Some(100.0), rest);
    }
    for word in ["/", "out of ", "of ", "von ", "sur ", "de ", "من "] {
        if let Some(rest) = rest.strip_prefix(word) {
            let rest = rest.trim_start();
            let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            if let Ok(of) = rest[..end].parse() {
                return (Some(of), &rest[end..]);
            }
        }
    }
    (None, rest)
}

fn trimmed(text: &str) -> String {
    let separates = |c: char| c.is_whitespace() || ":;,-–—=|/".contains(c);
    let mut text = text.trim_matches(separates);
    // Brackets are removed if they are around everything, or if only one of a pair is left.
    for (open, close) in [('(', ')'), ('[', ']')] {
        let (opened, closed) = (text.matches(open).count(), text.matches(close).count());
        let around = opened == 1 && text.starts_with(open) && text.ends_with(close);
        if around || opened != closed {
            text = text.trim_matches([open, close]).trim_matches(separates);
        }
    }
    text.to_owned()
}
