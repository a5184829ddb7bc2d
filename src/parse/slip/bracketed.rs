//! Words in brackets behind a value that takes none.

use super::line::{Slip, shortened};
use crate::{
    diagnostic::{Code, Diagnostic, Fix, Severity},
    keyword::Value,
    parse::{colon::fits, is_blank, respell::respelt},
};

impl Slip<'_> {
    /// `takes: 5 days (postal strike)`: what the brackets say becomes a comment, unless it is a part of the value.
    pub(super) fn bracketed(&self) -> Option<Diagnostic> {
        let figure = matches!(
            self.rule.value,
            Value::Date
                | Value::PartialDate
                | Value::Review
                | Value::Takes
                | Value::Metric
                | Value::Percent
                | Value::Rating
                | Value::Sample
                | Value::Scores
                | Value::Scale
        );
        let text = self.slice(self.line.text);
        let inner = text.strip_suffix([')', ']']).filter(|_| figure && self.line.colon.is_some())?;
        let (value, said) = inner.rsplit_once(['(', '['])?;
        let (value, said) = (value.trim_end_matches(is_blank), said.trim_matches(is_blank));
        let head = self.slice(self.line.keyword.to(self.line.head)).trim_end_matches(is_blank);
        let right = |value: &str| fits(self.rule, &format!("{head}: {value}"));
        let meant = |text: &str| respelt(self.rule, text).map(|(meant, _)| meant).filter(|meant| right(meant));
        if !said.contains(char::is_alphabetic) || value.is_empty() || right(text) {
            return None;
        }
        let value = if right(value) { value.to_owned() } else { meant(value)? };
        let bare = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        // `effort: 3 (medium)` says the same twice.
        if meant(said).is_some_and(|again| bare(&again) == bare(&value)) {
            return None;
        }
        // `metric csat: 3.9 (target 4)`
        if meant(text).is_some_and(|all| bare(&all) != bare(&meant(&value).unwrap_or_else(|| value.clone()))) {
            return None;
        }
        let margin = self.source.before(self.line.keyword.start);
        let (line, comment) = (format!("{head}: {value}"), format!("# {said}"));
        let title = format!("`{text}` is not a valid `{}`", self.word());
        let place = self.line.keyword.to(self.line.text);
        // Without its value the line would say nothing.
        let mut diagnostic = Diagnostic::new(Code::OnlyText, title, self.line.text, "only the value goes here");
        diagnostic.severity = Severity::Error;
        Some(
            diagnostic
                .help(format!("write `{}`, and `{}` in a comment above", shortened(&line), shortened(&comment)))
                .fix(Fix::needs_a_look(place, format!("{comment}\n{margin}{line}"))),
        )
    }
}
