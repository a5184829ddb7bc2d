//! Texts of feelings that hold another score.

use super::parsed_line::ParsedLine;
use crate::{
    ast,
    diagnostic::{Diagnostic, Fix},
    parse::{
        is_blank,
        slip::{leading_score, second_line},
    },
    span::Span,
};

/// `feels 1: 2`.
pub(super) fn only_a_number(parsed: &ParsedLine<'_>, head: &ast::Head) -> Option<Diagnostic> {
    let ast::Head::Score(persona, _) = head else { return None };
    let text = parsed.slice(parsed.line.text);
    let (number, _) = leading_score(text).filter(|(_, rest)| rest.is_empty())?;
    let persona = persona.as_ref().map_or(String::new(), |persona| format!(" {}", parsed.slice(persona.span)));
    let diagnostic =
        parsed.warning(format!("`{text}` is the word for this feeling"), "a score goes before the colon", "");
    let keyword = parsed.slice(parsed.line.keyword);
    Some(
        diagnostic.help(format!(
            "keep one score, for example `{keyword}{persona} {number}`; after the colon goes a word for it"
        )),
    )
}

/// `expects 2: feels 1: OK`, `feels 1: OK, expects 2`.
pub(super) fn line_of_another_score(parsed: &ParsedLine<'_>, head: &ast::Head) -> Option<Diagnostic> {
    let ast::Head::Score(..) = head else { return None };
    let rest = parsed.slice(parsed.line.head.to(parsed.line.text));
    let (first, second) = second_line(parsed.rule.keyword, rest, parsed.words)?;
    let word = second.split(is_blank).next().unwrap_or_default();
    let margin = parsed.source.before(parsed.line.keyword.start);
    let diagnostic = parsed.warning(format!("`{word}` is plain text here"), "each score has a line of its own", "");
    let help = format!("write `{} {first}`, and `{second}` in a line of its own", parsed.slice(parsed.line.keyword));
    let place = Span { start: parsed.line.keyword.end, ..parsed.line.text };
    Some(diagnostic.help(help).fix(Fix::needs_a_look(place, format!(" {first}\n{margin}{second}"))))
}

/// `feels 1: OK, anna -1`.
pub(super) fn second_score(parsed: &ParsedLine<'_>, head: &ast::Head) -> Option<Diagnostic> {
    let ast::Head::Score(..) = head else { return None };
    let (text, last) = parsed.slice(parsed.line.text).rsplit_once([',', ';'])?;
    let (persona, behind) = parsed.words.people().leading(last.trim_matches(is_blank))?;
    let (score, said) = leading_score(behind.trim_start_matches(is_blank))
        .filter(|(_, rest)| rest.is_empty() || rest.starts_with([':', '：']))?;
    let said = said.trim_start_matches(|c| is_blank(c) || matches!(c, ':' | '：'));
    let keyword = parsed.slice(parsed.line.keyword);
    let margin = parsed.source.before(parsed.line.keyword.start);
    let head = parsed.slice(parsed.line.head);
    let new = format!(" {head}: {text}");
    let said = if said.is_empty() { String::new() } else { format!(": {said}") };
    let second = format!("{keyword} {persona} {score}{said}");
    let diagnostic = parsed.warning(format!("`{persona}` has a score in the text"), "a line has one score", &new);
    let help = format!("write `{keyword}{new}`, and `{second}` in a line of its own");
    let place = Span { start: parsed.line.keyword.end, ..parsed.line.text };
    Some(diagnostic.help(help).fix(Fix::needs_a_look(place, format!("{new}\n{margin}{second}"))))
}
