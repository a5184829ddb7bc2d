//! Signs of other languages: of comments, lists, quotations and templates.

use super::is_blank;

/// How comments begin that go to the end of the line.
pub const LINE_COMMENTS: [&str; 4] = ["//", "%%", ";", "--"];

/// Between which signs comments are.
pub const BLOCK_COMMENTS: [(&str, &str); 2] = [("<!--", "-->"), ("/*", "*/")];

/// How items of lists begin.
pub const LIST_MARKS: [char; 5] = ['-', '*', '+', '•', '–'];

/// What is after the mark of a list and its blank.
pub fn behind_list_mark(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(LIST_MARKS)?;
    let said = rest.trim_start_matches(is_blank);
    (said.len() < rest.len()).then_some(said)
}

/// Quotation marks, each with those that end it: keyboards and habits mix them.
const QUOTATION_MARKS: [(char, &[char]); 9] = [
    ('"', &['"', '”', '“']),
    ('“', &['”', '“', '"']),
    ('„', &['“', '”', '"']),
    ('”', &['”']),
    ('«', &['»']),
    ('»', &['«', '»']),
    ('\'', &['\'', '’']),
    ('‘', &['’', '\'']),
    ('‚', &['‘', '’']),
];

/// The quotation mark that a text begins with, and those that can end it.
pub fn quotation_mark(text: &str) -> Option<(char, &'static [char])> {
    let first = text.chars().next()?;
    QUOTATION_MARKS.into_iter().find(|(open, _)| *open == first)
}

/// The text between quotation marks, if there are no others in it.
pub fn unquoted(text: &str) -> Option<&str> {
    let (open, closes) = quotation_mark(text)?;
    let bare = text[open.len_utf8()..].strip_suffix(closes)?;
    // `'Mia O'Brien'`
    let is_apostrophe = |(at, c): (usize, char)| {
        matches!(c, '\'' | '’')
            && bare[..at].ends_with(char::is_alphabetic)
            && bare[at + c.len_utf8()..].starts_with(char::is_alphabetic)
    };
    let is_mark = |&(at, c): &(usize, char)| (c == open || closes.contains(&c)) && !is_apostrophe((at, c));
    (!bare.char_indices().any(|found| is_mark(&found))).then_some(bare)
}

/// Whether a text begins with a tag of a template.
pub fn is_template_tag(text: &str) -> bool {
    text.starts_with("{%") || text.starts_with("{{")
}
