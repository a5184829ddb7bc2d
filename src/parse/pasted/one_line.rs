//! Lines of the story that are written as one: `journey: T; stage: A; feels 1: x`.

use super::finder::{Finder, Read, statement};
use crate::{
    ast::{Content, Statement},
    diagnostic::Fix,
    keyword::Keyword,
    parse::{
        lift,
        one_line::{Part, below, lines_in},
    },
    span::Span,
};

impl Finder<'_> {
    /// A line whose text has lines that open a part of the map. The lines below it would belong to something else.
    pub(super) fn lines_in_one(&mut self) {
        let mut fix: Option<Fix> = None;
        let mut found: Vec<usize> = Vec::new();
        let (mut example, mut all) = (String::new(), true);
        let (taken, step) = (self.taken(), if self.is_flat() { "" } else { "  " });
        for at in 0..self.lines.len() {
            let Content::Statement(line) = self.lines[at].content else { continue };
            if taken.contains(&at) {
                continue;
            }
            let Some(keyword) = Keyword::in_any_case(self.slice(line.keyword)) else { continue };
            let text = self.slice(line.text);
            let opens = |part: &Part<'_>| part.keyword.opens_part() && (keyword.opens_part() || part.is_apart(text));
            let parts = lines_in(keyword, text).filter(|(_, parts)| parts.iter().any(opens));
            let Some((said, parts)) = parts.filter(|_| !self.vocabulary.has_lane(self.slice(line.keyword))) else {
                continue;
            };
            if found.is_empty() {
                let first = self.slice(Span { end: line.text.start + said.len() as u32, ..line.keyword });
                let lines = std::iter::once(first).chain(parts.iter().map(|part| part.line));
                example = lines.collect::<Vec<_>>().join("`, `");
            }
            found.push(at);
            let margin = lift::margin(self.source, &self.lines[at]);
            let place = Span { start: line.text.start + said.len() as u32, ..line.text };
            let new = below(keyword, margin, step, &parts);
            all &= parts.iter().all(Part::is_right);
            fix = Some(match fix.take() {
                Some(fix) => fix.and(place, new),
                None => Fix::needs_a_look(place, new),
            });
            let own = Span { end: line.text.start + said.len() as u32, ..line.text };
            self.found.read.push(Read { at, keyword, line: Statement { text: own, ..line } });
            for part in &parts {
                let start = line.text.start + part.at as u32;
                let words = Span { start, end: start + part.line.len() as u32, ..line.text };
                let Some(line) = statement(self.source, words) else { continue };
                self.found.read.push(Read { at, keyword: part.keyword, line });
                self.found.mistaken.push(part.keyword);
            }
        }
        let Some(&first) = found.first() else { return };
        let label = match found.len() {
            1 => "several lines of a map".to_owned(),
            count => format!("the first of {count} such lines"),
        };
        let help = format!("each fact has a line of its own: `{example}`");
        self.tell(first, "Several lines are written as one", label, &help).fix = fix.filter(|_| all);
        self.skip(found);
    }

    /// Whether the facts of the map aren't indented. A map without any is as it is usually written.
    fn is_flat(&self) -> bool {
        let facts = self.lines.iter().filter_map(|line| match &line.content {
            Content::Statement(statement) => Some((line.indent, Keyword::in_any_case(self.slice(statement.keyword))?)),
            _ => None,
        });
        let mut facts = facts.filter(|(_, keyword)| !keyword.opens_part());
        facts.any(|(indent, _)| indent == 0)
    }
}
