//! Texts that hold other lines of their block: `feels 1: OK, pain: Slow`.

use super::{facts::is_below, told::Told};
use crate::{
    diagnostic::{Code, Diagnostic, Fix, Severity},
    parse::one_line::{Part, below, lines_in},
    span::Span,
};

/// Other lines in a text, which is drawn with their words.
pub(super) fn lines_in_text(told: &Told<'_>) -> Option<Diagnostic> {
    let (said, parts) = lines_in(told.slice(told.line.text))?;
    if parts.iter().all(|part| is_below(told.rule, part.keyword)) {
        return None;
    }
    let margin = told.source.before(told.line.keyword.start);
    let place = Span { start: told.line.text.start + said.len() as u32, ..told.line.text };
    let first = told.slice(told.line.keyword.to(Span { end: place.start, ..told.line.text }));
    let lines: Vec<&str> = std::iter::once(first).chain(parts.iter().map(|part| part.line)).collect();
    let title = format!("`{}` is plain text here", parts.first()?.keyword.word());
    let mut diagnostic = Diagnostic::new(Code::OnlyText, title, told.line.text, "each fact has a line of its own");
    diagnostic.severity = Severity::Warning;
    let diagnostic = diagnostic.help(format!("write `{}`", lines.join("`, `")));
    let fix = Fix::needs_a_look(place, below(told.rule.keyword, margin, "  ", &parts));
    Some(if parts.iter().all(Part::is_right) { diagnostic.fix(fix) } else { diagnostic })
}
