//! Titles without a keyword above the lines of a stage or a touchpoint: `Research:`, `1. Research`, `[Research]`.

use super::finder::{Finder, Read, statement};
use crate::{
    ast::{Content, Line, Statement},
    diagnostic::Fix,
    keyword::Keyword,
    parse::{
        grammar::trim,
        is_blank,
        synonyms::{keyword_for, synonym},
    },
    span::Span,
};
use std::collections::BTreeSet;

/// More words than this are a sentence.
const MOST_WORDS: usize = 7;

/// A line that may be the title of what is below it.
struct Title {
    at: usize,
    words: Span,
    /// Whether it is nothing else: its first word isn't almost a keyword.
    sure: bool,
    /// The number of `#` in front of a heading of Markdown.
    level: usize,
}

impl Finder<'_> {
    pub(super) fn titles(&mut self) {
        let taken: BTreeSet<usize> = self.found.lines.iter().map(|&(at, _)| at).collect();
        let heading =
            |line: &Line| matches!(&line.content, Content::Comment(span) if self.slice(*span).starts_with("##"));
        let stage = |at: usize| self.keyword(at) == Some(Keyword::Stage);
        let staged = !self.lines.iter().any(heading) || (0..self.lines.len()).any(stage);
        let mut all: Vec<Title> = Vec::new();
        // From below: a title may be above another one.
        for at in (0..self.lines.len()).rev().filter(|at| !taken.contains(at)) {
            let title = self.title(at, staged, all.last().map(|title| title.at));
            all.extend(title);
        }
        all.reverse();
        let sure: BTreeSet<u32> =
            all.iter().filter(|title| title.sure).map(|title| self.lines[title.at].indent).collect();
        let all: Vec<Title> =
            all.into_iter().filter(|title| title.sure || sure.contains(&self.lines[title.at].indent)).collect();
        let Some(first) = all.first() else { return };
        let (mut fix, mut example): (Option<Fix>, String) = (None, String::new());
        let mut stages: Vec<(usize, usize)> = Vec::new();
        let mut read = Vec::new();
        for title in &all {
            let Some(keyword) = self.opened(title, &stages) else { continue };
            if keyword == Keyword::Stage {
                stages.push((title.at, title.level));
            }
            let new = format!("{}: {}", keyword.word(), self.slice(title.words));
            let line = trim(self.source, self.lines[title.at].span);
            if fix.is_none() {
                example.clone_from(&new);
            }
            fix = Some(match fix.take() {
                Some(fix) => fix.and(line, new),
                None => Fix::needs_a_look(line, new),
            });
            let nothing = Span { end: title.words.start, ..title.words };
            let line = Statement { keyword: nothing, head: nothing, colon: None, text: title.words };
            read.push(Read { at: title.at, keyword, line });
        }
        if read.is_empty() {
            return;
        }
        let label = match read.len() {
            1 => "a title without a keyword".to_owned(),
            count => format!("the first of {count} titles without a keyword"),
        };
        let help = format!("write `{example}`");
        let title = if first.level > 0 { "Markdown headings are comments here" } else { "A title needs a keyword" };
        let at = read[0].at;
        self.tell(at, title, label, &help).fix = fix;
        self.found.lines.extend(read.iter().map(|read| (read.at, Content::Blank)));
        self.found.read.extend(read);
    }

    /// What the title opens: a stage, or a touchpoint below a stage. `None` inside a touchpoint.
    fn opened(&self, title: &Title, stages: &[(usize, usize)]) -> Option<Keyword> {
        let indent = self.lines[title.at].indent;
        let titled = |at: usize| stages.iter().any(|&(stage, _)| stage == at);
        if title.level > 0 {
            let deeper = stages.last().is_some_and(|&(_, level)| level < title.level);
            return Some(if deeper { Keyword::Touchpoint } else { Keyword::Stage });
        }
        let outer = (0..title.at)
            .rev()
            .find(|&at| self.lines[at].indent < indent && (titled(at) || self.keyword(at).is_some()));
        match outer.map(|at| if titled(at) { Some(Keyword::Stage) } else { self.keyword(at) }) {
            Some(Some(Keyword::Stage)) => Some(Keyword::Touchpoint),
            None | Some(Some(Keyword::Journey | Keyword::Phase)) => Some(Keyword::Stage),
            Some(_) => None,
        }
    }

    fn title(&self, at: usize, staged: bool, next: Option<usize>) -> Option<Title> {
        let line = &self.lines[at];
        let (words, marked, level) = match &line.content {
            Content::Statement(line) => (self.bare_title(line)?, false, 0),
            Content::Other(span) => (self.marked_title(at, *span)?, true, 0),
            Content::Comment(span) if !staged => {
                let text = self.slice(*span);
                let rest = text.trim_start_matches('#');
                // One `#` begins an ordinary comment.
                let level = text.len() - rest.len();
                let words = trim(self.source, Span { start: span.start + level as u32, ..*span });
                (words, true, Some(level).filter(|&level| level > 1)?)
            }
            Content::Comment(_) | Content::Blank | Content::Continuation(_) => return None,
        };
        let text = self.slice(words);
        let first = statement(self.source, words)?;
        let fits = text.split(is_blank).count() <= MOST_WORDS && !text.contains([':', '：', '{', '}']);
        if !fits
            || self.vocabulary.people().leading(text).is_some()
            || self.vocabulary.has_lane(self.slice(first.keyword))
        {
            return None;
        }
        let below = (at + 1..self.lines.len()).find(|&at| !matches!(self.lines[at].content, Content::Blank))?;
        let deeper = self.lines[below].indent > line.indent
            || level > 0
            || marked && self.lines[below].indent == line.indent && !self.is_item(at);
        if !deeper || next != Some(below) && !self.keyword_of_line(below).is_some_and(is_of_story) {
            return None;
        }
        let word = self.slice(first.keyword).to_lowercase();
        let several = !self.slice(first.head).is_empty();
        let known = match several {
            true => Keyword::parse(&word).or_else(|| synonym(&word)),
            false => keyword_for(&word),
        };
        Some(Title { at, words, sure: known.is_none() || level > 0, level })
    }

    /// `Research:` or `Research`, if these words are no line of a map.
    fn bare_title(&self, line: &Statement) -> Option<Span> {
        if !line.text.is_empty() {
            return None;
        }
        let word = self.slice(line.keyword);
        let block = Keyword::in_any_case(word).is_some_and(|keyword| keyword.is_block() || keyword.is_declaration());
        let known = Keyword::parse(word).is_some() || block;
        let capital = word.starts_with(char::is_uppercase);
        let bare = (line.colon.is_some() || capital) && !known;
        bare.then(|| if line.head.is_empty() { line.keyword } else { line.keyword.to(line.head) })
    }

    /// `1. Research`, `[Research]`, `== Research ==`, `**Research**`.
    fn marked_title(&self, at: usize, span: Span) -> Option<Span> {
        let span = match self.mark(at) {
            Some(mark) => Span { start: mark.end, ..span },
            None => span,
        };
        let text = self.slice(span);
        let sign = |c: char| "[]()=-–—*_~<>#".contains(c) || is_blank(c);
        let words = text.trim_start_matches(sign);
        let start = span.start + (text.len() - words.len()) as u32;
        let end = start + words.trim_end_matches(|c| sign(c) || c == ':').len() as u32;
        let enclosed = words.len() < text.len() && end < span.end || self.mark(at).is_some();
        (enclosed && words.starts_with(char::is_alphabetic)).then_some(Span { start, end, ..span })
    }

    fn is_item(&self, at: usize) -> bool {
        self.mark(at).is_some()
    }

    /// The keyword of a line, also after a list mark.
    pub(super) fn keyword_of_line(&self, at: usize) -> Option<Keyword> {
        let item = || statement(self.source, Span { start: self.mark(at)?.end, ..self.lines[at].span });
        let line = match &self.lines[at].content {
            Content::Statement(line) => *line,
            _ => item()?,
        };
        Keyword::in_any_case(self.slice(line.keyword))
    }
}

/// Whether a line with this keyword stands only in stages, and not below a persona or the journey.
fn is_of_story(keyword: Keyword) -> bool {
    let elsewhere = [Keyword::Persona, Keyword::Journey].iter().any(|block| keyword.rule_in(*block).is_some());
    (keyword.is_column() || keyword.rule_in(Keyword::Stage).is_some()) && !elsewhere
}
