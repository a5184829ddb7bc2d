//! The `journey` line, and what a shared file may hold instead.

use super::builder::{Above, Builder};
use crate::{
    ast::Statement,
    diagnostic::{Code, Diagnostic},
    keyword::Keyword,
};

impl Builder<'_> {
    /// In a shared file: whether the line is allowed. Reported once, since the mistake is the file, not its lines.
    pub(super) fn may_share(&mut self, keyword: Keyword, statement: Statement, sure: bool) -> bool {
        let story = keyword == Keyword::Journey || keyword.is_division() || keyword.is_column();
        if !story {
            // Below a declaration after the story, lines are its own.
            let declared = || self.frames.last().is_some_and(|top| top.keyword.is_declaration());
            return !self.not_shared || keyword.is_declaration() || declared();
        }
        if !self.not_shared && sure {
            let word = keyword.word();
            let title = format!("A shared file has no `{word}`");
            self.diagnostics.push(
                Diagnostic::new(Code::NotShared, title, statement.keyword, "a file that maps `use` can only have declarations")
                    .help("keep the personas, teams, channels, sources, lanes and measures in this file, and move the journey out"),
            );
        }
        self.not_shared = true;
        self.frames.truncate(1);
        false
    }

    pub(super) fn journey(&mut self, at: usize, indent: u32, statement: Statement, sure: bool) {
        let first = self.journey.replace(statement.keyword);
        let too_late = self.document.nodes.iter().find(|node| node.keyword() != Keyword::Use).map(|node| node.keyword);
        let wrong = match (first, too_late) {
            (Some(first), _) => {
                self.journey = Some(first);
                let title = "A map has one `journey` line";
                Some(
                    Diagnostic::new(Code::SecondJourney, title, statement.keyword, "a second one")
                        .and(first, "the first one")
                        .help("move the second journey to its own file"),
                )
            }
            (None, Some(above)) => {
                let title = "The `journey` line comes too late";
                Some(
                    Diagnostic::new(Code::SecondJourney, title, statement.keyword, "opens the map")
                        .and(above, "only `use` lines can come before it")
                        .help("move the `journey` line to the top")
                        .fix(self.to_the_top(at, above)),
                )
            }
            (None, None) => None,
        };
        self.document.has_journey = true;
        let misplaced = wrong.is_some();
        if sure {
            self.diagnostics.extend(wrong);
        }
        if first.is_some() {
            return self.mistake(indent);
        }
        let Some(rule) = Keyword::Journey.rules().next() else { return };
        let (head, value, fine) = self.words(at, rule, statement, sure);
        let id = self.push(at, rule, statement, head, value, 0);
        self.stand(id, indent, statement, sure && fine && !misplaced);
        self.above = if sure || misplaced { self.above } else { Above::Mistake };
    }
}
