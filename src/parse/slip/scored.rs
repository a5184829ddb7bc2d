//! What a `feels` line says, in any order and notation: people, a score, words.

use crate::parse::{colon::without_sign, is_blank, vocabulary::Vocabulary};

/// `4/5`, `4 of 5` or `80%` at the start of a text: as written, as a share of its scale, and the rest.
pub(super) fn rating(text: &str) -> Option<(&str, f64, &str)> {
    if let Some(stars) = stars(text) {
        return Some(stars);
    }
    let digits = |text: &str| text.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(text.len());
    let (part, behind) = text.split_at(digits(text));
    let part = part.parse::<f64>().ok()?;
    let behind = behind.trim_start_matches(is_blank);
    let (share, behind) = if let Some(behind) = behind.strip_prefix('%') {
        (part / 100.0, behind)
    } else {
        let whole = ["/", "of ", "out of "].iter().find_map(|sign| behind.strip_prefix(sign))?;
        let whole = whole.trim_start_matches(is_blank);
        let (number, behind) = whole.split_at(digits(whole));
        let number = number.parse::<f64>().ok().filter(|number| *number > 2.0)?;
        ((part - 1.0) / (number - 1.0), behind)
    };
    let written = &text[..text.len() - behind.len()];
    (0.0..=1.0).contains(&share).then(|| (written, share, without_odd_end(unsigned(behind))))
}

/// `★★★★☆` and `⭐⭐⭐`: of as many as there are, or else of five.
fn stars(text: &str) -> Option<(&str, f64, &str)> {
    let is_star = |c: char| matches!(c, '★' | '⭐' | '☆' | '✩' | '\u{fe0f}');
    let (written, behind) = text.split_at(text.find(|c| !is_star(c)).unwrap_or(text.len()));
    let full = written.chars().filter(|c| matches!(c, '★' | '⭐')).count();
    let empty = written.chars().filter(|c| matches!(c, '☆' | '✩')).count();
    let all = if empty > 0 { full + empty } else { 5 };
    let share = (full as f64 - 1.0) / (all as f64 - 1.0);
    (full > 0 && (3..=10).contains(&all) && full <= all).then(|| (written, share, without_odd_end(unsigned(behind))))
}

/// Whether the head is meant as a number, or ends in one: `.5`, `1.2.3`.
pub(super) fn head_is_number(head: &str) -> bool {
    let last = head.rsplit(is_blank).next().unwrap_or_default();
    last.chars().any(|c| c.is_ascii_digit()) && last.chars().all(|c| c.is_ascii_digit() || "+-−–.,".contains(c))
}

/// What a `feels` line says, in any order.
#[derive(Default)]
pub(super) struct Scored<'a> {
    pub people: Vec<&'a str>,
    pub score: Option<String>,
    pub word: &'a str,
    /// Others with scores of their own, before these.
    pub others: Vec<(Vec<&'a str>, Option<String>)>,
}

impl<'a> Scored<'a> {
    pub(super) fn read(text: &'a str, words: &'a Vocabulary) -> Self {
        let mut said = Self::default();
        let mut rest = unsigned(text);
        loop {
            let leading = words.people().leading(rest);
            // `ruth: { ruth: 0, omar: 1 }`
            let again = |(name, _): &(&str, &str)| {
                said.score.is_none() && said.others.is_empty() && said.people.as_slice() == [*name]
            };
            if let Some((_, behind)) = leading.filter(again) {
                rest = unsigned(behind);
            } else if let Some((name, behind)) = leading {
                let next = unsigned(without_and(behind));
                if !said.people.is_empty() && said.score.is_some() && leading_score(next).is_some() {
                    said.others.push((std::mem::take(&mut said.people), said.score.take()));
                }
                said.people.push(name);
                rest = unsigned(without_and(behind));
                let mut fillers = FILLERS.iter().filter_map(|word| rest.strip_prefix(word));
                rest = fillers.find(|rest| leading_score(rest).is_some()).unwrap_or(rest);
            } else if let Some((score, behind)) = leading_score(rest).filter(|(_, behind)| said.goes_on(behind, words))
            {
                // `1 anna, -1 ben`
                said.others.push((std::mem::take(&mut said.people), said.score.replace(score)));
                rest = behind;
            } else if let Some((score, behind)) = leading_score(rest).filter(|_| said.score.is_none()) {
                said.score = Some(score);
                let next = without_and(behind);
                let next = ["for ", "of "].iter().find_map(|word| next.strip_prefix(word)).unwrap_or(next);
                rest = if words.people().leading(next).is_some() { next } else { unsigned(behind) };
            } else {
                break;
            }
        }
        if let Some((word, score)) = trailing_score(rest).filter(|_| said.score.is_none()) {
            said.score = Some(score);
            rest = word;
        }
        // `feels ruth: -1 # woken up`
        let rest = rest.strip_prefix("# ").map_or(rest, |rest| rest.trim_start_matches(is_blank));
        said.word = without_odd_end(without_sign(rest));
        said
    }
}

impl Scored<'_> {
    /// Whether somebody with a score comes before a second score that is followed by somebody.
    fn goes_on(&self, behind: &str, words: &Vocabulary) -> bool {
        self.score.is_some() && !self.people.is_empty() && words.people().leading(behind).is_some()
    }
}

