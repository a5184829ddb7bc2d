//! Converts texts of a diagram to texts of a map.

use super::{chart::Words, lex::entity, space::is_space};

/// What replaces a text without a word.
const NOTHING: &str = "–";

/// The words as people see them in the drawing: entities are characters, `<br>` and line feeds are spaces. A text that
/// shows nothing is a dash.
pub fn shown(words: &Words) -> String {
    // An entity that reads `<br>` is text and breaks nothing.
    let text = decoded(&unbroken(&words.text));
    let words = text.split(|c: char| c.is_control() || c == ' ').filter(|word| !word.is_empty());
    let text = words.collect::<Vec<_>>().join(" ");
    match without_colons(text.trim_matches(is_space)) {
        "" => NOTHING.to_owned(),
        text => text.to_owned(),
    }
}

/// The text without leading colons. No text of a map begins with a lone colon.
fn without_colons(mut text: &str) -> &str {
    while let Some(rest) = text.strip_prefix([':', '：']).filter(|rest| rest.is_empty() || rest.starts_with(is_space))
    {
        text = rest.trim_start_matches(is_space);
    }
    text
}

/// The same as prose of a map, without any markup.
pub fn prose(words: &Words) -> String {
    unmarked(&shown(words))
}

/// Any text as one line of prose, without any markup. A text that shows nothing is a dash.
#[cfg(feature = "csv")]
pub(crate) fn plain_prose(text: &str) -> String {
    one_line(text, unmarked)
}

/// Any text as one line, written by `write`. A text that shows nothing is a dash.
#[cfg(feature = "csv")]
pub(crate) fn one_line(text: &str, write: impl Fn(&str) -> String) -> String {
    let words = text.split(|c: char| c.is_control() || c.is_whitespace()).filter(|word| !word.is_empty());
    let text = words.collect::<Vec<_>>().join(" ");
    match without_colons(&text) {
        "" => NOTHING.to_owned(),
        text => write(text),
    }
}

/// A text in which nothing is markup.
pub(crate) fn unmarked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let escapes = chars.peek().is_none_or(|next| "*`[]\\".contains(*next));
        if matches!(c, '*' | '`' | '[') || c == '\\' && escapes {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// `#35;` and `#quot;` as the characters that they stand for.
fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('#') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        match entity(rest) {
            0 => {
                out.push('#');
                rest = &rest[1..];
            }
            length => {
                out.push_str(&character(&rest[1..length - 1]));
                rest = &rest[length..];
            }
        }
    }
    out + rest
}

/// The character of an entity; an unknown one is unchanged, as in a browser.
fn character(name: &str) -> String {
    let html = match name.bytes().all(|byte| byte.is_ascii_digit()) {
        true => format!("&#{name};"),
        false => format!("&{name};"),
    };
    html_escape::decode_html_entities(&html).into_owned()
}

/// The text with a space for every `<br>`, in any notation.
fn unbroken(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = line_break(rest);
        out.push_str(if length > 0 { " " } else { "<" });
        rest = &rest[length.max(1)..];
    }
    out + rest
}

/// The length of the `<br>` at the start of `rest`; 0 if there is none.
fn line_break(rest: &str) -> usize {
    let Some(name) = rest.get(1..3) else { return 0 };
    let behind = rest[3..].trim_start_matches(is_space);
    let behind = behind.strip_prefix('/').unwrap_or(behind);
    if name.eq_ignore_ascii_case("br") && behind.starts_with('>') { rest.len() - behind.len() + 1 } else { 0 }
}
