//! Blocks whose lines go on below a line that ended them: a `note` among the lines of an opportunity.

use super::builder::{Builder, Ended};
use crate::{
    ast::{Content, Line, Statement},
    diagnostic::{Code, Diagnostic},
    keyword::Keyword,
    parse::{
        frame::{Frame, article},
        lift,
    },
};

impl Builder<'_> {
    /// Whether a line looks as if it were inside the block that it ends.
    pub(super) fn would_end(&self, indent: u32, depth: usize, keyword: Keyword) -> bool {
        let block = self.frames.get(depth + 1).filter(|_| !keyword.is_declaration());
        block.is_some_and(|block| self.is_inside(indent, block))
    }

    fn is_inside(&self, indent: u32, block: &Frame) -> bool {
        let opened = block.node.map(|id| self.document.nodes[id.index()].line as usize);
        opened.is_some_and(|line| !self.indented || self.document.lines[line].indent < indent)
    }

    /// Opens the block again if the line is one of its own and belongs nowhere else.
    pub(super) fn resume(&mut self, at: usize, indent: u32, keyword: Keyword, statement: Statement) {
        let Some(ended) = &self.ended else { return };
        if !self.is_inside(indent, &ended.frame) {
            self.ended = None;
            return;
        }
        let written = self.slice(statement.keyword);
        let elsewhere = self.home(keyword).is_some_and(|(depth, rule)| {
            depth >= ended.depth || self.frames[depth].refuses(rule, written, statement.keyword).is_none()
        });
        if elsewhere || keyword.rule_in(ended.frame.keyword).is_none() {
            return;
        }
        let Some(ended) = self.ended.take() else { return };
        let diagnostic = self.interrupts(at, &ended, statement);
        let told = self.misled.iter().position(|(id, _)| *id == ended.node);
        // It says more than that the indentation misleads.
        match told.and_then(|told| self.misled.remove(told).1) {
            Some(index) => self.diagnostics[index] = diagnostic,
            None => self.diagnostics.push(diagnostic),
        }
        self.indentation.forget();
        self.frames.truncate(ended.depth);
        self.frames.push(ended.frame);
    }

    /// The lines from the one that ended the block to this one go above the block.
    fn interrupts(&self, at: usize, ended: &Ended, statement: Statement) -> Diagnostic {
        let (lines, closer) = (&self.document.lines, &self.document.nodes[ended.node.index()]);
        let (word, block) = (self.slice(closer.keyword), ended.frame.keyword.word());
        let title = format!("`{word}` does not belong to {} `{block}`", article(block));
        let label = format!("the lines of the `{block}` go on below it");
        let diagnostic = Diagnostic::new(Code::CannotStandHere, title, closer.keyword, label)
            .and(statement.keyword, format!("this is about the `{block}`"))
            .help(format!("move it above the `{block}` line"));
        let Some(opened) = ended.frame.node.map(|id| self.document.nodes[id.index()].line as usize) else {
            return diagnostic;
        };
        let said = |line: &Line| matches!(line.content, Content::Statement(_) | Content::Continuation(_));
        let last = lines[..at].iter().rposition(said).unwrap_or(ended.line);
        let moved = (lift::with_comments(lines, ended.line), last);
        let margin = lift::margin(self.source, &lines[opened]);
        diagnostic.fix(lift::above(self.source, lines, moved, lift::with_comments(lines, opened), margin))
    }
}
