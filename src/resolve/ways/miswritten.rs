//! A share after the column in a form that no share has: `pay half`, `pay (n=40)`, `pay measured from search`.

use super::{super::resolver::Resolver, Known, MOST_WORDS, joined, span_of};
use crate::{
    ast::{Head, Node},
    diagnostic::{Code, Diagnostic, Fix},
    keyword::{Keyword, MEASURED},
    parse::{TWO_SHARES, VAGUE, bare, is_blank, means_nobody, part_of_hundred},
    span::Span,
};

/// Words after a number of people.
const PEOPLE: [&str; 14] = [
    "people",
    "persons",
    "users",
    "customers",
    "visitors",
    "patients",
    "cases",
    "times",
    "x",
    "n",
    "leute",
    "personen",
    "kunden",
    "nutzer",
];

impl Resolver<'_> {
    /// What is wrong with words that begin with a column, or a persona and a column, and go on with how many.
    pub(super) fn share_in_words(&self, known: &Known, node: &Node, parts: &[(Span, &str)]) -> Option<Diagnostic> {
        let has_share = matches!(&node.head, Head::Way(_, Some(_)));
        let most = parts.len().min(MOST_WORDS);
        let starts = (0..most).filter(|&at| at == 0 || known.persona(&joined(&parts[..at])).is_some());
        let column = |start: usize| {
            let ends = (start + 1..most).rev();
            ends.filter(|&end| known.column(&joined(&parts[start..end])).is_some())
                .find_map(|end| told(parts, end, has_share))
        };
        starts.into_iter().find_map(column)
    }
}

/// What the words from `at` on say, after a column.
fn told(parts: &[(Span, &str)], at: usize, has_share: bool) -> Option<Diagnostic> {
    let (way, rest, place) = (joined(&parts[..at]), joined(&parts[at..]), span_of(&parts[at..]));
    let (said, then) = (bare(&rest), Keyword::Then.word());
    let diagnostic = |title: String, label: &str| Diagnostic::new(Code::BadNumber, title, place, label);
    let first = said.split(is_blank).next().unwrap_or_default();
    if first.eq_ignore_ascii_case(MEASURED) && has_share {
        let help =
            format!("write `{then} {way} {MEASURED}` for the share of the data, or `{then} {way}` with this share");
        let [title, label] = TWO_SHARES;
        return Some(diagnostic(title.to_owned(), label).help(help));
    }
    if first.eq_ignore_ascii_case(MEASURED) {
        let title = format!("`{MEASURED}` is the last word before the colon");
        let help = format!("write `{then} {way} {MEASURED}`");
        return Some(diagnostic(title, "the figure of this way").help(help).fix(Fix::needs_a_look(place, MEASURED)));
    }
    if let Some(share) = part_of_hundred(said).filter(|_| !has_share) {
        let new = format!("{share} %");
        let title = format!("`{rest}` is not a share");
        let told = diagnostic(title, "a share is written in percent").help(format!("write `{then} {way} {new}`"));
        return Some(told.fix(Fix::needs_a_look(place, new)));
    }
    let is_number = |word: &str| {
        word.bytes().any(|byte| byte.is_ascii_digit())
            && word.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','))
    };
    if VAGUE.contains(&said.to_lowercase().as_str()) && !has_share {
        let title = format!("`{rest}` is not a share");
        let help =
            format!("write how many of a hundred people who come here go this way, for example `{then} {way} 15 %`");
        let nobody = means_nobody(said);
        let help = if nobody { "remove the line if nobody goes this way".to_owned() } else { help };
        return Some(diagnostic(title, "this does not say how many").help(help));
    }
    let mut words = said.split(|c: char| is_blank(c) || matches!(c, '=' | '%')).filter(|word| !word.is_empty());
    let counts = said.contains(|c: char| c.is_ascii_digit())
        && words.all(|word| is_number(word) || PEOPLE.contains(&word.to_lowercase().as_str()));
    counts.then(|| {
        let title = format!("`{rest}` is not a share");
        let share = said.split_once('%').map(|(share, _)| share.trim_matches(is_blank));
        let help = match share {
            Some(share) => format!("write `{then} {way} {share} %`; how many were counted is the `sample` of a source"),
            None => {
                format!("write how many of a hundred people who come here go this way, for example `{then} {way} 15 %`")
            }
        };
        diagnostic(title, "a number of people").help(help)
    })
}
