//! Text that is safe to show: nothing in it moves a cursor, rings a bell or turns the reading direction.

use std::borrow::Cow;

/// `text` with every character that would act on a terminal replaced by one that shows it. Tabs and line breaks stay.
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().all(|char| shown(char) == char) { text.into() } else { text.chars().map(shown).collect() }
}

/// The same on one line.
pub(super) fn one_line(text: &str) -> String {
    visible(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is shown for one character.
pub(super) fn shown(char: char) -> char {
    match char {
        '\t' | '\n' => char,
        // Unicode has a picture of each control character.
        '\0'..='\u{1f}' => char::from_u32(0x2400 + char as u32).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        '\u{80}'..='\u{9f}' | '\u{2028}' | '\u{2029}' => '\u{fffd}',
        // Overrides of the direction can make a line read as what it isn't.
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        _ => char,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_on_a_terminal_is_shown_instead() {
        for (text, expected) in [
            ("plain, 日本語, \t tab", "plain, 日本語, \t tab"),
            ("\u{1b}[31mred", "␛[31mred"),
            ("bell\u{7}", "bell␇"),
            ("\u{9b}31m", "\u{fffd}31m"),
            ("a\u{202e}b", "a\u{fffd}b"),
        ] {
            assert_eq!(visible(text), expected);
        }
    }
}
