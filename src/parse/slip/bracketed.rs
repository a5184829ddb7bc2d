//! Words in brackets or without them after a value that takes none.

use super::line::{Slip, shortened};
use crate::{
    diagnostic::{Applicability::Safe, Code, Diagnostic, Fix, Severity},
    keyword::Value,
    parse::{
        colon::fits,
        is_blank,
        respell::{is_hedged, meant, respelt},
    },
};

/// Words that no unit begins with.
const NO_UNITS: [&str; 22] = [
    "on", "in", "at", "per", "for", "by", "of", "a", "an", "the", "and", "or", "with", "as", "from", "pro", "je", "im",
    "am", "bei", "mit", "par",
];

/// Words that change the figure in front of them.
const CHANGING: [&str; 18] = [
    "hundred",
    "thousand",
    "million",
    "millions",
    "billion",
    "billions",
    "dozen",
    "dozens",
    "hundert",
    "tausend",
    "millionen",
    "milliarden",
    "less",
    "fewer",
    "more",
    "weniger",
    "mehr",
    "moins",
];
/// No value is longer, in bytes: after a longer text nothing is looked for, word by word.
const LONGEST: usize = 120;

impl Slip<'_> {
    /// `takes: 5 days (postal strike)`, `metric sla: 99.9% uptime`: what the words say becomes a comment, unless it is a part of the value.
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
        if !figure || self.line.colon.is_none() || text.is_empty() || self.is_right(text) {
            return None;
        }
        match text.strip_suffix([')', ']']) {
            Some(inner) => self.in_brackets(text, inner),
            None => self.words_behind(text),
        }
    }

    /// The line up to its colon.
    fn before_colon(&self) -> &str {
        self.slice(self.line.keyword.to(self.line.head)).trim_end_matches(is_blank)
    }

    fn is_right(&self, value: &str) -> bool {
        fits(self.rule, &format!("{}: {value}", self.before_colon()))
    }

    /// The value in the right notation.
    fn meant(&self, text: &str) -> Option<String> {
        meant(self.rule, text).filter(|meant| self.is_right(meant))
    }

    /// Whether the value only has another notation, in which nothing is lost.
    fn is_certain(&self, text: &str) -> bool {
        respelt(self.rule, text).is_some_and(|(meant, certain)| certain == Safe && self.is_right(&meant))
    }

    fn in_brackets(&self, text: &str, inner: &str) -> Option<Diagnostic> {
        let (value, said) = inner.rsplit_once(['(', '['])?;
        let (value, said) = (value.trim_end_matches(is_blank), said.trim_matches(is_blank));
        if !said.contains(char::is_alphabetic) || value.is_empty() || self.is_whole(said) {
            return None;
        }
        let value = if self.is_right(value) { value.to_owned() } else { self.meant(value)? };
        // `effort: 3 (medium)` says the same twice.
        if self.meant(said).is_some_and(|again| bare(&again) == bare(&value)) {
            return None;
        }
        // `metric csat: 3.9 (target 4)`
        let alone = bare(&self.meant(&value).unwrap_or_else(|| value.clone()));
        if self.meant(text).is_some_and(|all| bare(&all) != alone) {
            return None;
        }
        Some(self.with_comment(text, &value, said))
    }

    /// `due: 2027-03-31 at the latest`, `metric sla: 99.9% uptime, was 99.5%`.
    fn words_behind(&self, text: &str) -> Option<Diagnostic> {
        let takes_words = matches!(self.rule.value, Value::Sample | Value::Scores | Value::Rating | Value::Scale);
        // `25 customers` are no share.
        let no_share = self.rule.value == Value::Percent && !text.contains(['%', '％']);
        if takes_words || no_share || text.len() > LONGEST || is_hedged(text) || self.is_certain(text) {
            return None;
        }
        let (mut value, mut said) = (String::new(), Vec::new());
        for part in text.split(',').map(|part| part.trim_matches(is_blank)) {
            let gap = if value.is_empty() { "" } else { ", " };
            let (whole, rest) = ends(part).find_map(|end| {
                let (kept, rest) = (part[..end].trim_end_matches(is_blank), &part[end..]);
                let whole = format!("{value}{gap}{kept}");
                let fits = self.may_end(kept, rest) && (self.is_right(&whole) || self.is_certain(&whole));
                fits.then_some((whole, rest))
            })?;
            said.push(rest.trim_matches(|c: char| is_blank(c) || "-–—/*;|".contains(c)));
            value = whole;
        }
        said.retain(|said| !said.is_empty());
        let lost = said.concat();
        let changes = |said: &&str| said.split(is_blank).any(|word| CHANGING.contains(&&*word.to_lowercase()));
        if said.iter().any(changes)
            || said.iter().any(|said| self.is_whole(said))
            || lost.contains(|c: char| c.is_ascii_digit())
            || !lost.contains(char::is_alphabetic)
        {
            return None;
        }
        let value = if self.is_right(&value) { value } else { self.meant(&value)? };
        // Another notation says all of it.
        if self.meant(text).is_some_and(|all| bare(&all) != bare(&value)) {
            return None;
        }
        Some(self.with_comment(text, &value, &said.join(", ")))
    }

    /// `4.1 of five`: what the figure is measured against is a part of it.
    fn is_whole(&self, said: &str) -> bool {
        self.rule.value == Value::Metric && ["of ", "out of "].iter().any(|of| said.starts_with(of))
    }

    /// Whether a part of a value may end where its figure does: what is after the figure of a metric is only its unit if it looks like one.
    fn may_end(&self, kept: &str, rest: &str) -> bool {
        let last = kept.rsplit(is_blank).next().unwrap_or_default();
        let figure = last.contains(|c: char| c.is_ascii_digit());
        self.rule.value != Value::Metric || rest.is_empty() || figure || {
            let word = last.to_lowercase();
            !NO_UNITS.contains(&word.as_str()) && last.chars().any(|c| c.is_alphabetic() || "%€$£¥".contains(c))
        }
    }

    fn with_comment(&self, text: &str, value: &str, said: &str) -> Diagnostic {
        let margin = self.source.before(self.line.keyword.start);
        let (line, comment) = (format!("{}: {value}", self.before_colon()), format!("# {said}"));
        let title = format!("`{text}` is not a valid `{}`", self.word());
        let place = self.line.keyword.to(self.line.text);
        // Without its value the line would say nothing.
        let mut diagnostic = Diagnostic::new(Code::OnlyText, title, self.line.text, "only the value goes here");
        diagnostic.severity = Severity::Error;
        diagnostic
            .help(format!("write `{}`, and `{}` in a comment above", shortened(&line), shortened(&comment)))
            .fix(Fix::needs_a_look(place, format!("{comment}\n{margin}{line}")))
    }
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Where the words of a text end, the last one first.
fn ends(text: &str) -> impl Iterator<Item = usize> {
    let blanks = text.char_indices().filter(|&(_, c)| is_blank(c)).map(|(at, _)| at);
    let mut ends: Vec<usize> = blanks.chain([text.len()]).collect();
    ends.reverse();
    ends.into_iter()
}
