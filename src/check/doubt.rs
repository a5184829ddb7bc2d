//! What lines with errors may have said: a rule about something missing waits for these lines, and for no others.

use crate::{
    diagnostic::{Diagnostic, Severity},
    keyword::Keyword,
    source::Sources,
};
use std::collections::BTreeSet;

/// The keywords that lines with errors have, or get by their fixes.
#[derive(Debug, Default)]
pub struct Doubt {
    /// Whether a line may say anything.
    all: bool,
    keywords: BTreeSet<Keyword>,
}

impl Doubt {
    pub fn of(diagnostics: &[Diagnostic], sources: &Sources) -> Self {
        let mut doubt = Self::default();
        for error in diagnostics.iter().filter(|of| of.severity == Severity::Error) {
            doubt.line(error, sources);
        }
        doubt
    }

    /// Whether there is no error at all.
    pub fn is_none(&self) -> bool {
        !self.all && self.keywords.is_empty()
    }

    /// Whether a line with one of these keywords may be missing.
    pub fn has(&self, keywords: &[Keyword]) -> bool {
        self.all || keywords.iter().any(|keyword| self.keywords.contains(keyword))
    }

    fn line(&mut self, error: &Diagnostic, sources: &Sources) {
        let source = sources.get(error.span().file);
        let line = source.line_range(source.line_of(error.span().start));
        let text = &source.text[line.clone()];
        let start = line.start + (text.len() - text.trim_start().len());
        let is_new = |at: u32| at as usize <= start && line.start <= at as usize;
        let edits = error.fix.iter().flat_map(|fix| &fix.edits);
        let mut rewritten = edits.filter(|edit| is_new(edit.span.start) && !edit.text.trim().is_empty()).peekable();
        if rewritten.peek().is_none() {
            return self.says(text);
        }
        rewritten
            .flat_map(|edit| edit.text.lines())
            .filter(|line| !line.trim().is_empty())
            .for_each(|line| self.says(line));
    }

    fn says(&mut self, line: &str) {
        let word = line.trim_start().split(|c: char| c == ':' || c.is_whitespace()).next().unwrap_or_default();
        match Keyword::in_any_case(word) {
            // Where the lines below belong isn't certain.
            Some(keyword) if keyword.is_division() || keyword.is_column() => self.all = true,
            Some(keyword) => _ = self.keywords.insert(keyword),
            None => self.all = true,
        }
    }
}
