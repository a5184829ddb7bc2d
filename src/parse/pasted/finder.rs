//! What looks for pasted lines: the lines of a file, and what was found.

use crate::{
    ast::{Content, Line, Statement},
    diagnostic::{Code, Diagnostic},
    keyword::Keyword,
    parse::{grammar::trim, is_blank, vocabulary::Vocabulary},
    source::Source,
    span::Span,
};
use std::collections::BTreeSet;

/// The pasted lines of a file.
#[derive(Debug, Default)]
pub struct Pasted {
    /// One diagnostic for each kind.
    pub diagnostics: Vec<Diagnostic>,
    /// The new content of some lines; those not listed are unchanged.
    pub lines: Vec<(usize, Content)>,
    /// Keywords that skipped lines may declare.
    pub mistaken: Vec<Keyword>,
    /// Whether the whole file is something other than a map.
    pub whole: bool,
    /// Lines that are read as something else than they say, about which nothing more is reported.
    pub read: Vec<Read>,
}

/// A line that is read as one with this keyword.
#[derive(Debug, Clone, Copy)]
pub struct Read {
    /// The position of the line.
    pub at: usize,
    pub keyword: Keyword,
    /// Its words; what is missing from it is empty.
    pub line: Statement,
}

/// The search in one file.
pub(super) struct Finder<'a> {
    pub source: &'a Source,
    pub lines: &'a [Line],
    /// The lines that don't begin with a word. Most foreign lines are among them, and most maps have none.
    pub wordless: Vec<usize>,
    pub vocabulary: &'a Vocabulary,
    pub found: Pasted,
}

impl<'a> Finder<'a> {
    pub fn slice(&self, span: Span) -> &'a str {
        &self.source.text[span.range()]
    }

    /// A line without leading and trailing whitespace, and where it begins.
    pub fn trimmed(&self, at: usize) -> &'a str {
        self.slice(self.lines[at].span).trim_matches(is_blank)
    }

    pub fn tell(&mut self, at: usize, title: &str, label: String, help: &str) -> &mut Diagnostic {
        let span = self.lines[at].span;
        let text = self.slice(span);
        let start = span.start + (text.len() - text.trim_start_matches(is_blank).len()) as u32;
        let place = Span { start, ..span };
        self.found.diagnostics.push(Diagnostic::new(Code::Pasted, title, place, label).help(help));
        let last = self.found.diagnostics.len() - 1;
        &mut self.found.diagnostics[last]
    }

    /// The lines that have been read already.
    pub fn taken(&self) -> BTreeSet<usize> {
        self.found.lines.iter().map(|&(at, _)| at).collect()
    }

    pub fn skip(&mut self, lines: impl IntoIterator<Item = usize>) {
        self.found.lines.extend(lines.into_iter().map(|at| (at, Content::Blank)));
    }

    /// The whole line with its line break.
    pub fn whole_line(&self, at: usize) -> Span {
        let span = self.lines[at].span;
        let end = self.lines.get(at + 1).map_or(span.end, |next| next.span.start);
        Span { end, ..span }
    }

    /// The keyword of a line with a colon.
    pub fn keyword(&self, at: usize) -> Option<Keyword> {
        let Content::Statement(statement) = &self.lines[at].content else { return None };
        statement.colon?;
        Keyword::in_any_case(self.slice(statement.keyword))
    }

    pub fn is_keyword_with_colon(&self, statement: &Statement) -> bool {
        statement.colon.is_some() && Keyword::parse(self.slice(statement.keyword)).is_some()
    }
}

/// The text of `span` as a line of its own.
pub fn statement(source: &Source, span: Span) -> Option<Statement> {
    let text = &source.text[span.range()];
    let word = text.find(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_')).unwrap_or(text.len());
    if !text.starts_with(char::is_alphabetic) {
        return None;
    }
    let part = |from: usize, to: usize| Span { start: span.start + from as u32, end: span.start + to as u32, ..span };
    let colon = text.char_indices().find(|&(_, c)| matches!(c, ':' | '：')).map(|(at, c)| (at, at + c.len_utf8()));
    let (head_end, text_start) = colon.unwrap_or((text.len(), text.len()));
    Some(Statement {
        keyword: part(0, word),
        head: trim(source, part(word, head_end.max(word))),
        colon: colon.map(|(from, to)| part(from, to)),
        text: trim(source, part(text_start, text.len())),
    })
}
