//! Values that are one of a few words, with more after it.

use super::line::Slip;
use crate::{
    diagnostic::{Code, Diagnostic, Fix},
    keyword::{Keyword, Value, foreign},
    parse::{colon::is_right, is_blank, respell::respelt},
};

impl Slip<'_> {
    /// `status: planned (next sprint)`, `status: closed, since 2026-01`: what follows the word isn't lost.
    pub(super) fn choice_with_more(&self) -> Option<Diagnostic> {
        let Value::Choice(choices) = self.rule.value else { return None };
        let text = self.slice(self.line.text);
        let sign = text.find(['(', ',', ';', ':', '–', '—']);
        // `solved since 2026-01`
        let end = sign.or_else(|| {
            let end = text.find(is_blank)?;
            self.line_of_its_own(text[end..].trim_matches(is_blank)).map(|_| end)
        })?;
        let (first, more) = (
            text[..end].trim_matches(is_blank),
            text[end..].trim_matches(|c: char| is_blank(c) || "(),;:–—".contains(c)),
        );
        let exact = choices.iter().find(|choice| choice.eq_ignore_ascii_case(first)).map(|choice| (*choice).to_owned());
        let meant = exact.or_else(|| respelt(self.rule, first).map(|(meant, _)| meant))?;
        let again = more.is_empty() || choices.iter().any(|choice| choice.eq_ignore_ascii_case(more));
        if again {
            return None;
        }
        let margin = self.source.before(self.line.keyword.start);
        let own = self.line_of_its_own(more);
        let new = own.clone().unwrap_or_else(|| format!("# {more}"));
        let title = format!("`{text}` is not a valid `{}`", self.word());
        let label = format!("expected one of {}", choices.join(", "));
        let value = format!("{}: {meant}", self.keyword());
        let (help, edit) = match own {
            Some(_) => (format!("write `{value}`, and below it `{new}`"), format!("{value}\n{margin}{new}")),
            None => (format!("write `{value}`, and `{new}` in a comment above"), format!("{new}\n{margin}{value}")),
        };
        let place = self.line.keyword.to(self.line.text);
        Some(
            Diagnostic::new(Code::NotAChoice, title, self.line.text, label)
                .help(help)
                .fix(Fix::needs_a_look(place, edit)),
        )
    }

    /// `since 2026-01` as the line that says it.
    fn line_of_its_own(&self, more: &str) -> Option<String> {
        let (word, value) = more.split_once(is_blank)?;
        let word = word.to_lowercase();
        let keyword = Keyword::parse(&word).or_else(|| foreign(&word))?;
        let line = format!("{}: {}", keyword.word(), value.trim_matches(is_blank));
        let here = self.rule.inside.iter().any(|block| keyword.rule_in(*block).is_some());
        (here && is_right(keyword, &line)).then_some(line)
    }
}
