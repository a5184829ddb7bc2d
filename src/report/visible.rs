//! Text that is safe to show: nothing in it moves a cursor, rings a bell, changes the reading direction or commands a
//! CI job.

use std::borrow::Cow;

/// What GitHub, Azure Pipelines and TeamCity take as a command anywhere in a line of a job's log.
const COMMANDS: [&str; 3] = ["##[", "##vso[", "##teamcity["];

/// `text` with every character that would act on a terminal replaced by one that shows it, and with a backslash in
/// anything that would act on a CI job. Tabs and line breaks stay.
pub fn visible(text: &str) -> Cow<'_, str> {
    inactive(if text.chars().all(|char| shown(char) == char) { text.into() } else { text.chars().map(shown).collect() })
}

/// The same for the words of a map, where isolates keep figures and names in their places: those stay that are closed on the same line, because
/// they can't change what is around them. Others go.
pub fn visible_words(text: &str) -> String {
    let closed = closed(text);
    let kept = text.char_indices().filter_map(|(at, char)| match char {
        '\u{2066}'..='\u{2069}' => closed.binary_search(&at).is_ok().then_some(char),
        _ => Some(shown(char)),
    });
    inactive(kept.collect()).into_owned()
}

/// Where isolates begin and end, in order.
fn closed(text: &str) -> Vec<usize> {
    let (mut open, mut closed) = (Vec::new(), Vec::new());
    for (at, char) in text.char_indices() {
        match char {
            '\n' => open.clear(),
            '\u{2066}'..='\u{2068}' => open.push(at),
            '\u{2069}' => closed.extend(open.pop().map(|from| [from, at]).into_iter().flatten()),
            _ => {}
        }
    }
    closed.sort_unstable();
    closed
}

/// The text with a backslash in whatever a CI job would take as a command.
fn inactive(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.contains("::") || COMMANDS.iter().any(|command| text.contains(command)) {
        return text.split('\n').map(inert).collect::<Vec<_>>().join("\n").into();
    }
    text
}

/// The same in a line of a map, where every sign stays in its column.
pub(super) fn inactive_in_place(line: String) -> String {
    if COMMANDS.iter().all(|command| !line.contains(command)) {
        return line;
    }
    COMMANDS.iter().fold(line, |line, command| line.replace(command, &format!("#\\{}", &command[2..])))
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

    #[test]
    fn isolates_in_words_stay_if_they_are_closed() {
        for (text, expected) in [
            ("من \u{2066}−2\u{2069} إلى", "من \u{2066}−2\u{2069} إلى"),
            ("\u{2068}a \u{2066}b\u{2069}\u{2069}", "\u{2068}a \u{2066}b\u{2069}\u{2069}"),
            ("a\u{2067}b\nc\u{2069}", "ab\nc"),
            ("\u{2066}a\u{202e}b\u{2069}", "\u{2066}a\u{fffd}b\u{2069}"),
            ("::x \u{2069}", "\\::x "),
        ] {
            assert_eq!(visible_words(text), expected);
        }
        assert_eq!(visible("\u{2066}−2\u{2069}"), "\u{fffd}−2\u{fffd}", "anywhere else they don't");
    }
}
