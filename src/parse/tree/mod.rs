//! Builds a tree from lines: a line belongs to the nearest open block above it that allows its keyword.
//!
//! A line closes the blocks that it leaves; a line in error closes nothing. A line whose first word is, or almost is, a
//! block's keyword opens that block even if it is in error. So one slip never makes the lines below it wrong.

mod apart;
mod arrow;
mod builder;
mod commented;
mod continued;
mod damaged;
mod depth;
mod ended;
mod inside;
mod misplaced;
mod opening;
mod settled;
mod titled;
mod unknown;
mod wrong_parent;

use super::{
    colon,
    frame::Frame,
    indentation::{Indentation, Misled, Standing, reindent},
    pasted::pasted,
    read::read,
    readings::Readings,
    unknown_word::not_a_line,
    vocabulary::Vocabulary,
    ways::{goers, leavers},
};
pub use builder::Mode;

use crate::{
    ast::{self, Content, Document, Line, Node, NodeId, Statement},
    diagnostic::{Applicability, Code, Diagnostic, Fix},
    keyword::{Keyword, Rule},
    source::Source,
    span::FileId,
};
use builder::{Above, Builder, Ended};
use inside::INSIDE;
use std::{cell::OnceCell, collections::BTreeSet};

/// Builds the tree of one file and reports what is wrong with its lines. Those that are known from the last time aren't read again.
pub fn tree(
    source: &Source,
    file: FileId,
    lines: Vec<Line>,
    vocabulary: &Vocabulary,
    mode: Mode,
    mut readings: Option<&mut Readings>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Document {
    readings.iter_mut().for_each(|readings| readings.begin_file(&source.text));
    let first = diagnostics.len();
    let indented = lines.iter().any(|line| line.indent > 0 && matches!(line.content, Content::Statement(_)));
    let mut builder = Builder {
        source,
        vocabulary,
        mode,
        readings,
        diagnostics,
        document: Document {
            file,
            nodes: Vec::with_capacity(lines.len()),
            lines,
            has_journey: false,
            mistaken: Default::default(),
            lost: Default::default(),
        },
        frames: vec![Frame::new(Keyword::Journey, None)],
        indentation: Indentation::new(indented),
        indented,
        misled: Vec::new(),
        too_deep: BTreeSet::new(),
        above: Above::Nothing,
        lost_indent: None,
        journey: None,
        not_shared: false,
        ended: None,
        doubt: None,
        headed: None,
        phases_are_stages: OnceCell::new(),
        columns: OnceCell::new(),
        read: Vec::new().into_iter().peekable(),
    };
    builder.pasted();
    for at in 0..builder.document.lines.len() {
        let told = builder.diagnostics.len();
        builder.line(at);
        builder.settle(at, told);
    }
    builder.keep_at_the_margin();
    builder.indent();
    builder.name_apart(first);
    builder.document
}

impl Builder<'_> {
    /// Adds the edits to the reports on indentation.
    fn indent(&mut self) {
        let mut told = None;
        let mut misled = self.misled.iter().peekable();
        for (id, edits) in reindent(self.source, &self.document, &self.misled) {
            while let Some((_, at)) = misled.next_if(|(misled, _)| *misled <= id) {
                told = at.or(told);
            }
            let doubtful = told.is_some_and(|at| self.too_deep.contains(&at));
            let Some(diagnostic) = told.and_then(|at: usize| self.diagnostics.get_mut(at)) else { continue };
            let applicability = if doubtful { Applicability::Unsafe } else { Applicability::Safe };
            let fix = diagnostic.fix.get_or_insert(Fix { edits: Vec::new(), applicability });
            fix.edits.extend(edits);
        }
    }

    /// Reports lines of another language, and reads them as what they are.
    fn pasted(&mut self) {
        let found = pasted(self.source, &self.document.lines, self.vocabulary);
        self.diagnostics.extend(found.diagnostics);
        self.document.mistaken.extend(found.mistaken);
        for (at, content) in found.lines {
            self.document.lines[at].content = content;
        }
        let mut read = found.read;
        read.sort_by_key(|read| read.at);
        self.read = read.into_iter().peekable();
        if found.whole {
            self.document.has_journey = true;
            self.document.mistaken.insert(Keyword::Stage);
            self.document.lines.iter_mut().for_each(|line| line.content = Content::Blank);
        }
    }

    fn line(&mut self, at: usize) {
        if let Some(read) = self.read.next_if(|read| read.at == at) {
            self.begin(self.document.lines[at].indent);
            self.known(at, self.document.lines[at].indent, read.keyword, read.line, false);
            return self.opened_by_the_rest(at);
        }
        let line = &self.document.lines[at];
        let (indent, content) = (line.indent, line.content.clone());
        match content {
            Content::Blank | Content::Comment(_) => self.above = Above::Nothing,
            Content::Continuation(text) => self.continuation(at, text),
            Content::Other(span) => {
                self.lost(indent);
                self.may_say_any_fact();
                self.lose_names(span);
                let persona = self.frames.last().is_some_and(|top| top.keyword == Keyword::Persona);
                let says = if persona { Keyword::Quote } else { Keyword::Says };
                let says = Some(says).filter(|says| self.home(*says).is_some());
                let way = leavers(self.slice(span)).or_else(|| goers(self.slice(span)));
                let leaves = way.filter(|_| self.home(Keyword::Leaves).is_some());
                let diagnostic = not_a_line(self.slice(span), span, (says, leaves));
                let diagnostic = self.with_its_lines(at, span, diagnostic);
                self.diagnostics.push(diagnostic);
            }
            Content::Statement(statement) => {
                self.begin(indent);
                self.statement(at, indent, statement);
            }
        }
    }

    /// Opens what the other lines in the same line would open. A line of the file is one line of the tree.
    fn opened_by_the_rest(&mut self, at: usize) {
        while let Some(read) = self.read.next_if(|read| read.at == at) {
            self.document.mistaken.insert(read.keyword);
            let home = self.home(read.keyword).filter(|_| read.keyword.is_block());
            if let Some((depth, _)) = home {
                self.close(depth, read.keyword);
                self.frames.push(Frame::new(read.keyword, None));
            }
        }
    }

    /// Ends what only holds for deeper lines.
    fn begin(&mut self, indent: u32) {
        if self.lost_indent.is_some_and(|lost| indent <= lost) {
            self.lost_indent = None;
        }
        if self.headed.is_some_and(|(above, _)| indent <= above) {
            self.headed = None;
        }
    }

    /// A line whose keyword is known, or (unless `sure`) guessed and already reported.
    fn known(&mut self, at: usize, indent: u32, keyword: Keyword, statement: Statement, sure: bool) {
        // If a lane has the name of this keyword, only that is reported, not every line of the lane.
        let sure = sure && !self.vocabulary.takes(keyword);
        if self.mode == Mode::Shared && !self.may_share(keyword, statement, sure) {
            return self.mistake(indent);
        }
        if keyword == Keyword::Journey {
            return self.journey(at, indent, statement, sure);
        }
        self.resume(at, indent, keyword, statement);
        let Some((depth, rule)) = self.home(keyword) else {
            return self.homeless(at, indent, keyword, statement, sure);
        };
        if let Some(diagnostic) = self.elsewhere(at, indent, keyword, statement) {
            if sure && self.lost_indent.is_none() {
                self.diagnostics.push(diagnostic);
            }
            return self.mistake(indent);
        }
        if let Some(diagnostic) = self.frames[depth].refuses(rule, self.slice(statement.keyword), statement.keyword) {
            self.document.mistaken.insert(keyword);
            if sure && self.lost_indent.is_none() {
                let stands_here = diagnostic.code == Code::CannotStandHere;
                let beside = stands_here.then(|| self.beside(at, keyword, statement, &diagnostic)).flatten();
                let diagnostic = beside.unwrap_or(diagnostic);
                let fix = self.misplaced(at, depth, rule, statement, &diagnostic).or(diagnostic.fix.clone());
                let diagnostic = self.about_whom(at, rule, statement, Diagnostic { fix, ..diagnostic });
                self.diagnostics.push(diagnostic);
                // What is below it moves with it.
                if rule.keyword.is_block() {
                    self.lost_indent = Some(indent);
                }
            }
            return self.mistake(indent);
        }
        // What is below a line that wasn't understood isn't meant for the block above it.
        let lost = self.lost_indent.is_some() && !keyword.is_declaration();
        let (head, value, fine) = self.words(at, rule, statement, sure && !lost);
        if !(fine && sure) || lost {
            self.damaged(keyword, statement, lost);
        }
        if !fine && !keyword.is_block() || lost {
            return self.mistake(indent);
        }
        let ends = self.would_end(indent, depth, keyword);
        let closed = self.close(depth, keyword);
        self.frames[depth].remember(rule, statement.keyword);
        let id = self.push(at, rule, statement, head, value, depth);
        let left = closed.as_ref().and_then(|frame| frame.node).map(|left| self.indent_of(left));
        self.stand(id, indent, statement, sure && fine);
        if left.is_some_and(|left| indent >= left + INSIDE) {
            self.doubt_depth(id);
        }
        // What is wrong with a line that was guessed has been told.
        if let Some(frame) = closed.filter(|_| ends && sure) {
            self.ended = Some(Ended { frame, depth: depth + 1, line: at, node: id });
        }
        self.open(keyword, id);
    }

    /// The nearest open block that allows the keyword, and its rule there.
    fn home(&self, keyword: Keyword) -> Option<(usize, &'static Rule)> {
        self.frames.iter().enumerate().rev().find_map(|(at, frame)| Some((at, keyword.rule_in(frame.keyword)?)))
    }

    /// Head and value of the line, and whether both are fine. What is wrong is only reported if the keyword is `sure`.
    fn words(&mut self, at: usize, rule: &'static Rule, line: Statement, sure: bool) -> (ast::Head, ast::Value, bool) {
        let next = self.document.lines.get(at + 1).map(|next| &next.content);
        let next_continues = match next {
            Some(Content::Continuation(_)) => true,
            Some(Content::Statement(next)) => self.slice(line.text).ends_with([';', '；']) && self.is_sentence(*next),
            _ => false,
        };
        let end = self.document.lines[at].span.end;
        let mut words = match &mut self.readings {
            Some(readings) if sure => readings.read(self.source, rule, (line, end), next_continues, self.vocabulary),
            Some(_) | None => read(self.source, rule, line, next_continues, self.vocabulary),
        };
        let fine = words.wrong.is_empty();
        for wrong in words.wrong.iter_mut().filter(|wrong| sure && wrong.code == Code::MissingColon) {
            colon::put(self.source, rule, line, self.vocabulary, wrong);
        }
        // `touchpoint(wait)`: the new words would join the keyword.
        let edits = words.wrong.iter_mut().filter_map(|wrong| wrong.fix.as_mut()).flat_map(|fix| &mut fix.edits);
        for edit in edits.filter(|edit| edit.span.start == line.keyword.end) {
            if edit.text.starts_with(char::is_alphanumeric) {
                edit.text.insert(0, ' ');
            }
        }
        if sure {
            let arrow = self.arrow(rule.keyword, line).filter(|_| fine && words.doubtful.is_empty());
            self.diagnostics.extend(words.wrong.into_iter().chain(words.doubtful).chain(arrow));
        }
        (words.head, words.value, fine)
    }

    /// Closes the blocks that the line leaves, and returns the outermost. A declaration closes only a declaration.
    fn close(&mut self, depth: usize, keyword: Keyword) -> Option<Frame> {
        if keyword.is_declaration() {
            while self.frames.last().is_some_and(|frame| frame.keyword.is_declaration() || self.is_of_journey(frame)) {
                self.frames.pop();
            }
            return None;
        }
        self.frames.drain(depth + 1..).next()
    }

    /// Whether the block is one of the journey's own lines.
    fn is_of_journey(&self, frame: &Frame) -> bool {
        let parent = frame.node.and_then(|node| self.document.nodes[node.index()].parent);
        matches!(frame.keyword, Keyword::Metric | Keyword::Insight) && parent.is_none()
    }

    fn push(
        &mut self,
        at: usize,
        rule: &'static Rule,
        statement: Statement,
        head: ast::Head,
        value: ast::Value,
        depth: usize,
    ) -> NodeId {
        let id = NodeId(self.document.nodes.len() as u32);
        let parent = self.frames[depth.min(self.frames.len() - 1)].node;
        let depth = match (rule.keyword, parent) {
            (Keyword::Journey, _) => 0,
            (keyword, _) if keyword.is_declaration() => self.depth_here(),
            (_, Some(parent)) => self.document.nodes[parent.index()].depth + 1,
            (keyword, None) if keyword.is_division() => 0,
            (_, None) => u32::from(self.document.has_journey),
        };
        let parent = parent.filter(|_| !rule.keyword.is_declaration());
        let end = if statement.text.is_empty() { statement.colon.unwrap_or(statement.head) } else { statement.text };
        self.document.nodes.push(Node {
            rule,
            line: at as u32,
            span: statement.keyword.to(end),
            keyword: statement.keyword,
            parent,
            depth,
            head,
            value,
        });
        self.document.lines[at].node = Some(id);
        id
    }

    /// The depth of a declaration: at the top level, or inside the open line of the story that it doesn't close.
    fn depth_here(&self) -> u32 {
        let open = self.frames.last().and_then(|frame| frame.node).map(|node| &self.document.nodes[node.index()]);
        open.map_or(0, |node| node.depth + 1)
    }

    /// Checks the line's indentation and allows a continuation after it.
    fn stand(&mut self, id: NodeId, indent: u32, statement: Statement, fine: bool) {
        let node = &self.document.nodes[id.index()];
        let edge = node.parent.is_none();
        let journey = node.keyword() == Keyword::Journey;
        let standing = Standing { indent, node: if journey { None } else { Some(id) }, parent: node.parent };
        let prose = node.rule.is_prose();
        if node.keyword().is_declaration() || journey {
            self.indentation.free(standing);
        } else if fine {
            let parent = node.parent.map(|parent| &self.document.nodes[parent.index()]);
            let parent = parent.filter(|_| !edge).map(|parent| (parent.keyword, parent.keyword().word()));
            match self.indentation.line(standing, statement.keyword, parent) {
                Misled::Not => {}
                Misled::Again => {
                    let told = self.misled.last().and_then(|(_, told)| *told);
                    self.misled.push((id, told));
                }
                Misled::Told(diagnostic) => {
                    self.misled.push((id, Some(self.diagnostics.len())));
                    self.diagnostics.push(diagnostic);
                }
            }
        } else {
            self.indentation.skip(indent);
        }
        self.above = match (fine, prose) {
            (_, true) => Above::Prose(id),
            (true, false) => Above::NotProse(statement.keyword),
            (false, false) => Above::Mistake,
        };
    }

    pub(super) fn indent_of(&self, id: NodeId) -> u32 {
        self.document.lines[self.document.nodes[id.index()].line as usize].indent
    }

    /// A line that was reported to be too deep is below one that takes no such line: it may be about that one, so moving it isn't safe.
    fn doubt_depth(&mut self, id: NodeId) {
        let last = self.misled.last().filter(|(last, _)| *last == id);
        self.too_deep.extend(last.and_then(|(_, told)| *told));
    }

    fn open(&mut self, keyword: Keyword, id: NodeId) {
        if keyword.is_block() {
            self.frames.push(Frame::new(keyword, Some(id)));
        }
    }
}
