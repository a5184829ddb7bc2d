//! A word or two at the edge of a text, apart from its sentence: `[done] Show prices`, `Prices change - high`.

use super::is_blank;

/// What is apart, and the text without it.
#[derive(Debug, PartialEq)]
pub struct Aside<'a> {
    /// The words, without the signs around them.
    pub said: &'a str,
    /// The rest of the text.
    pub text: &'a str,
}

/// More words than this are a part of the sentence.
const MOST_WORDS: usize = 3;

const DASHES: [&str; 6] = [" - ", " – ", " — ", " -- ", " | ", " / "];

/// What is apart at the beginning and at the end of a text.
pub fn asides(text: &str) -> impl Iterator<Item = Aside<'_>> {
    let found = [in_front(text), capitals(text), behind(text)];
    found.into_iter().flatten().filter_map(|(said, text)| {
        let said = said.trim_matches(|c: char| is_blank(c) || matches!(c, '*' | '_'));
        let text = text.trim_matches(|c: char| is_blank(c) || matches!(c, ':' | '：' | ',' | ';' | '-' | '–' | '—'));
        let few = said.split(is_blank).filter(|word| !word.is_empty()).count() <= MOST_WORDS;
        (few && !said.is_empty() && !text.is_empty()).then_some(Aside { said, text })
    })
}

/// `[done] Show`, `(done) Show`, `done: Show`, `done - Show`, `✅ Show`.
fn in_front(text: &str) -> Option<(&str, &str)> {
    if let Some(rest) = text.strip_prefix(['[', '(']) {
        return rest.split_once([']', ')']);
    }
    if let Some(sign) = text.chars().next().filter(|sign| TICKS.contains(*sign)) {
        return Some((&text[..sign.len_utf8()], &text[sign.len_utf8()..]));
    }
    let bangs = text.len() - text.trim_start_matches('!').len();
    if bangs > 0 && text[bangs..].starts_with(is_blank) {
        return Some(text.split_at(bangs));
    }
    let dash = DASHES.iter().filter_map(|sign| Some((text.find(sign)?, sign.len())));
    let colon = [": ", "："].iter().filter_map(|sign| Some((text.find(sign)?, sign.len())));
    let (at, length) = dash.chain(colon).min()?;
    Some((&text[..at], &text[at + length..]))
}

/// `DONE Show`: a word in capitals, and not an abbreviation in a sentence.
fn capitals(text: &str) -> Option<(&str, &str)> {
    let (word, rest) = text.split_once(is_blank)?;
    let sentence = rest.starts_with(char::is_uppercase) && rest.chars().any(char::is_lowercase);
    (sentence && word.chars().count() > 3 && word.chars().all(char::is_uppercase)).then_some((word, rest))
}

/// `Show (done)`, `Show [done]`, `Show - done`, `Show, done`.
fn behind(text: &str) -> Option<(&str, &str)> {
    if let Some(rest) = text.strip_suffix([']', ')']) {
        return rest.rsplit_once(['[', '(']).map(|(text, said)| (said, text));
    }
    if let Some(sign) = text.chars().next_back().filter(|sign| TICKS.contains(*sign)) {
        let at = text.len() - sign.len_utf8();
        return Some((&text[at..], &text[..at]));
    }
    let dash = DASHES.iter().filter_map(|sign| Some((text.rfind(sign)?, sign.len())));
    let comma = [", ", "; "].iter().filter_map(|sign| Some((text.rfind(sign)?, sign.len())));
    let (at, length) = dash.chain(comma).max()?;
    Some((&text[at + length..], &text[..at]))
}

const TICKS: &str = "✅✔☑✓";

/// Whether it only says that something is done: a tick, or a box with a mark in it.
pub fn is_ticked(said: &str) -> bool {
    said.chars().all(|c| TICKS.contains(c)) || said.eq_ignore_ascii_case("x")
}
