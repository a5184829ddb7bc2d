//! Texts that hold other lines of their block: `feels 1: OK, pain: Slow`.

use super::{facts::is_below, parsed_line::ParsedLine};
use crate::{
    diagnostic::{Code, Diagnostic, Fix, Severity},
    keyword::{Keyword, Rule},
    parse::{
        elsewhere::step,
        one_line::{Part, below, lines_in},
    },
    span::Span,
};

/// Other lines in a text, which is drawn with their words. What somebody says has its own colons.
pub(super) fn lines_in_text(parsed: &ParsedLine<'_>) -> Option<Diagnostic> {
    let keyword = parsed.rule.keyword;
    let (said, parts) = lines_in(keyword, parsed.slice(parsed.line.text)).filter(|_| !keyword.is_spoken())?;
    // `order: 2 pieces` is no line of a map.
    let strange = |part: &Part<'_>| !part.keyword.rules().any(Rule::is_prose) && !part.is_right();
    // `note: A new product, stage: pilot`, `does: Looks around, then asks: is it free?`
    let in_prose = |part: &Part<'_>| {
        let goes_on = !part.is_apart(parsed.slice(parsed.line.text));
        // An opportunity is for nobody: `for` would go to its column.
        let whom = part.keyword == Keyword::For && !keyword.opens_part() && !is_below(parsed.rule, part.keyword);
        part.keyword == Keyword::Then && goes_on
            || whom
            || !keyword.opens_part() && (part.keyword.opens_part() && goes_on || !is_near(parsed.rule, part.keyword))
    };
    let below_alone = parts.iter().all(|part| is_below(parsed.rule, part.keyword));
    if below_alone || parts.iter().all(strange) || parts.iter().any(in_prose) {
        return None;
    }
    let margin = parsed.source.before(parsed.line.keyword.start);
    let place = Span { start: parsed.line.text.start + said.len() as u32, ..parsed.line.text };
    let first = parsed.slice(parsed.line.keyword.to(Span { end: place.start, ..parsed.line.text }));
    let lines: Vec<&str> = std::iter::once(first).chain(parts.iter().map(|part| part.line)).collect();
    let title = format!("`{}` is plain text here", parts.first()?.keyword.word());
    let mut diagnostic = Diagnostic::new(Code::OnlyText, title, parsed.line.text, "each fact has a line of its own");
    diagnostic.severity = Severity::Warning;
    let diagnostic = diagnostic.help(format!("write `{}`", lines.join("`, `")));
    let fix = Fix::needs_a_look(place, below(parsed.rule.keyword, margin, step(parsed.source), &parts));
    Some(if parts.iter().all(Part::is_right) { diagnostic.fix(fix) } else { diagnostic })
}

/// Whether a line with that keyword can be beside or below a line with this rule: `does: Talks to staff, role: nurse` can't be two.
fn is_near(rule: &Rule, keyword: Keyword) -> bool {
    let has_columns = rule.inside.iter().any(|block| block.is_column());
    // A line that a column takes is in one nearly always.
    let mut blocks = rule.inside.iter().filter(|block| !has_columns || block.is_column()).chain([&rule.keyword]);
    keyword.opens_part() || blocks.any(|block| keyword.rule_in(*block).is_some())
}