/// Words between a persona and a score.
const FILLERS: [&str; 6] = ["is ", "was ", "at ", "feels ", "with ", "is at "];

/// `Cross (-1)`.
fn trailing_score(text: &str) -> Option<(&str, String)> {
    let (word, score) = text.strip_suffix([')', ']'])?.rsplit_once(['(', '['])?;
    let (score, behind) = leading_score(score.trim_start_matches(is_blank))?;
    behind.trim_matches(is_blank).is_empty().then(|| (word.trim_end_matches(is_blank), score))
}

/// `OK 1`, `Cross -1`: words with a number after them.
pub(super) fn number_behind(text: &str) -> Option<(&str, String)> {
    let (words, number) = text.rsplit_once(is_blank)?;
    let (score, behind) = leading_score(number)?;
    let words = words.trim_end_matches(|c| is_blank(c) || matches!(c, ',' | ';' | ':' | '=' | '-' | '–' | '—'));
    (behind.is_empty() && words.starts_with(char::is_alphabetic)).then_some((words, score))
}

/// If the opening bracket or quotation mark of a text was removed, removes the closing one too.
pub(super) fn without_odd_end(text: &str) -> &str {
    let odd =
        |open: char, close: char| text.ends_with(close) && text.matches(close).count() > text.matches(open).count();
    let closed = odd('(', ')') || odd('{', '}');
    let quoted = text.ends_with('"') && text.matches('"').count() % 2 == 1;
    if closed || quoted { text[..text.len() - 1].trim_end_matches(is_blank) } else { text }
}

pub(super) fn without_and(text: &str) -> &str {
    let text = unsigned(text);
    ["and ", "& ", "+ ", "/ ", "; "].iter().find_map(|and| text.strip_prefix(and)).unwrap_or(text)
}

/// The text without leading spaces and separators.
pub(super) fn unsigned(text: &str) -> &str {
    text.trim_start_matches(|c| {
        is_blank(c)
            || matches!(c, ':' | '：' | ',' | '，' | ';' | '=' | '"' | '(' | ')' | '[' | ']' | '{' | '}' | '!' | '|')
    })
}

/// A score at the start of a text, with a sign that the language allows, and the rest.
pub fn leading_score(text: &str) -> Option<(String, &str)> {
    if let Some(said) = score_in_words(text) {
        return Some(said);
    }
    let (sign, digits) = match text.strip_prefix(['-', '−', '–', '—']) {
        Some(digits) => ("-", digits.trim_start_matches(is_blank)),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let end = |text: &str| text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let whole = end(digits);
    // In half of the world `-1,5` is one and a half, and nobody rates feelings in thousands.
    let decimals = digits[whole..].strip_prefix(',').map_or(0, end);
    let (number, behind) = digits.split_at(if decimals > 0 { whole + 1 + decimals } else { whole });
    // `1.happy` and `1.`
    let (number, behind) = match number.strip_suffix('.').filter(|whole| !whole.contains('.')) {
        Some(whole) => (whole.replace(',', "."), behind),
        None => (number.replace(',', "."), behind),
    };
    let dotted = digits[number.len()..].starts_with('.') && behind.starts_with(char::is_alphabetic);
    let ends = behind
        .chars()
        .next()
        .is_none_or(|c| is_blank(c) || matches!(c, ':' | '：' | ',' | ';' | '"' | '(' | ')' | '}' | '!'));
    let ends = ends || dotted;
    let fine = number.starts_with(|c: char| c.is_ascii_digit()) && number.parse::<f64>().is_ok();
    let behind = behind.trim_start_matches(is_blank);
    let behind = behind.strip_prefix(['-', '–', '—']).filter(|rest| rest.starts_with(is_blank)).unwrap_or(behind);
    (fine && ends).then(|| (format!("{sign}{number}"), behind))
}

/// `minus 1`, `plus two`, `zero`: a score in words at the start of a text, and the rest.
pub(super) fn score_in_words(text: &str) -> Option<(String, &str)> {
    let word = |text: &'_ str| text.find(|c: char| !c.is_alphanumeric() && c != '.').unwrap_or(text.len());
    let first = text[..word(text)].to_ascii_lowercase();
    let sign = match first.as_str() {
        "minus" | "negative" => Some("-"),
        "plus" | "positive" => Some(""),
        _ => None,
    };
    let rest = if sign.is_some() { text[first.len()..].trim_start_matches(is_blank) } else { text };
    let (number, behind) = rest.split_at(word(rest));
    let lower = number.to_ascii_lowercase();
    let written = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let value = match written.iter().position(|written| *written == lower) {
        Some(value) => value.to_string(),
        None => number
            .parse::<f64>()
            .ok()
            .filter(|_| sign.is_some() && number.starts_with(|c: char| c.is_ascii_digit()))
            .map(|_| number.to_owned())?,
    };
    let behind = behind.trim_start_matches(is_blank);
    // `one of many` is no score.
    let ends = sign.is_some() || behind.is_empty() || behind.starts_with([':', '：']);
    ends.then(|| (format!("{}{value}", sign.unwrap_or_default()), behind))
}

/// Whether a sign is part of ordinary words.
pub(super) fn is_plain(c: char) -> bool {
    c.is_alphabetic() || is_blank(c) || ".,;'’\"“”!?()&-".contains(c)
}
