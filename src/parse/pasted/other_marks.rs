//! Lines that only other formats have: commands of LaTeX, containers of Markdown, comments in front of a fact.

use super::finder::{Finder, statement};
use crate::{
    ast::{Content, Statement},
    diagnostic::Fix,
    keyword::Keyword,
    parse::{
        foreign_signs::{BLOCK_COMMENTS, is_template_tag},
        grammar::trim,
        is_blank, lift,
    },
    span::Span,
};

impl Finder<'_> {
    /// `\begin{document}`, `::: journey`, `+++` around a map.
    pub(super) fn other_marks(&mut self) {
        let latex = |text: &str| {
            text.strip_prefix('\\').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()))
        };
        let container = |text: &str| text.starts_with(":::") || !text.is_empty() && text.chars().all(|c| c == '+');
        type Mark<'f> = &'f dyn Fn(&str) -> bool;
        let kinds: [(&str, Mark<'_>); 3] = [
            ("This is a command of LaTeX", &latex),
            ("This is the mark of a container", &container),
            ("This is a tag of a template", &is_template_tag),
        ];
        for (title, is_mark) in kinds {
            let taken = self.taken();
            let free = self.wordless.iter().copied().filter(|at| !taken.contains(at));
            let marked: Vec<usize> = free.filter(|&at| is_mark(self.trimmed(at))).collect();
            let Some((&first, rest)) = marked.split_first() else { continue };
            let removed = |at: usize| self.behind_mark(at).map_or(self.whole_line(at), |(mark, _)| mark);
            let whole = Fix::needs_a_look(removed(first), "");
            let fix = rest.iter().fold(whole, |fix, &at| fix.and(removed(at), ""));
            let facts = marked.iter().filter_map(|&at| Some((at, Content::Statement(self.behind_mark(at)?.1))));
            let facts: Vec<_> = facts.collect();
            let label = match marked.len() {
                1 => "not a line of a map".to_owned(),
                count => format!("the first of {count} lines"),
            };
            self.tell(first, title, label, "remove what is not part of the map").fix = Some(fix);
            // What was in them may be what the map lacks.
            self.found.mistaken.extend([Keyword::Journey, Keyword::Stage]);
            self.skip(marked.into_iter().filter(|at| facts.iter().all(|(fact, _)| fact != at)));
            self.found.lines.extend(facts);
        }
    }

    /// The mark in front of a fact, as in `\item does: Pays`, and the fact.
    fn behind_mark(&self, at: usize) -> Option<(Span, Statement)> {
        let line = trim(self.source, self.lines[at].span);
        let text = self.slice(line);
        let (mark, rest) = text.split_once(is_blank)?;
        let rest = rest.trim_start_matches(is_blank);
        let fact = statement(self.source, Span { start: line.end - rest.len() as u32, ..line })?;
        let known = Keyword::in_any_case(self.slice(fact.keyword)).is_some() && fact.colon.is_some();
        (known && !mark.contains('{')).then_some((Span { end: fact.keyword.start, ..line }, fact))
    }

    /// `/* my map */ journey: T`: a comment has a line of its own.
    pub(super) fn comments_in_front(&mut self) {
        let taken = self.taken();
        let mut fix: Option<Fix> = None;
        let mut read = Vec::new();
        let mut example = String::new();
        for &at in self.wordless.iter().filter(|at| !taken.contains(at)) {
            let line = trim(self.source, self.lines[at].span);
            let Some((said, behind)) = comment_in_front(self.slice(line)) else { continue };
            let fact = trim(self.source, Span { start: line.end - behind.len() as u32, ..line });
            let Some(fact) = statement(self.source, fact) else { continue };
            let word = self.slice(fact.keyword);
            if Keyword::in_any_case(word).is_none() && !self.vocabulary.has_lane(word) {
                continue;
            }
            let margin = lift::margin(self.source, &self.lines[at]);
            let place = Span { end: fact.keyword.start, ..line };
            let new = if said.is_empty() { String::new() } else { format!("# {said}\n{margin}") };
            if read.is_empty() {
                example = match said {
                    "" => "remove it".to_owned(),
                    said => format!("put `# {said}` on the line above"),
                };
            }
            fix = Some(match fix.take() {
                Some(fix) => fix.and(place, new),
                None => Fix::safe(place, new),
            });
            read.push((at, Content::Statement(fact)));
        }
        let Some(&(first, _)) = read.first() else { return };
        let label = "a comment of another language".to_owned();
        self.tell(first, "A comment needs its own line", label, &example).fix = fix;
        self.found.lines.extend(read);
    }
}

/// What a comment at the start of a line says, and what is after it.
fn comment_in_front(text: &str) -> Option<(&str, &str)> {
    let others = [("{#", "#}"), ("(*", "*)")];
    let (open, close) = BLOCK_COMMENTS.into_iter().chain(others).find(|(open, _)| text.starts_with(open))?;
    let (said, behind) = text[open.len()..].split_once(close)?;
    let behind = behind.trim_start_matches(is_blank);
    (!behind.is_empty()).then(|| (said.trim_matches(|c: char| is_blank(c) || c == '*'), behind))
}
