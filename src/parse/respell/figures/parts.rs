//! What is around and between the numbers of a value.

use crate::{
    diagnostic::Applicability::{self, Safe, Unsafe},
    parse::{
        is_blank,
        respell::phrase::{LEAST, MOST, behind, find, replaced},
    },
};

/// Words and dashes between two numbers become `..`.
pub fn ranges(text: &mut String) {
    if let Some(rest) = find(text, "between").filter(|at| text[..*at].trim().is_empty()) {
        text.replace_range(..rest + "between".len(), "");
        replaced(text, &[("and", "..")]);
    }
    replaced(
        text,
        &[
            ("from", ""),
            ("up to", ".."),
            ("to", ".."),
            ("until", ".."),
            ("till", ".."),
            ("bis", ".."),
            ("à", ".."),
            ("tot", ".."),
            ("hasta", ".."),
            ("…", ".."),
            ("...", ".."),
        ],
    );
    dashes(text);
    *text = text.split("..").map(str::trim).collect::<Vec<_>>().join("..");
}

/// A dash after the end of a number or unit, and before a number, isn't a minus sign.
fn dashes(text: &mut String) {
    let is_dash = |c: char| matches!(c, '-' | '–' | '—' | '−' | '‒');
    let mut at = 0;
    while let Some((found, dash)) = text[at..].char_indices().find(|&(_, c)| is_dash(c)) {
        let (start, end) = (at + found, at + found + dash.len_utf8());
        let ends = text[..start].trim_end().chars().next_back().is_some_and(char::is_alphanumeric);
        let rest = text[end..].trim_start().trim_start_matches(['+', '-', '−', '–']);
        let opens = ends && rest.starts_with(|c: char| c.is_ascii_digit());
        // `5 -3` could just as well be a mistake in the sign.
        let lone = text[end..].starts_with(is_blank) || !text[..start].ends_with(is_blank);
        if opens && lone {
            text.replace_range(start..end, "..");
            at = start + 2;
        } else {
            at = end;
        }
    }
}

/// Adds a comma before each of these words that has none, removes brackets, and removes a colon or `=` after the words.
pub fn listed(text: &mut String, words: &[&str]) {
    *text = text.replace(['(', '[', ';'], ",").replace([')', ']'], "");
    for word in words {
        let Some(at) = find(text, word) else { continue };
        let end = at + word.len();
        let behind = text[end..].trim_start();
        if let Some(rest) = behind.strip_prefix([':', '=']) {
            let rest = format!(" {}", rest.trim_start());
            text.replace_range(end.., &rest);
        }
        let before = text[..at].trim_end_matches(|c: char| is_blank(c) || matches!(c, '/' | '|' | '-' | '–' | '—'));
        if !before.is_empty() && !before.ends_with(',') {
            let before = before.len();
            text.replace_range(before..at, ", ");
        }
    }
    *text = text.split(',').map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
}

/// `<5 %` and `at least 5 %`: the figure alone.
pub fn bound(text: &mut String) -> Applicability {
    let Some(rest) = behind(text, MOST).or_else(|| behind(text, LEAST)).map(str::to_owned) else { return Safe };
    *text = rest;
    Unsafe
}
