//! Teams whose text says in brackets or after a dash whose they are.

use super::parsed_line::ParsedLine;
use crate::{
    diagnostic::{Code, Diagnostic, Fix},
    keyword::Value,
    model::TeamKind,
    parse::is_blank,
};

/// `Travel nurses (internal)`, `Travel nurses - external`: the label, and the kind behind it.
pub fn kind_in_signs(label: &str) -> Option<(&str, TeamKind)> {
    let label = label.trim_matches(is_blank);
    let enclosed = || label.strip_suffix([')', ']'])?.rsplit_once(['(', '[']);
    let behind_dash = || [" - ", " – ", " — "].iter().find_map(|dash| label.rsplit_once(dash));
    let (before, word) = enclosed().or_else(behind_dash)?;
    let kind = TeamKind::named(&word.trim_matches(is_blank).to_lowercase())?;
    let before = before.trim_end_matches(is_blank);
    (!before.is_empty()).then_some((before, kind))
}

/// `team nurses: Travel nurses (internal)`: only a comma makes it the kind of the team.
pub(super) fn team_kind_in_signs(parsed: &ParsedLine<'_>) -> Option<Diagnostic> {
    let text = Some(parsed.slice(parsed.line.text)).filter(|_| parsed.rule.value == Value::TeamTitle)?;
    let (label, kind) = kind_in_signs(text)?;
    let new = format!("{label}, {}", kind.word());
    let title = format!("The text says {}, but the team has no kind", kind.word());
    let head = parsed.slice(parsed.line.head);
    let diagnostic = parsed.warning(title, "the kind of a team goes after a comma", &format!(" {head}: {new}"));
    Some(Diagnostic { code: Code::OnlyText, ..diagnostic }.fix(Fix::safe(parsed.line.text, new)))
}
