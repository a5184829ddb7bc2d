//! Lines of another language that were pasted into a map. Each kind is reported once per file, with what to do about
//! it, instead of line by line.

mod broken;
mod comments;
mod conflicts;
mod continued;
mod fenced;
mod front_matter;
mod list;
mod markdown;
mod nested;
mod outline;
mod prefixes;
mod sentences;
mod tables;
mod tags;
mod titles;
mod toml;
mod whole;

use super::{is_blank, vocabulary::Vocabulary};
use crate::{
    ast::{Content, Line, Statement},
    diagnostic::{Code, Diagnostic, Fix},
    keyword::Keyword,
    source::Source,
    span::Span,
};
use std::collections::BTreeSet;

pub use nested::TITLES;

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

/// Looks for pasted lines in a file.
pub fn pasted(source: &Source, lines: &[Line], vocabulary: &Vocabulary) -> Pasted {
    // Every line ends in a sign that belongs to no text: that has been reported.
    if source.text.contains('\r') && source.text.contains("\r\r\n") {
        return Pasted { whole: true, ..Pasted::default() };
    }
    let wordless = |at: &usize| matches!(lines[*at].content, Content::Other(_));
    let wordless = (0..lines.len()).filter(wordless).collect();
    let mut finder = Finder { source, lines, wordless, vocabulary, found: Pasted::default() };
    if !finder.whole_file() && !finder.outline() && !finder.around() {
        finder.front_matter();
        finder.comments();
        finder.tags();
        finder.toml();
        finder.blocks_of_text();
        finder.broken_texts();
        finder.broken_lists();
        finder.prefixes();
        finder.emphasis();
        finder.braces();
        finder.conflicts();
        finder.fences();
        finder.headings();
        finder.table();
        finder.rows();
        finder.nested();
        finder.titles();
        finder.list();
        finder.dividers();
        finder.sentences();
    }
    finder.found
}

struct Finder<'a> {
    source: &'a Source,
    lines: &'a [Line],
    /// The lines that don't begin with a word. Most foreign lines are among them, and most maps have none.
    wordless: Vec<usize>,
    vocabulary: &'a Vocabulary,
    found: Pasted,
}

impl<'a> Finder<'a> {
    fn slice(&self, span: Span) -> &'a str {
        &self.source.text[span.range()]
    }

    /// A line without leading and trailing whitespace, and where it begins.
    fn trimmed(&self, at: usize) -> &'a str {
        self.slice(self.lines[at].span).trim_matches(is_blank)
    }

    fn tell(&mut self, at: usize, title: &str, label: String, help: &str) -> &mut Diagnostic {
        let span = self.lines[at].span;
        let text = self.slice(span);
        let start = span.start + (text.len() - text.trim_start_matches(is_blank).len()) as u32;
        let place = Span { start, ..span };
        self.found.diagnostics.push(Diagnostic::new(Code::Pasted, title, place, label).help(help));
        let last = self.found.diagnostics.len() - 1;
        &mut self.found.diagnostics[last]
    }

    /// The lines that have been read already.
    fn taken(&self) -> BTreeSet<usize> {
        self.found.lines.iter().map(|&(at, _)| at).collect()
    }

    fn skip(&mut self, lines: impl IntoIterator<Item = usize>) {
        self.found.lines.extend(lines.into_iter().map(|at| (at, Content::Blank)));
    }

    /// The whole line with its line break.
    fn whole_line(&self, at: usize) -> Span {
        let span = self.lines[at].span;
        let end = self.lines.get(at + 1).map_or(span.end, |next| next.span.start);
        Span { end, ..span }
    }

    /// The keyword of a line with a colon.
    fn keyword(&self, at: usize) -> Option<Keyword> {
        let Content::Statement(statement) = &self.lines[at].content else { return None };
        statement.colon?;
        Keyword::in_any_case(self.slice(statement.keyword))
    }

    fn is_keyword_with_colon(&self, statement: &Statement) -> bool {
        statement.colon.is_some() && Keyword::parse(self.slice(statement.keyword)).is_some()
    }

    /// A `}` alone on its line, which ends a block in other languages.
    fn braces(&mut self) {
        let braces: Vec<usize> = self.wordless.iter().copied().filter(|&at| self.trimmed(at) == "}").collect();
        let Some(&first) = braces.first() else { return };
        let rest = &braces[1..];
        let fix = rest.iter().fold(Fix::safe(self.whole_line(first), ""), |fix, &at| fix.and(self.whole_line(at), ""));
        let label = format!("{} of them", braces.len());
        self.tell(first, "There are no braces around blocks", label, "delete the lines with a brace alone").fix =
            Some(fix);
        self.skip(braces);
    }
}

/// The text of `span` as a line of its own.
fn statement(source: &Source, span: Span) -> Option<Statement> {
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
        head: super::grammar::trim(source, part(word, head_end.max(word))),
        colon: colon.map(|(from, to)| part(from, to)),
        text: super::grammar::trim(source, part(text_start, text.len())),
    })
}
