//! `stock --> list: 40 %`: a way as diagrams draw it, with an arrow between two columns.

use crate::{
    ast::{Content, Statement},
    diagnostic::{Code, Diagnostic, Fix},
    keyword::Keyword,
    parse::{fold::fold, is_blank, tree::Builder},
};

const ARROWS: [&str; 6] = [" --> ", " ->> ", " -> ", " => ", " → ", " ⇒ "];

impl Builder<'_> {
    pub(super) fn edge(&self, statement: Statement) -> Option<Diagnostic> {
        let before = statement.keyword.to(statement.head);
        let said = Some(self.slice(before)).filter(|said| said.contains(['>', '→', '⇒']))?;
        let (from, to) = ARROWS.iter().find_map(|arrow| said.split_once(arrow))?;
        let (from, to) = (from.trim_matches(is_blank), to.trim_matches(is_blank));
        let column = |called: &str| {
            let called = fold(called);
            self.columns().iter().position(|(name, title)| *name == called || *title == called)
        };
        let (start, _) = (column(from)?, column(to)?);
        let text = self.slice(statement.text);
        let gap = if text.is_empty() { "" } else { ": " };
        let new = match text.ends_with(['%', '％']) {
            true => format!("{} {to} {text}", Keyword::Then.word()),
            false => format!("{} {to}{gap}{text}", Keyword::Then.word()),
        };
        let title = "An arrow between two columns is a `then` line";
        let diagnostic = Diagnostic::new(Code::UnknownKeyword, title, before, "a way to another column");
        if self.column_of(statement) != Some(start) {
            return Some(diagnostic.help(format!("write `{new}` in the column `{from}`")));
        }
        let end = if text.is_empty() { statement.colon.unwrap_or(statement.head) } else { statement.text };
        Some(diagnostic.help(format!("write `{new}`")).fix(Fix::needs_a_look(statement.keyword.to(end), new)))
    }

    /// Which of the columns the line is in.
    fn column_of(&self, statement: Statement) -> Option<usize> {
        let is_column = |at: &usize| match &self.document.lines[*at].content {
            Content::Statement(line) => Keyword::in_any_case(self.slice(line.keyword))
                .is_some_and(|keyword| keyword.is_column() || keyword == Keyword::Stage),
            _ => false,
        };
        (0..self.source.line_of(statement.keyword.start)).filter(is_column).count().checked_sub(1)
    }
}
