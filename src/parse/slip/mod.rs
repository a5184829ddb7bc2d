//! Lines with all the right words in the wrong places: after the colon instead of before it, in another order, or with
//! a meaningful word instead of a name.

mod address;
mod both;
mod choice;
mod declaration;
mod digits;
mod measured;
mod named;
mod other_line;
mod persona;
mod score;
mod scored;
mod share;

use super::{grammar::trim, is_blank, vocabulary::Vocabulary};
use crate::{
    ast::Statement,
    diagnostic::{Code, Diagnostic, Fix},
    keyword::{Head, Keyword, Rule},
    source::Source,
    span::Span,
};

pub use super::head::is_name;
pub use both::second_line;
pub use score::with_score;
pub use scored::leading_score;

/// What is wrong with a line that says everything it should, but in the wrong places.
pub fn slip(source: &Source, rule: &Rule, line: Statement, words: &Vocabulary) -> Option<Diagnostic> {
    let slip = Slip { source, rule, line, words };
    slip.second_colon().or_else(|| slip.digits()).or_else(|| match rule.head {
        Head::Score => slip.score(),
        Head::OptionalPersona => slip.persona(),
        Head::Pain => slip.named(),
        Head::OptionalName if matches!(rule.keyword, Keyword::Gain | Keyword::Opportunity) => slip.named(),
        Head::OptionalName => slip.column(),
        Head::Name => slip.declaration(),
        Head::Way | Head::Exit => slip.share(),
        Head::None => slip.without_head(),
        Head::Measure => slip.measured(),
        Head::Label | Head::Days => None,
    })
}

struct Slip<'a> {
    source: &'a Source,
    rule: &'a Rule,
    line: Statement,
    words: &'a Vocabulary,
}

impl<'a> Slip<'a> {
    fn slice(&self, span: Span) -> &'a str {
        &self.source.text[span.range()]
    }

    fn word(&self) -> &'static str {
        match self.rule.keyword {
            Keyword::Own => "",
            keyword => keyword.word(),
        }
    }

    /// The keyword as the writer wrote it.
    fn keyword(&self) -> &'a str {
        self.slice(self.line.keyword)
    }

    /// Everything after the keyword.
    fn rest(&self) -> Span {
        let end = self.line.text.end.max(self.line.head.end).max(self.line.colon.map_or(0, |colon| colon.end));
        trim(
            self.source,
            Span { start: self.line.keyword.end, end: end.max(self.line.keyword.end), ..self.line.keyword },
        )
    }

    /// From right after the keyword to the end of the line.
    fn behind_keyword(&self) -> Span {
        Span { start: self.line.keyword.end, end: self.rest().end, ..self.line.keyword }
    }

    /// The whole line from its keyword on, with other words after that.
    fn rewritten(&self, title: String, code: Code, label: &str, rest: &str) -> Diagnostic {
        let new = format!("{}{rest}", self.keyword());
        Diagnostic::new(code, title, self.rest(), label)
            .help(format!("write `{}`", shortened(&new)))
            .fix(Fix::safe(self.behind_keyword(), rest))
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

    /// One line for each persona.
    fn several(&self, people: &[&str], line_for: impl Fn(&str) -> String) -> Diagnostic {
        self.split(people.iter().map(|persona| line_for(persona)))
    }

    /// The keyword followed by each of these.
    fn split(&self, rests: impl Iterator<Item = String>) -> Diagnostic {
        let word = self.word_or_lane();
        let lines: Vec<String> = rests.map(|rest| format!("{}{rest}", self.keyword())).collect();
        let margin = self.source.before(self.line.keyword.start);
        let whole = self.line.keyword.to(self.rest());
        let title = format!("One `{word}` line is about one persona");
        Diagnostic::new(Code::BadHead, title, self.rest(), "this names more than one")
            .help(format!("write a line for each: `{}`", shortened(&lines.join("`, `"))))
            .fix(Fix::needs_a_look(whole, lines.join(&format!("\n{margin}"))))
    }

    fn word_or_lane(&self) -> &'a str {
        if self.rule.keyword == Keyword::Own { self.keyword() } else { self.word() }
    }
}

/// The line as shown in a message.
fn shortened(line: &str) -> String {
    const LONGEST: usize = 90;
    match line.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line.to_owned(),
    }
}
