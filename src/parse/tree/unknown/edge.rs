//! `stock --> list: 40 %`: a way as diagrams draw it, with an arrow between two columns.

use crate::{
    ast::Statement,
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
        let (start, _) = (self.columns().find(&fold(from))?, self.columns().find(&fold(to))?);
        let text = self.slice(statement.text);
        let gap = if text.is_empty() { "" } else { ": " };
        let new = match text.ends_with(['%', '％']) {
            true => format!("{} {to} {text}", Keyword::Then.word()),
            false => format!("{} {to}{gap}{text}", Keyword::Then.word()),
        };
        let title = "An arrow between two columns is a `then` line";
        let diagnostic = Diagnostic::new(Code::UnknownKeyword, title, before, "a way to another column");
        if self.columns().at(statement.keyword.start) != Some(start) {
            return Some(diagnostic.help(format!("write `{new}` in the column `{from}`")));
        }
        let end = if text.is_empty() { statement.colon.unwrap_or(statement.head) } else { statement.text };
        Some(diagnostic.help(format!("write `{new}`")).fix(Fix::needs_a_look(statement.keyword.to(end), new)))
    }
}
