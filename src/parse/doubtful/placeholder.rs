//! Words that stand for a text that nobody has written yet.

use super::parsed_line::ParsedLine;
use crate::{
    ast,
    diagnostic::{Code, Diagnostic, Fix, Severity},
    keyword::{Keyword, Value},
    parse::{is_blank, people::means_not_known},
    span::Span,
};

/// Signs and words of templates.
const WORDS: [&str; 13] =
    ["-", "--", "---", "–", "—", "_", "xxx", "xx", "x.x.", "lorem ipsum", "placeholder", "fixme", "to be defined"];

/// `pain: TBD`, `touchpoint: <name>`, `feels 1: -`.
pub(super) fn placeholder(parsed: &ParsedLine<'_>, head: &ast::Head) -> Option<Diagnostic> {
    let text = parsed.slice(parsed.line.text);
    let keyword = parsed.rule.keyword;
    // Nobody knows what to say, and that is what they think.
    let puzzled = keyword.is_spoken();
    let marks = text.chars().all(|c| matches!(c, '?' | '？')) && !puzzled;
    let block = keyword.opens_part();
    // `says: [laughs]`, `does: <Enter>`
    let with_slot = block || matches!(keyword, Keyword::Pain | Keyword::Gain | Keyword::Opportunity);
    let slot = with_slot
        && [('<', '>'), ('[', ']'), ('{', '}')].iter().any(|(open, close)| {
            let inside = text.strip_prefix(*open).and_then(|text| text.strip_suffix(*close));
            inside.is_some_and(|inside| {
                !inside.is_empty() && inside.chars().all(|c| c.is_alphanumeric() || is_blank(c) || "-_ .…'".contains(c))
            })
        });
    let word = || {
        WORDS.iter().any(|word| word.eq_ignore_ascii_case(text)) && !puzzled
            || means_not_known(text.trim_matches(['(', ')', '[', ']', '.', '!']))
    };
    if text.is_empty() || !(marks || slot || word()) {
        return None;
    }
    let mut diagnostic = Diagnostic::new(
        Code::MissingText,
        format!("`{text}` is a placeholder"),
        parsed.line.text,
        "drawn as it is written",
    );
    diagnostic.severity = Severity::Warning;
    let bare = parsed.rule.value == Value::OptionalProse && (*head != ast::Head::None || keyword == Keyword::Moment);
    if bare {
        let line = parsed.slice(parsed.line.keyword.to(parsed.line.head)).trim_end_matches(is_blank);
        let place = Span { start: parsed.line.keyword.to(parsed.line.head).end, ..parsed.line.text };
        return Some(diagnostic.help(format!("write the text, or `{line}` alone")).fix(Fix::needs_a_look(place, "")));
    }
    let help =
        if block { "write what it is called" } else { "write the text, or leave the line out until there is one" };
    Some(diagnostic.help(help))
}
