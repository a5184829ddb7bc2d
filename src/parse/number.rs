//! Numbers, and how people slip when they write them.

use super::grammar::Match;
use crate::{
    ast::Number,
    diagnostic::{Code, Diagnostic},
    source::Source,
    span::Span,
};

/// The value of a matched number; `None` where it is too large to be one.
pub fn number(source: &Source, found: &Match) -> Option<Number> {
    let text = source.text[found.span.range()].replace(['−', '–'], "-");
    text.parse().ok().filter(|value: &f64| value.is_finite()).map(|value| Number { span: found.span, value })
}

/// If the place `at` is inside a number with a decimal comma or a thousands separator, says how to write it.
pub fn comma_slip(source: &Source, within: Span, at: u32) -> Option<Diagnostic> {
    let text = &source.text[within.range()];
    let at = (at.clamp(within.start, within.end) - within.start) as usize;
    let part = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | '\'' | '’');
    let start = text[..at].char_indices().rev().take_while(|&(_, c)| part(c)).last().map_or(at, |(index, _)| index);
    let end = at + text[at..].chars().take_while(|&c| part(c)).map(char::len_utf8).sum::<usize>();
    let written = text[start..end].trim_matches(|c: char| !c.is_ascii_digit());
    let separator = written.find([',', '\'', '’'])?;
    let start = start + text[start..end].find(written)?;
    let span = Span::new(within.file, within.start as usize + start, within.start as usize + start + written.len());
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    let behind = written[separator..].chars().filter(char::is_ascii_digit).count();
    let point = format!("{}.{}", &digits[..digits.len() - behind], &digits[digits.len() - behind..]);
    let help = match (written.matches(|c: char| !c.is_ascii_digit()).count(), behind) {
        (1, 3) => format!("write `{digits}`, or `{point}` if the comma parts the decimals"),
        (1, _) => format!("write `{point}`"),
        _ => format!("write `{digits}`"),
    };
    let title = format!("`{written}` is not written as a number");
    Some(Diagnostic::new(Code::BadNumber, title, span, "a number has a point and no separators").help(help))
}

/// A number as people write it: no more decimals than needed.
pub fn show(value: f64) -> String {
    let rounded = (value * 1e6).round() / 1e6;
    if rounded == 0.0 { "0".into() } else { format!("{rounded}") }
}
