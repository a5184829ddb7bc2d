//! Lines below the wrong line of their column: the one that they are about is above or below it.

use super::builder::Builder;
use crate::{
    ast::{Content, Statement},
    diagnostic::{Applicability, Diagnostic, Fix},
    keyword::Keyword,
    parse::{elsewhere::step, lift},
};

/// Only so many lines are looked at on each side.
const MOST_LINES: usize = 64;

impl Builder<'_> {
    /// `from` after the `via` of a touchpoint, `owner` below a pain: what is said about such a line.
    pub(super) fn beside(
        &self,
        at: usize,
        keyword: Keyword,
        statement: Statement,
        diagnostic: &Diagnostic,
    ) -> Option<Diagnostic> {
        let column =
            self.frames.iter().rposition(|frame| frame.keyword.is_column() || frame.keyword == Keyword::Stage)?;
        let opened = self.document.nodes[self.frames[column].node?.index()].line as usize;
        let pain = self.frames.last().is_some_and(|top| top.keyword == Keyword::Pain);
        let takes = |line: &usize| self.takes_below(*line, keyword);
        // A pain has a team only through the opportunity that answers it.
        let owned = keyword == Keyword::Owner || keyword == Keyword::By && pain;
        if owned {
            return Some(self.owner_beside(at, opened, (keyword, pain), statement, diagnostic));
        }
        let above = (opened + 1..at).rev().take(MOST_LINES).find(takes)?;
        let word = self.word_of(above);
        let help = format!("move it up, below the `{word}` line that it is about");
        Some(Diagnostic { help: Some(help), fix: self.moved(at, above), ..diagnostic.clone() })
    }

    fn owner_beside(
        &self,
        at: usize,
        opened: usize,
        (keyword, pain): (Keyword, bool),
        statement: Statement,
        diagnostic: &Diagnostic,
    ) -> Diagnostic {
        let (owner, idea) = (Keyword::Owner.word(), Keyword::Opportunity.word());
        let lines = &self.document.lines;
        let edge = lines[opened].indent;
        let inside = (opened + 1..lines.len()).take(MOST_LINES).take_while(|&line| {
            let blank = matches!(lines[line].content, Content::Blank | Content::Comment(_));
            blank || !self.indented && line < at || lines[line].indent > edge
        });
        let mut ideas = inside.filter(|&line| self.keyword_at(line) == Some(Keyword::Opportunity));
        let found = ideas.next();
        let mut told = diagnostic.clone();
        if pain {
            "the opportunity that answers a pain has an owner".clone_into(&mut told.labels[0].text);
        } else {
            "only the journey and an opportunity have an owner".clone_into(&mut told.labels[0].text);
        }
        let who = self.slice(statement.text);
        match (found, ideas.next()) {
            (Some(found), None) if keyword == Keyword::Owner => {
                told.fix = self.moved(at, found);
                told.help(format!("move it below the `{idea}` line"))
            }
            (Some(_), _) => Diagnostic {
                fix: None,
                ..told.help(format!("write `{owner}: {who}` below the `{idea}` that answers it"))
            },
            (None, _) if pain => {
                let help = format!("write `{idea}: …` below, and inside it `answers: …` and `{owner}: {who}`");
                Diagnostic { fix: None, ..told.help(help) }
            }
            (None, _) => {
                let new = format!("note: Owner: {who}");
                let place = statement.keyword.to(statement.text);
                let fits = statement.head.is_empty() && !who.is_empty();
                let fix = fits.then(|| Fix::needs_a_look(place, new.as_str()));
                Diagnostic { fix, ..told.help(format!("write `{new}`, or an `{idea}` with this owner")) }
            }
        }
    }

    /// Moves the line below another one, as a line of its block.
    fn moved(&self, at: usize, below: usize) -> Option<Fix> {
        let lines = &self.document.lines;
        let margin = lift::margin(self.source, &lines[below]);
        let step = step(self.source);
        let last = lift::with_continuations(lines, at);
        let target = lift::with_continuations(lines, below);
        lift::below(self.source, lines, (at, last), target, &format!("{margin}{step}"), Applicability::Unsafe)
    }

    /// Whether the line is one that can have a line with this keyword inside, and has none yet.
    fn takes_below(&self, line: usize, keyword: Keyword) -> bool {
        let Some(block) = self.keyword_at(line).filter(|block| !block.is_column() && !block.is_division()) else {
            return false;
        };
        let next = self.document.lines.get(line + 1).and_then(|_| self.keyword_at(line + 1));
        keyword.rule_in(block).is_some() && next != Some(keyword)
    }

    fn keyword_at(&self, line: usize) -> Option<Keyword> {
        let Content::Statement(statement) = self.document.lines[line].content else { return None };
        Keyword::in_any_case(self.slice(statement.keyword))
    }

    fn word_of(&self, line: usize) -> &'static str {
        self.keyword_at(line).map_or("", Keyword::word)
    }
}
