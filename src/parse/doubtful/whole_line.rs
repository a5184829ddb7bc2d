//! Text and name of a line that are another line: `does: feels -1: bar`, `pain status: solved`.

use super::parsed_line::ParsedLine;
use crate::{
    diagnostic::{Code, Diagnostic, Fix, Severity},
    keyword::{Head, Keyword, Named, Rule, Value},
    parse::{colon::fits, is_blank},
};

/// Lines that say something in a column, as the texts of which they are taken do.
const CLAIMS: [Keyword; 4] = [Keyword::Does, Keyword::Thinks, Keyword::Says, Keyword::Needs];

/// `does: feels -1: bar`, `does: thinks: bar`: two keywords, of which the first has no text of its own.
pub(super) fn line_for_text(parsed: &ParsedLine<'_>) -> Option<Diagnostic> {
    let text = parsed.slice(parsed.line.text);
    let (start, said) = text.split_once(": ").filter(|(_, said)| said.contains(char::is_alphanumeric))?;
    let (word, head) = start.split_once(is_blank).unwrap_or((start, ""));
    let keyword = Keyword::parse(word).filter(|keyword| *keyword != parsed.rule.keyword)?;
    // What somebody says has its own colons, and a title may be of two parts.
    if parsed.rule.keyword.is_spoken() || parsed.rule.value != Value::Prose || said.starts_with(is_blank) {
        return None;
    }
    let mut blocks = parsed.rule.inside.iter().filter_map(|block| keyword.rule_in(*block));
    // `does: note: Calls back` may be a text; a persona or a figure before the colon is in none.
    let is_line = |rule: &Rule| fits(rule, text) && (rule.head != Head::None || head.is_empty());
    if !blocks.any(is_line) || head.is_empty() && !CLAIMS.contains(&keyword) {
        return None;
    }
    let title = format!("`{word}` is plain text here");
    let mut diagnostic = Diagnostic::new(Code::OnlyText, title, parsed.line.text, "each fact has a line of its own");
    diagnostic.severity = Severity::Warning;
    let place = parsed.line.keyword.to(parsed.line.text);
    Some(diagnostic.help(format!("write `{text}`")).fix(Fix::needs_a_look(place, text)))
}

/// `pain status: solved`, `pain: status solved`: a line that goes below the pain.
pub(super) fn line_below_as_name(parsed: &ParsedLine<'_>) -> Option<Diagnostic> {
    let named = matches!(parsed.rule.head, Head::OptionalName | Head::Pain);
    let (head, text) = (parsed.slice(parsed.line.head), parsed.slice(parsed.line.text));
    let (word, value) = if head.is_empty() { text.split_once(is_blank)? } else { (head, text) };
    let keyword = Keyword::parse(word)
        .filter(|_| named && !parsed.rule.keyword.is_column() && !parsed.rule.keyword.is_division())?;
    let rule = keyword.rule_in(parsed.rule.keyword)?;
    let known = match rule.value {
        Value::Choice(_) | Value::PartialDate => true,
        Value::Names(Named::Source) => parsed.sources(value).is_some(),
        Value::Names(Named::Persona) => parsed.words.people().listed(value).is_some(),
        _ => false,
    };
    if !known || !fits(rule, &format!("{word}: {value}")) {
        return None;
    }
    let own = parsed.rule.keyword.word();
    let title = format!("`{word}` is a line below a `{own}` line, not a part of it");
    let mut diagnostic =
        Diagnostic::new(Code::BadHead, title, parsed.line.head.to(parsed.line.text), "drawn as its text");
    diagnostic.severity = Severity::Warning;
    Some(diagnostic.help(format!("write what it is about, `{own}: …`, and below it `{word}: {value}`")))
}
