//! The words of one line: its head, its value, and what of them is missing.

use super::{head::head, value::value};
use crate::{
    ast::{self, Statement},
    diagnostic::{Code, Diagnostic},
    keyword::{Head, Rule, Value},
    source::Source,
};

/// What a line says, as far as it could be understood.
pub struct Words {
    /// What stands before the colon.
    pub head: ast::Head,
    /// What stands behind it.
    pub value: ast::Value,
    /// What is wrong with either.
    pub wrong: Vec<Diagnostic>,
}

/// Reads a line by its rule. `continued` says that its text goes on in the line below.
pub fn read(source: &Source, rule: &'static Rule, line: Statement, continued: bool) -> Words {
    let read_head = head(source, rule, line);
    let missing = missing(source, rule, line, read_head.as_ref().ok(), continued);
    // Without its colon the text was taken for a head, and isn't a wrong one.
    let no_colon = missing.as_ref().is_some_and(|missing| missing.code == Code::MissingColon);
    let read_head = if no_colon { Ok(ast::Head::None) } else { read_head };
    let nothing = line.text.is_empty() && !is_prose(rule);
    let read_value = if nothing { Ok(ast::Value::None) } else { value(source, rule, line.text) };
    let mut wrong: Vec<Diagnostic> = missing.into_iter().collect();
    let head = read_head.unwrap_or_else(|diagnostic| {
        wrong.push(diagnostic);
        ast::Head::None
    });
    let value = read_value.unwrap_or_else(|diagnostic| {
        wrong.push(diagnostic);
        ast::Value::None
    });
    Words { head, value, wrong }
}

/// Whether the rule's text is prose, which can go on in further lines.
pub fn is_prose(rule: &Rule) -> bool {
    matches!(rule.value, Value::Prose | Value::OptionalProse | Value::Title | Value::TeamTitle)
}

/// Whether the colon or the text is missing. They may be where the head alone says enough.
fn missing(
    source: &Source,
    rule: &Rule,
    line: Statement,
    head: Option<&ast::Head>,
    continued: bool,
) -> Option<Diagnostic> {
    let has_colon = line.colon.is_some();
    let enough = match (rule.value, head) {
        (Value::OptionalProse, Some(_)) => true,
        (Value::OptionalProse, None) => has_colon,
        (Value::Title | Value::TeamTitle, Some(head)) => {
            matches!(head, ast::Head::Name(_) | ast::Head::Pain(Some(_), _))
        }
        (Value::Title | Value::TeamTitle, None) => has_colon,
        _ => false,
    };
    if enough || !line.text.is_empty() || continued && has_colon {
        return None;
    }
    let words = &source.text[line.head.range()];
    let word = &source.text[line.keyword.range()];
    Some(if has_colon || words.is_empty() { no_text(rule, word, line) } else { no_colon(rule, word, words, line) })
}

fn no_colon(rule: &Rule, word: &str, words: &str, line: Statement) -> Diagnostic {
    let first_is_head = !matches!(rule.head, Head::None | Head::OptionalPersona | Head::OptionalName);
    let help = match words.split_once(' ').filter(|_| first_is_head) {
        Some((first, rest)) => format!("write `{word} {first}: {rest}`"),
        None => format!("write `{word}: {words}`"),
    };
    let title = format!("The colon behind `{word}` is missing");
    Diagnostic::new(Code::MissingColon, title, line.head, "a colon ends the words before the text").help(help)
}

fn no_text(rule: &Rule, word: &str, line: Statement) -> Diagnostic {
    let place = line.colon.unwrap_or(line.keyword);
    let what = if is_prose(rule) { "the text is missing" } else { "the value is missing" };
    Diagnostic::new(Code::MissingText, format!("`{word}` says nothing"), place, what)
        .help(format!("for example: `{}`", rule.example))
}
