//! A number in the words of a way: that of a column, or a share without its sign.

use super::super::resolver::Resolver;
use crate::{
    ast::{Head, Ident, Node},
    diagnostic::{Applicability, Code, Diagnostic, Fix},
    keyword::{Keyword, foreign},
    parse::{is_blank, share_of_a_hundred},
    span::Span,
};

impl Resolver<'_> {
    /// What is wrong with a number at the end of words that name no column.
    pub(super) fn numbered(
        &self,
        node: &Node,
        words: &Ident,
        parts: &[(Span, &str)],
        unknown: impl Fn(Span, &str) -> Diagnostic,
    ) -> Option<Diagnostic> {
        if let Some(column) = self.counted(&words.text) {
            return Some(self.next_to(unknown(words.span, &words.text), words.span, column));
        }
        // `step 9` of three has no share.
        if kind_of_column(&words.text).is_some() {
            return None;
        }
        let has_share = matches!(&node.head, Head::Way(_, Some(_)));
        let (span, last) = parts.last().filter(|_| parts.len() > 1 && !has_share)?;
        bare_share(last).map(|share| bad_share(*span, share))
    }

    /// The column that drawings give the number: `step 2`, `stage 2`.
    fn counted(&self, text: &str) -> Option<usize> {
        let (kind, number) = kind_of_column(text)?;
        let at = number.checked_sub(1)?;
        match kind {
            Keyword::Stage => self.first_of_stage(at),
            Keyword::Phase => {
                self.map.phases.get(at).and_then(|phase| self.first_of_stage(phase.stages.first()?.index()))
            }
            Keyword::Touchpoint | Keyword::Step | Keyword::Column => Some(at).filter(|&at| at < self.map.columns.len()),
            _ => None,
        }
    }

    fn first_of_stage(&self, at: usize) -> Option<usize> {
        self.map.stages.get(at)?.columns.first().map(|first| first.index())
    }
}

/// What kind of column has which number in `step 2`, `Stage 2`.
fn kind_of_column(text: &str) -> Option<(Keyword, usize)> {
    let (kind, number) = text.split_once(is_blank)?;
    let number = number.trim_matches(is_blank).parse().ok()?;
    let kind = kind.to_lowercase();
    let kind = Keyword::parse(&kind).or_else(|| foreign(&kind))?;
    (kind.is_column() || kind.is_division() || kind == Keyword::Column).then_some((kind, number))
}

/// `30` where `30 %` is meant.
pub(super) fn bare_share(word: &str) -> Option<(String, Applicability)> {
    let digits = word.chars().all(|c| c.is_ascii_digit() || c == '.') && word.starts_with(|c: char| c.is_ascii_digit());
    digits.then(|| share_of_a_hundred(word))?
}

pub(super) fn bad_share(span: Span, (share, certain): (String, Applicability)) -> Diagnostic {
    let title = "The share has no percent sign";
    Diagnostic::new(Code::BadNumber, title, span, "a share is written in percent")
        .help(format!("write `{share}`"))
        .fix(Fix::new(certain, span, share))
}
