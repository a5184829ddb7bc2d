//! Heads with a score.

use super::matched::{figure, ident};
use crate::{
    ast,
    diagnostic::{Code, Diagnostic, Fix},
    parse::{
        grammar::{Mismatch, Part},
        number::comma_slip,
        scan::match_part,
    },
    source::Source,
    span::Span,
};

pub(super) fn score_head(source: &Source, words: Span) -> Result<ast::Head, Diagnostic> {
    let found = match_part(source, words, Part::score_head).map_err(|mismatch| bad_score(source, words, &mismatch))?;
    let name = found.find(Part::called).map(|name| ident(source, name));
    let score = figure(source, &found);
    score.map(|score| ast::Head::Score(name, score)).ok_or_else(|| not_a_score(source, words))
}

fn bad_score(source: &Source, words: Span, mismatch: &Mismatch) -> Diagnostic {
    comma_slip(source, words, mismatch.at).unwrap_or_else(|| not_a_score(source, words))
}

fn not_a_score(source: &Source, words: Span) -> Diagnostic {
    let text = &source.text[words.range()];
    let digits = text.trim_start_matches(['+', '-', '−', '–']);
    if digits.strip_prefix('.').is_some_and(|decimals| decimals.parse::<u64>().is_ok()) {
        let sign = if digits.len() < text.len() && !text.starts_with('+') { "-" } else { "" };
        let title = format!("`{text}` is not written as a number");
        return Diagnostic::new(Code::BadNumber, title, words, "a number needs a digit before the point")
            .help(format!("write `{sign}0{digits}`"))
            .fix(Fix::safe(words, format!("{sign}0{digits}")));
    }
    Diagnostic::new(
        Code::BadHead,
        format!("`{text}` is not a score"),
        words,
        "expected a persona's name (optional), then a score",
    )
    .help("write the score as a number, and the word for it after the colon, for example `feels -1: Left alone`")
}
