//! An outline of Markdown: headings for stages, and lists of lines below them.

use super::finder::{Finder, statement};
use crate::{ast::Content, diagnostic::Fix, keyword::Keyword, span::Span};

impl Finder<'_> {
    /// `## Discover`, and below it `- does: Looks around`. Returns whether the file is one.
    pub(super) fn outline(&mut self) -> bool {
        let stage = |at: usize| self.keyword(at).is_some_and(Keyword::is_division);
        if self.wordless.is_empty() || (0..self.lines.len()).any(stage) {
            return false;
        }
        let headings: Vec<(usize, Span)> =
            (0..self.lines.len()).filter_map(|at| Some((at, self.heading_of_list(at)?))).collect();
        let Some(&(first, _)) = headings.first() else { return false };
        let marks = self.wordless.iter().filter_map(|&at| self.mark(at));
        let mut edits = headings.iter().map(|&(_, marks)| (marks, "stage: ")).chain(marks.map(|mark| (mark, "")));
        let Some((place, new)) = edits.next() else { return false };
        let fix = edits.fold(Fix::needs_a_look(place, new), |fix, (place, new)| fix.and(place, new));
        let label = format!("the first of {} headings above lists", headings.len());
        let help = "write `stage:` instead of the `#`, and each item without its list mark";
        self.tell(first, "Markdown headings are comments here", label, help).fix = Some(fix);
        self.found.whole = true;
        true
    }

    /// The `#` of a heading with lines of a map in a list below it.
    fn heading_of_list(&self, at: usize) -> Option<Span> {
        let Content::Comment(span) = self.lines[at].content else { return None };
        let text = self.slice(span);
        let words = text.trim_start_matches('#');
        // One `#` begins an ordinary comment.
        let deep = text.len() - words.len() > 1
            && statement(self.source, Span { start: span.end - words.trim_start().len() as u32, ..span })
                .is_some_and(|it| it.colon.is_none());
        let below = (at + 1..self.lines.len()).find(|&at| !matches!(self.lines[at].content, Content::Blank))?;
        let mark = self.mark(below).filter(|_| deep)?;
        let item = statement(self.source, Span { start: mark.end, ..self.lines[below].span })?;
        let word = Keyword::parse(&self.slice(item.keyword).to_lowercase());
        (item.colon.is_some() && word.is_some() || item.colon.is_none() && self.is_line(item))
            .then(|| Span { end: span.end - words.trim_start().len() as u32, ..span })
    }
}
