//! Lines after the comment signs of other languages: what they would have opened.

use super::builder::Builder;
use crate::{
    ast::{Content, Line, Statement},
    diagnostic::{Applicability, Diagnostic, Fix},
    keyword::Keyword,
    parse::{
        foreign_signs::{BLOCK_COMMENTS, LINE_COMMENTS},
        head::names_and_says,
        is_blank,
        pasted::statement,
    },
    span::Span,
};

/// The sign of a comment in another language that a line begins with.
fn sign(text: &str) -> Option<&'static str> {
    let enclosed = BLOCK_COMMENTS.iter().map(|(open, _)| open);
    LINE_COMMENTS.iter().chain(&["%"]).chain(enclosed).copied().find(|sign| text.starts_with(sign))
}

impl Builder<'_> {
    /// `// persona ben: Ben` above lines of its own: they become comments with it, or they would be those of the block above. What it
    /// declares isn't unknown.
    pub(super) fn with_its_lines(&mut self, at: usize, span: Span, diagnostic: Diagnostic) -> Diagnostic {
        let Some((keyword, line)) = self.commented(span) else { return diagnostic };
        self.damaged(keyword, line, false);
        let Some(fix) = diagnostic.fix.clone() else { return diagnostic };
        let lines = &self.document.lines;
        if !self.indented {
            let below = lines[at + 1..].iter().find(|line| !is_empty(line));
            let own = below.and_then(|below| self.keyword_of(below)).is_some_and(|own| own.rule_in(keyword).is_some());
            return if own { Diagnostic { fix: None, ..diagnostic } } else { diagnostic };
        }
        let inside = lines[at + 1..].iter().take_while(|line| is_empty(line) || line.indent > lines[at].indent);
        let said = |line: &&Line| match line.content {
            Content::Other(span) => sign(self.slice(span)).is_none(),
            _ => !is_empty(line),
        };
        let start = |line: &Line| {
            let text = self.slice(line.span);
            Span { start: line.span.start + (text.len() - text.trim_start_matches(is_blank).len()) as u32, ..line.span }
        };
        let starts: Vec<Span> = inside.filter(said).map(start).collect();
        if starts.is_empty() {
            return diagnostic;
        }
        let fix = starts.iter().fold(fix, |fix, start| fix.and(Span { end: start.start, ..*start }, "# "));
        let word = keyword.word();
        diagnostic
            .help(format!("a comment starts with `#`, and so does each line of this `{word}`"))
            .fix(Fix { applicability: Applicability::Unsafe, ..fix })
    }

    /// The block that the line would open without the sign in front of it.
    fn commented(&self, span: Span) -> Option<(Keyword, Statement)> {
        let text = self.slice(span);
        let sign = sign(text)?;
        let said = text[sign.len()..].trim_start_matches(|c: char| !c.is_alphabetic());
        let line = statement(self.source, Span { start: span.end - said.len() as u32, ..span })?;
        let keyword = Keyword::in_any_case(self.slice(line.keyword)).filter(|keyword| keyword.is_block())?;
        (line.colon.is_some() || names_and_says(self.slice(line.head))).then_some((keyword, line))
    }

    fn keyword_of(&self, line: &Line) -> Option<Keyword> {
        let Content::Statement(statement) = line.content else { return None };
        Keyword::in_any_case(self.slice(statement.keyword))
    }
}

fn is_empty(line: &Line) -> bool {
    matches!(line.content, Content::Blank | Content::Comment(_))
}
