//! Figures below a line that takes none. They are about that line: read as those of its column, they would say something else.

use super::builder::Builder;
use crate::{
    ast::{Content, Line, Statement},
    diagnostic::{Code, Diagnostic, Fix},
    keyword::Keyword,
    parse::{lift, slip::shortened},
};

/// A line that is one blank too deep may be a slip.
pub(super) const INSIDE: u32 = 2;

impl Builder<'_> {
    /// `takes: 3 days` below what a team does, `cost: 120,000 €` below an opportunity. `keyword` is `None` if the word is none.
    pub(super) fn figure_inside(
        &self,
        at: usize,
        indent: u32,
        keyword: Option<Keyword>,
        statement: Statement,
    ) -> Option<Diagnostic> {
        let top = self.frames.last()?;
        let is_work = Keyword::By.rule_in(top.keyword).is_some();
        let fits = match keyword {
            Some(Keyword::Metric) => is_work,
            Some(Keyword::Takes) | None => is_work || matches!(top.keyword, Keyword::Pain | Keyword::Opportunity),
            Some(_) => false,
        };
        let above = &self.document.nodes[top.node.filter(|_| fits)?.index()];
        let lines = &self.document.lines;
        let Content::Statement(written) = lines[above.line as usize].content else { return None };
        if indent < lines[above.line as usize].indent + INSIDE || statement.text.is_empty() {
            return None;
        }
        let word = self.slice(statement.keyword);
        let called = match keyword {
            Some(Keyword::Takes) => "",
            Some(_) => self.slice(statement.head),
            None => self.slice(statement.keyword.to(statement.head)),
        };
        let said = format!("{called} {}", self.slice(statement.text));
        let behind = format!(" ({})", said.trim());
        let (code, title) = match keyword {
            Some(_) => (Code::CannotStandHere, format!("`{word}` is not allowed below `{}`", top.keyword.word())),
            None => (Code::UnknownKeyword, format!("`{word}` is not a keyword")),
        };
        let text = shortened(self.slice(written.keyword.to(written.text)));
        let diagnostic = Diagnostic::new(code, title, statement.keyword, "a figure in a column is about the customer")
            .and(above.keyword, "indented under this line")
            .help(format!(
                "say it in the text: `{text}{behind}`; if it is about the column, move it up to the column's own lines"
            ));
        let goes_on = |line: Option<&Line>| line.is_some_and(|line| matches!(line.content, Content::Continuation(_)));
        let alone = |at: usize| !goes_on(lines.get(at + 1));
        if written.text.is_empty() || !alone(at) || !alone(above.line as usize) {
            return Some(diagnostic);
        }
        let fix = Fix::needs_a_look(written.text.after(), behind).and(lift::place(lines, at, at), "");
        Some(diagnostic.fix(fix))
    }
}
