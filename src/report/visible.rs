//! Text that is safe to show: nothing in it moves a cursor, rings a bell, changes the reading direction or commands a
//! CI job.

use std::borrow::Cow;

/// What GitHub, Azure Pipelines and TeamCity take as a command anywhere in a line of a job's log.
const COMMANDS: [&str; 3] = ["##[", "##vso[", "##teamcity["];

/// `text` with every character that would act on a terminal replaced by one that shows it, and with a backslash in
/// anything that would act on a CI job. Tabs and line breaks stay.
pub fn visible(text: &str) -> Cow<'_, str> {
    let text: Cow<'_, str> =
        if text.chars().all(|char| shown(char) == char) { text.into() } else { text.chars().map(shown).collect() };
    if text.contains("::") || COMMANDS.iter().any(|command| text.contains(command)) {
        return text.split('\n').map(inert).collect::<Vec<_>>().join("\n").into();
    }
    text
}

/// The same for a single line, such as a file's name: a line break in it is made visible, too.
pub fn visible_line(text: &str) -> String {
    visible(text).replace('\n', "\u{240a}").replace('\t', "\u{2409}")
}

/// A line that no CI job takes as a command.
fn inert(line: &str) -> String {
    let (blank, text) = line.split_at(line.len() - line.trim_start().len());
    // GitHub ignores whitespace before its commands.
    let mark = if text.starts_with("::") { "\\" } else { "" };
    let text =
        COMMANDS.iter().fold(text.to_owned(), |text, command| text.replace(command, &format!("#\\{}", &command[1..])));
    format!("{blank}{mark}{text}")
}

/// The same on one line.
pub(super) fn one_line(text: &str) -> String {
    visible(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The visible form of a character.
pub(super) fn shown(char: char) -> char {
    match char {
        '\t' | '\n' => char,
        // Unicode has a picture of each control character.
        '\0'..='\u{1f}' => char::from_u32(0x2400 + char as u32).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        '\u{80}'..='\u{9f}' | '\u{2028}' | '\u{2029}' => '\u{fffd}',
        // Direction overrides can make a line look like something else.
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
            ("::add-mask::a\n  ::debug::b, c::d", "\\::add-mask::a\n  \\::debug::b, c::d"),
            ("a ##[error]b ##vso[task.complete]c", "a #\\#[error]b #\\#vso[task.complete]c"),
        ] {
            assert_eq!(visible(text), expected);
        }
        assert_eq!(visible_line("a\nb"), "a\u{240a}b");
    }
}
