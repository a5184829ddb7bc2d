//! Lines with all the right words in the wrong places: after the colon instead of before it, in another order, or with
//! a meaningful word instead of a name.

mod address;
mod both;
mod bracketed;
mod choice;
mod criteria;
mod declaration;
mod digits;
mod line;
mod measured;
mod named;
mod other_line;
mod persona;
mod score;
mod scored;
mod share;

use super::{is_blank, vocabulary::Vocabulary};
use crate::{
    ast::Statement,
    diagnostic::{Code, Diagnostic, Fix},
    keyword::{Head, Keyword, Rule},
    source::Source,
    span::Span,
};
use line::Slip;
pub(in crate::parse) use line::shortened;

pub use both::second_line;
pub use score::with_score;
pub use scored::leading_score;

/// What is wrong with a line that says everything it should, but in the wrong places.
pub fn slip(source: &Source, rule: &Rule, line: Statement, words: &Vocabulary) -> Option<Diagnostic> {
    let slip = Slip { source, rule, line, words };
    slip.second_colon()
        .or_else(|| slip.two_keywords())
        .or_else(|| slip.digits())
        .or_else(|| match rule.head {
            Head::Score => slip.score(),
            Head::OptionalPersona => slip.persona(),
            Head::Pain => slip.named(),
            Head::OptionalName if matches!(rule.keyword, Keyword::Gain | Keyword::Opportunity) => slip.named(),
            Head::OptionalName => slip.column(),
            Head::Name => slip.declaration(),
            Head::Way | Head::Exit => slip.share(),
            Head::None => slip.without_head().or_else(|| slip.word_before_value()),
            Head::Measure => slip.measured(),
            Head::Label | Head::Days => None,
        })
        .or_else(|| slip.bracketed())
}

impl Slip<'_> {
    /// `gain/pain: Both`: the words of two lines.
    fn two_keywords(&self) -> Option<Diagnostic> {
        let head = self.slice(self.line.head);
        let other = head.strip_prefix(['/', '&', '+', '|'])?.trim_start_matches(is_blank);
        let other = Keyword::in_any_case(other)?;
        let (first, second, text) = (self.keyword(), other.word(), self.slice(self.line.text));
        let title = format!("`{first}` and `{second}` are two lines");
        let help = format!("write a line for each: `{first}: {text}`, `{second}: {text}`");
        Some(
            Diagnostic::new(Code::BadHead, title, self.line.keyword.to(self.line.head), "a line has one keyword")
                .help(help),
        )
    }

    /// `does:: Something`.
    fn second_colon(&self) -> Option<Diagnostic> {
        let colon = self.line.colon?;
        let text = self.slice(self.line.text);
        let rest = text.strip_prefix([':', '：'])?;
        let one_too_many = colon.end == self.line.text.start || rest.starts_with(is_blank);
        if !one_too_many || rest.trim_start_matches(is_blank).is_empty() {
            return None;
        }
        let extra = Span { end: self.line.text.end - rest.trim_start_matches(is_blank).len() as u32, ..self.line.text };
        let title = "There is one colon too many".to_owned();
        Some(
            Diagnostic::new(Code::BadHead, title, extra, "this one would be part of the text")
                .help("remove it")
                .fix(Fix::safe(Span { start: colon.end, ..extra }, " ")),
        )
    }
}
