//! Emphasis, code and links in the text of a cell.
//!
//! Signs stand for them that no text has: noncharacters, which are for use inside of a program. So a text can be taken apart
//! like any other, and what is left of it is written with the markup of maps.

use crate::{
    mermaid::{one_line, plain_prose, unmarked},
    model::{Mark, Piece},
    parse::check_target,
};
use std::borrow::Cow;

/// A sign before what is marked, and one after it.
pub const EMPHASIS: [char; 2] = ['\u{fdd0}', '\u{fdd1}'];
pub const CODE: [char; 2] = ['\u{fdd2}', '\u{fdd3}'];
/// Before the words of a link, between them and its address, and after that.
pub const LINK: [char; 3] = ['\u{fdd4}', '\u{fdd5}', '\u{fdd6}'];

fn is_sign(c: char) -> bool {
    EMPHASIS.contains(&c) || CODE.contains(&c) || LINK.contains(&c)
}

/// The words without signs and addresses.
pub fn bare(text: &str) -> Cow<'_, str> {
    if text.contains(is_sign) {
        Cow::Owned(pieces(text).into_iter().map(|piece| piece.text).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// Any text as one line of prose. What the signs mark is marked in the map, as far as its language can.
pub fn prose(text: &str) -> String {
    if text.contains(is_sign) { one_line(text, |text| marked(text, unmarked)) } else { plain_prose(text) }
}

/// The text of a line of a map, with the markup that the signs stand for.
pub fn line(text: &str) -> String {
    marked(text, str::to_owned)
}

/// The pieces of a text. Signs without their counterpart mark nothing.
fn pieces(text: &str) -> Vec<Piece> {
    let (mut pieces, mut rest): (Vec<Piece>, &str) = (Vec::new(), text);
    let (mut emphasis, mut code) = (0_usize, 0_usize);
    while let Some(c) = rest.chars().next() {
        let behind = &rest[c.len_utf8()..];
        let link = || behind.split_once(LINK[2]).and_then(|(link, behind)| Some((link.split_once(LINK[1])?, behind)));
        if let (true, Some(((words, address), behind))) = (c == LINK[0], link()) {
            let words = words.chars().filter(|c| !is_sign(*c)).collect();
            push(&mut pieces, words, Mark::Link(address.chars().filter(|c| !is_sign(*c)).collect()));
            rest = behind;
            continue;
        }
        let closed = |[_, close]: [char; 2]| usize::from(behind.contains(close));
        match c {
            _ if c == EMPHASIS[0] => emphasis += closed(EMPHASIS),
            _ if c == EMPHASIS[1] => emphasis = emphasis.saturating_sub(1),
            _ if c == CODE[0] => code += closed(CODE),
            _ if c == CODE[1] => code = code.saturating_sub(1),
            _ if is_sign(c) => {}
            _ => {
                let end = rest.find(is_sign).unwrap_or(rest.len());
                let mark = match (code, emphasis) {
                    (0, 0) => Mark::None,
                    (0, _) => Mark::Emphasis,
                    _ => Mark::Code,
                };
                push(&mut pieces, rest[..end].to_owned(), mark);
                rest = &rest[end..];
                continue;
            }
        }
        rest = behind;
    }
    pieces
}

fn push(pieces: &mut Vec<Piece>, text: String, mark: Mark) {
    match pieces.last_mut().filter(|last| last.mark == mark) {
        Some(last) => last.text.push_str(&text),
        None => pieces.push(Piece { text, mark }),
    }
}

/// The text as the language of maps writes it; `plain` writes what isn't marked.
fn marked(text: &str, plain: impl Fn(&str) -> String) -> String {
    let pieces = pieces(text);
    let unmarked = |at: usize| pieces.get(at).filter(|piece| piece.mark == Mark::None).map(|piece| piece.text.as_str());
    let mut out = String::new();
    for (at, Piece { text, mark }) in pieces.iter().enumerate() {
        let before = at.checked_sub(1).and_then(unmarked).unwrap_or_default();
        let behind = unmarked(at + 1).unwrap_or_default();
        match mark {
            Mark::Emphasis if can_be_emphasised(text.trim(), before, behind) => {
                let blank = |is_there: bool| if is_there { " " } else { "" };
                let [before, behind] =
                    [text.starts_with(char::is_whitespace), text.ends_with(char::is_whitespace)].map(blank);
                out.push_str(&format!("{before}*{}*{behind}", text.trim()));
            }
            Mark::Code if !text.contains('`') => out.push_str(&format!("`{text}`")),
            Mark::Link(address) if can_link(text, address) => out.push_str(&format!("[{text}]({address})")),
            Mark::None | Mark::Emphasis | Mark::Code | Mark::Link(_) => out.push_str(&plain(text)),
        }
    }
    out
}

/// Inside a word only letters are emphasised.
fn can_be_emphasised(words: &str, before: &str, behind: &str) -> bool {
    let (inside_before, inside_behind) =
        (before.ends_with(char::is_alphanumeric), behind.starts_with(char::is_alphanumeric));
    !words.is_empty()
        && !words.contains('*')
        && (!inside_before || words.starts_with(char::is_alphabetic))
        && (!inside_behind || words.ends_with(char::is_alphabetic))
}

fn can_link(words: &str, address: &str) -> bool {
    !words.is_empty() && !words.contains(['[', ']']) && !address.contains(['(', ')']) && check_target(address).is_ok()
}
