//! Lines that go on with the text above.

use super::builder::{Above, Builder};
use crate::{
    ast::{self, Content},
    diagnostic::{Code, Diagnostic, Fix},
    parse::lift,
    span::Span,
};
use smallvec::smallvec;

impl Builder<'_> {
    pub(super) fn continuation(&mut self, at: usize, text: Span) {
        let line = self.document.lines[at].span;
        match self.above {
            Above::Prose(id) => {
                self.document.lines[at].node = Some(id);
                let node = &mut self.document.nodes[id.index()];
                node.span = node.span.to(text);
                match &mut node.value {
                    ast::Value::Prose(parts) => parts.push(text),
                    other => *other = ast::Value::Prose(smallvec![text]),
                }
            }
            Above::Mistake => {}
            Above::NotProse(keyword) => {
                let title = format!("`{}` cannot be continued", self.slice(keyword));
                self.diagnostics.push(
                    Diagnostic::new(Code::StrayContinuation, title, line, "only text can continue on the next line")
                        .and(keyword, "this line takes no free text")
                        .help("put everything on one line"),
                );
                self.above = Above::Mistake;
            }
            Above::Nothing => {
                let title = "The continuation has nothing to continue";
                let mut diagnostic =
                    Diagnostic::new(Code::StrayContinuation, title, line, "there is no line of text directly above")
                        .help("move it directly below the line that it continues");
                diagnostic.fix = self.joined(at);
                self.diagnostics.push(diagnostic);
                self.above = Above::Mistake;
            }
        }
    }

    /// Removes the blank lines between a continuation and the prose above it.
    fn joined(&self, at: usize) -> Option<Fix> {
        let lines = &self.document.lines;
        let above = lines[..at].iter().rposition(|line| !matches!(line.content, Content::Blank))?;
        let node = &self.document.nodes[lines[above].node?.index()];
        let blank = (above + 1, at.checked_sub(1)?);
        (node.rule.is_prose() && blank.0 <= blank.1)
            .then(|| Fix::needs_a_look(lift::place(lines, blank.0, blank.1), ""))
    }
}
