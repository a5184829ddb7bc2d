//! Words for when something happens, which is neither how long it takes nor where people go.

use super::{is_blank, respell::month_called};

/// Words of so many letters are words of several languages.
const SHORT: usize = 3;

/// Words that a moment has, in several languages.
const WORDS: &str = "before|after|ago|prior|later|earlier|during|today|tomorrow|yesterday|morning|mornings|noon|afternoon|evening|\
    evenings|night|weekend|weekends|daily|weekly|monthly|day|week|month|monday|tuesday|wednesday|thursday|friday|saturday|sunday|\
    vor|nach|uhr|während|heute|morgen|morgens|mittags|abends|nachts|täglich|tag|woche|\
    avant|après|pendant|matin|soir|jour|antes|después|durante|mañana|tarde|noche|día|prima|dopo";

/// Whether a text says when: `12 weeks before the move`, `day 3`, `17:40`, `May 2026`.
pub fn is_moment(text: &str) -> bool {
    let mut words = text.split(|c: char| is_blank(c) || ",;()–-".contains(c)).filter(|word| !word.is_empty());
    words.any(|word| {
        let lower = word.to_lowercase();
        WORDS.split('|').any(|known| known == lower) || is_month(word) || is_clock(word) || is_year(word)
    })
}

/// A month in any of the languages. A short one, as `May`, may be another word.
fn is_month(word: &str) -> bool {
    word.chars().count() > SHORT && month_called(word).is_some()
}

/// `17:40`
pub fn is_clock(word: &str) -> bool {
    let digits = |text: &str, most: usize| (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    word.split_once(':').is_some_and(|(hour, minute)| digits(hour, 2) && minute.len() == 2 && digits(minute, 2))
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && (word.starts_with("19") || word.starts_with("20")) && word.bytes().all(|b| b.is_ascii_digit())
}
