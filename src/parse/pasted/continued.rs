//! Texts that go on below their line in the way of another language: YAML's `|` and `>`, and a `\\` at the end.

use super::finder::Finder;
use crate::{
    ast::{Content, Statement},
    diagnostic::Fix,
    keyword::Keyword,
    parse::{grammar::trim, is_blank},
    span::Span,
};

/// How YAML announces a text of several lines.
const BLOCK_SIGNS: [&str; 6] = ["|", ">", "|-", ">-", "|+", ">+"];

impl Finder<'_> {
    /// `does: |` above indented lines, and `pain: It is slow \\` above the rest.
    pub(super) fn blocks_of_text(&mut self) {
        let mut fix: Option<Fix> = None;
        let mut first = None;
        let mut read = Vec::new();
        let mut at = 0;
        while at < self.lines.len() {
            let block = self.block_below(at).or_else(|| self.joined_below(at));
            let Some((edits, contents, last)) = block else {
                at += 1;
                continue;
            };
            first.get_or_insert(at);
            for (place, new) in edits {
                fix = Some(match fix.take() {
                    Some(fix) => fix.and(place, new),
                    None => Fix::safe(place, new),
                });
            }
            read.extend(contents);
            at = last + 1;
        }
        let Some(first) = first else { return };
        let help = "start the text after the colon, and each line that continues it with `|`";
        self.tell(first, "The text below continues in another way", "begins here".to_owned(), help).fix = fix;
        self.found.lines.extend(read);
    }

    /// The line `at` if it takes a text, and its text fits. Few do, and that is quick to see.
    fn prose(&self, at: usize, fits: impl Fn(&str) -> bool) -> Option<Statement> {
        let Content::Statement(statement) = self.lines[at].content else { return None };
        if !fits(self.slice(statement.text)) {
            return None;
        }
        let keyword = Keyword::in_any_case(self.slice(statement.keyword))?;
        (statement.colon.is_some() && keyword.rules().any(|rule| rule.is_prose())).then_some(statement)
    }

    fn text(&self, at: usize) -> Span {
        trim(self.source, self.lines[at].span)
    }

    fn block_below(&self, at: usize) -> Option<Found> {
        let line = self.prose(at, |text| BLOCK_SIGNS.contains(&text))?;
        let inside =
            |&below: &usize| self.lines[below].indent > self.lines[at].indent && !self.trimmed(below).is_empty();
        let below: Vec<usize> = (at + 1..self.lines.len()).take_while(inside).collect();
        let (&next, rest) = below.split_first()?;
        let text = self.text(next);
        let mut edits = vec![(Span { start: line.text.start, end: text.start, ..text }, "")];
        let nothing = Span { end: line.text.start, ..line.text };
        let statement = Content::Statement(Statement { text: nothing, ..line });
        let mut contents = vec![(at, statement), (next, Content::Continuation(text))];
        for &more in rest {
            let text = self.text(more);
            edits.push((Span { end: text.start, ..text }, "| "));
            contents.push((more, Content::Continuation(text)));
        }
        Some((edits, contents, below.last().copied()?))
    }

    fn joined_below(&self, at: usize) -> Option<Found> {
        let line = self.prose(at, |text| text.ends_with('\\'))?;
        let said = self.slice(line.text).strip_suffix('\\')?.trim_end_matches(is_blank);
        let next = at + 1;
        let goes_on = match self.lines.get(next)?.content {
            Content::Other(_) => true,
            Content::Statement(below) => Keyword::in_any_case(self.slice(below.keyword)).is_none(),
            _ => false,
        };
        // Two of them are one that belongs to the text.
        if said.is_empty() || said.ends_with('\\') || !goes_on {
            return None;
        }
        let rest = Span { start: line.text.start + said.len() as u32, ..line.text };
        let text = self.text(next);
        let edits = vec![(rest, ""), (Span { end: text.start, ..text }, "| ")];
        let shorter = Statement { text: Span { end: rest.start, ..line.text }, ..line };
        Some((edits, vec![(at, Content::Statement(shorter)), (next, Content::Continuation(text))], next))
    }
}

/// The edits, what the lines are then, and the last of them.
type Found = (Vec<(Span, &'static str)>, Vec<(usize, Content)>, usize);
