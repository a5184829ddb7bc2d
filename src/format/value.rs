//! Heads and typed values in their canonical form. Prose is up to the author.

use crate::{
    ast::Ident,
    keyword::SEVERITIES,
    keyword::{Head, Value},
    parse::is_blank,
};

/// The words before the colon, separated by single spaces.
pub fn head(kind: Head, text: &str) -> String {
    match kind {
        Head::Label => words(text),
        Head::Score => signs(&words(text)),
        Head::Pain => severity(&words(text)),
        Head::Way | Head::Exit if text.is_empty() => String::new(),
        Head::Way | Head::Exit if text.eq_ignore_ascii_case("measured") => text.to_lowercase(),
        Head::Way | Head::Exit => share(text.trim_end_matches(['%', '％']).trim_end_matches(is_blank)),
        Head::None | Head::Name | Head::OptionalName | Head::OptionalPersona | Head::Measure => words(text),
        Head::Days => days(text),
    }
}

/// A typed value: spaces only after commas, none around `..`, a single sign for minus.
pub fn value(kind: Value, text: &str) -> String {
    match kind {
        Value::Prose | Value::OptionalProse | Value::Title | Value::TeamTitle => text.to_owned(),
        Value::Path | Value::Link | Value::Plain | Value::Language | Value::Date | Value::PartialDate | Value::Data => {
            text.to_owned()
        }
        // Names and values of the data are kept as they are written.
        Value::Columns | Value::Texts | Value::Patterns => text.to_owned(),
        Value::Choice(_) => text.to_lowercase(),
        Value::Summary => words(text).to_lowercase(),
        Value::Window if text.contains("..") => dots(text),
        Value::Window | Value::OptionalDays => days(text),

        Value::Names(_) | Value::OneName(_) | Value::Weights | Value::Scores | Value::Review => list(text),
        Value::Scale | Value::Range | Value::Takes | Value::Metric => dots(&list(text)),
        Value::Sample | Value::Rating => signs(&words(text)),
        Value::Percent if text.eq_ignore_ascii_case("measured") => text.to_lowercase(),
        Value::Percent => format!("{} %", text.trim_end_matches(['%', '％']).trim_end_matches(is_blank)),
    }
}

/// Names with a space after each comma.
pub fn names(names: &[Ident]) -> String {
    names.iter().map(|name| name.text.as_str()).collect::<Vec<_>>().join(", ")
}

fn words(text: &str) -> String {
    text.split(is_blank).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// `−` and `–` before a digit are minus signs; anywhere else they are unchanged.
fn signs(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let minus = matches!(c, '−' | '–') && rest.peek().is_some_and(char::is_ascii_digit);
        out.push(if minus { '-' } else { c });
    }
    out
}

/// A share with its percent sign.
pub fn share(number: &str) -> String {
    format!("{} %", signs(number))
}

/// `last 1 day`, `30 days`: the words in lower case, and the unit written out.
fn days(text: &str) -> String {
    let text = words(text).to_lowercase();
    let Some(start) = text.find(|c: char| c.is_ascii_digit()) else { return text };
    let digits = text[start..].split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
    let number = match digits.trim_start_matches('0') {
        "" => "0",
        number => number,
    };
    format!("{}{number} {}", &text[..start], if number == "1" { "day" } else { "days" })
}

/// The last word in lower case if it is a severity.
fn severity(text: &str) -> String {
    let (before, last) = text.rsplit_once(' ').map_or(("", text), |(before, last)| (before, last));
    let lower = last.to_ascii_lowercase();
    let last = if SEVERITIES.contains(&lower.as_str()) { &lower } else { last };
    if before.is_empty() { last.to_owned() } else { format!("{before} {last}") }
}

fn list(text: &str) -> String {
    let parts = text.split([',', '，', '、', '،']).map(|part| signs(&words(part)));
    parts.collect::<Vec<_>>().join(", ")
}

fn dots(text: &str) -> String {
    text.split("..").map(str::trim).collect::<Vec<_>>().join("..")
}
