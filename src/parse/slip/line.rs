//! A line that may have a slip, and what can be proposed for it.

use crate::{
    ast::Statement,
    diagnostic::{Code, Diagnostic, Fix},
    keyword::{Keyword, Rule},
    parse::{grammar::trim, vocabulary::Vocabulary},
    source::Source,
    span::Span,
};

/// A line with its rule and what the map declares.
pub(super) struct Slip<'a> {
    pub source: &'a Source,
    pub rule: &'a Rule,
    pub line: Statement,
    pub words: &'a Vocabulary,
}

impl<'a> Slip<'a> {
    pub fn slice(&self, span: Span) -> &'a str {
        &self.source.text[span.range()]
    }

    pub fn word(&self) -> &'static str {
        match self.rule.keyword {
            Keyword::Own => "",
            keyword => keyword.word(),
        }
    }

    /// The keyword as the writer wrote it.
    pub fn keyword(&self) -> &'a str {
        self.slice(self.line.keyword)
    }

    /// Everything after the keyword.
    pub fn rest(&self) -> Span {
        let end = self.line.text.end.max(self.line.head.end).max(self.line.colon.map_or(0, |colon| colon.end));
        trim(
            self.source,
            Span { start: self.line.keyword.end, end: end.max(self.line.keyword.end), ..self.line.keyword },
        )
    }

    /// From right after the keyword to the end of the line.
    pub fn behind_keyword(&self) -> Span {
        Span { start: self.line.keyword.end, end: self.rest().end, ..self.line.keyword }
    }

    /// The whole line from its keyword on, with other words after that.
    pub fn rewritten(&self, title: String, code: Code, label: &str, rest: &str) -> Diagnostic {
        let new = format!("{}{rest}", self.keyword());
        Diagnostic::new(code, title, self.rest(), label)
            .help(format!("write `{}`", shortened(&new)))
            .fix(Fix::safe(self.behind_keyword(), rest))
    }

    /// One line for each persona.
    pub fn several(&self, people: &[&str], line_for: impl Fn(&str) -> String) -> Diagnostic {
        self.split(people.iter().map(|persona| line_for(persona)))
    }

    /// The keyword followed by each of these.
    pub fn split(&self, rests: impl Iterator<Item = String>) -> Diagnostic {
        let word = self.word_or_lane();
        let lines: Vec<String> = rests.map(|rest| format!("{}{rest}", self.keyword())).collect();
        let margin = self.source.before(self.line.keyword.start);
        let whole = self.line.keyword.to(self.rest());
        let title = format!("One `{word}` line is about one persona");
        Diagnostic::new(Code::BadHead, title, self.rest(), "this names more than one")
            .help(format!("write a line for each: `{}`", shortened(&lines.join("`, `"))))
            .fix(Fix::needs_a_look(whole, lines.join(&format!("\n{margin}"))))
    }

    pub fn word_or_lane(&self) -> &'a str {
        if self.rule.keyword == Keyword::Own { self.keyword() } else { self.word() }
    }
}

/// The line as shown in a message.
pub(in crate::parse) fn shortened(line: &str) -> String {
    const LONGEST: usize = 90;
    match line.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line.to_owned(),
    }
}
