//! `expects 2, feels 1: OK`: an expectation and a feeling on one line.

use super::line::Slip;
use crate::{
    diagnostic::{Code, Diagnostic, Fix},
    keyword::Keyword,
    parse::{colon::is_right, is_blank, vocabulary::Vocabulary},
};

const SIGNS: [char; 6] = [',', ';', ':', '：', '&', '+'];

/// What comes before the second line, and that line from its keyword on, if `rest` after `keyword` is two lines.
pub fn second_line<'a>(keyword: Keyword, rest: &'a str, words: &Vocabulary) -> Option<(&'a str, &'a str)> {
    [Keyword::Feels, Keyword::Expects].into_iter().find_map(|other| {
        let word = other.word();
        // Nearly all lines have neither word.
        let at = rest.find(word)?;
        let (before, second) = rest.split_at(at);
        let said = before.trim_end_matches(is_blank);
        let said = said.strip_suffix(" and").unwrap_or(said);
        let first = said.trim_end_matches(|c| is_blank(c) || SIGNS.contains(&c));
        // `feels 1: She expects 2` is a sentence.
        let apart = said.ends_with(SIGNS) || said.len() < before.trim_end_matches(is_blank).len();
        let sentence = first.contains([':', '：']) && !apart;
        let people = || {
            let person = |text: &str| words.people().leading(text).map(|(name, _)| name.to_owned());
            let second = person(second[word.len()..].trim_start_matches(is_blank));
            second.is_some() && second != person(first)
        };
        let fits = second[word.len()..].starts_with(is_blank) && (before.ends_with(is_blank) || before.is_empty());
        let right = || is_right(keyword, &format!("{} {first}", keyword.word())) && is_right(other, second);
        (fits && !sentence && !first.is_empty() && right() && (other != keyword || people())).then_some((first, second))
    })
}

impl Slip<'_> {
    /// `expects 2, feels 1: OK`.
    pub(super) fn second_score(&self) -> Option<Diagnostic> {
        let (first, second) = second_line(self.rule.keyword, self.slice(self.rest()), self.words)?;
        let word = second.split(is_blank).next().unwrap_or_default();
        let keyword = self.keyword();
        let title = format!("`{word}` needs a line of its own");
        let margin = self.source.before(self.line.keyword.start);
        Some(
            Diagnostic::new(Code::BadHead, title, self.rest(), "a line has one score")
                .help(format!("write `{keyword} {first}`, and `{second}` in a line of its own"))
                .fix(Fix::needs_a_look(self.behind_keyword(), format!(" {first}\n{margin}{second}"))),
        )
    }
}
