//! A word or two at the edge of a text, apart from its sentence: `[done] Show prices`, `Prices change - high`.

use super::{
    is_blank,
    severity::{is_alarm, is_priority},
};

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
    let found = [in_front(text), before_comma(text), capitals(text), behind(text)];
    found.into_iter().flatten().filter_map(|(said, text)| {
        let said = said.trim_matches(|c: char| is_blank(c) || matches!(c, '*' | '_' | '\u{fe0f}'));
        let signs = |c: char| is_blank(c) || matches!(c, ':' | '：' | ',' | ';' | '-' | '–' | '—' | '\u{fe0f}');
        let text = text.trim_matches(signs);
        let few = said.split(is_blank).filter(|word| !word.is_empty()).count() <= MOST_WORDS;
        (few && !said.is_empty() && !text.is_empty()).then_some(Aside { said, text })
    })
}

/// `[done] Show`, `(done) Show`, `done: Show`, `done - Show`, `✅ Show`, `!!! Show`, `🔴 Show`.
fn in_front(text: &str) -> Option<(&str, &str)> {
    if let Some(rest) = text.strip_prefix(['[', '(']) {
        return rest.split_once([']', ')']);
    }
    if let Some(sign) = text.chars().next().filter(|sign| TICKS.contains(*sign)) {
        return Some((&text[..sign.len_utf8()], &text[sign.len_utf8()..]));
    }
    let signs = text.len() - text.trim_start_matches(is_alarm).len();
    if signs > 0 && text[signs..].starts_with(is_blank) {
        return Some(text.split_at(signs));
    }
    let dash = DASHES.iter().filter_map(|sign| Some((text.find(sign)?, sign.len())));
    let colon = [": ", "："].iter().filter_map(|sign| Some((text.find(sign)?, sign.len())));
    let (at, length) = dash.chain(colon).min()?;
    Some((&text[..at], &text[at + length..]))
}

/// `done, Show`, `P1, Show`: in lower case, in front of what begins like a text of its own. `High, but fair prices` is a sentence.
fn before_comma(text: &str) -> Option<(&str, &str)> {
    let (said, rest) = text.split_once([',', ';', '，'])?;
    let word = said.chars().all(|c| c.is_lowercase() || is_blank(c) || c == '-');
    let own = rest.trim_start_matches(is_blank).starts_with(char::is_uppercase);
    (own && (word || is_priority(said))).then_some((said, rest))
}

/// `DONE Show`: a word in capitals, and not an abbreviation in a sentence.
fn capitals(text: &str) -> Option<(&str, &str)> {
    let (word, rest) = text.split_once(is_blank)?;
    let sentence = rest.starts_with(char::is_uppercase) && rest.chars().any(char::is_lowercase);
    (sentence && word.chars().count() > 3 && word.chars().all(char::is_uppercase)).then_some((word, rest))
}

/// `Show (done)`, `Show [done]`, `Show - done`, `Show, done`, `Show 🔴`.
fn behind(text: &str) -> Option<(&str, &str)> {
    if let Some(rest) = text.strip_suffix([']', ')']) {
        return rest.rsplit_once(['[', '(']).map(|(text, said)| (said, text));
    }
    if let Some(sign) = text.chars().next_back().filter(|sign| TICKS.contains(*sign)) {
        let at = text.len() - sign.len_utf8();
        return Some((&text[at..], &text[..at]));
    }
    let shown = text.trim_end_matches(is_alarm);
    if shown.ends_with(is_blank) && !text.ends_with('!') && shown.len() < text.len() {
        return Some((&text[shown.len()..], shown));
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
