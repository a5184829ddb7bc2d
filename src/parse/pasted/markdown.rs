//! Headings, emphasis and dividers of Markdown.

use super::finder::{Finder, statement};
use crate::{
    ast::{Content, Statement},
    diagnostic::{Applicability, Fix, Severity},
    keyword::Keyword,
    parse::{grammar::trim, is_blank},
    span::Span,
};

/// A line whose keyword is emphasised.
pub(super) struct Emphasis {
    /// It, without its marks.
    pub line: Statement,
    pub marks: [Span; 2],
    /// Whether it has its colon.
    pub certain: bool,
}

impl<'a> Finder<'a> {
    /// `---` and similar dividers between parts.
    pub(super) fn dividers(&mut self) {
        let taken = self.taken();
        let divider = |at: &usize| {
            let text = self.trimmed(*at);
            let sign = text.chars().next().filter(|sign| "-=*_~–—.".contains(*sign));
            let (length, signs) = (text.chars().count(), text.chars().filter(|c| Some(*c) == sign).count());
            // `-----8<-----`: cut here.
            let scissors = |c: char| "8<>✂%oO".contains(c) && signs > 3 && signs + 4 >= length;
            length > 2 && sign.is_some_and(|sign| text.chars().all(|c| c == sign || is_blank(c) || scissors(c)))
        };
        let found = self.wordless.iter().copied().filter(|at| !taken.contains(at)).filter(divider);
        let found: Vec<usize> = found.collect();
        let Some((&first, rest)) = found.split_first() else { return };
        let label = if rest.is_empty() { "a divider".to_owned() } else { format!("{} of them", found.len()) };
        let fix = rest.iter().fold(Fix::safe(self.whole_line(first), ""), |fix, &at| fix.and(self.whole_line(at), ""));
        self.tell(first, "There are no dividers in a map", label, "leave a line empty instead").fix = Some(fix);
        self.skip(found);
    }

    /// `**stage:** Research` and `**stage**: Research`.
    pub(super) fn emphasis(&mut self) {
        let mut fix: Option<Fix> = None;
        let mut found: Vec<(usize, Content)> = Vec::new();
        let mut certain = true;
        for &at in &self.wordless {
            let Content::Other(span) = self.lines[at].content else { continue };
            let Some(emphasis) = self.emphasised(span) else { continue };
            certain &= emphasis.certain;
            let [open, shut] = emphasis.marks;
            let so_far = fix.take().map_or_else(|| Fix::safe(open, ""), |fix: Fix| fix.and(open, ""));
            fix = Some(so_far.and(shut, ""));
            found.push((at, Content::Statement(emphasis.line)));
        }
        let fix = fix.map(|fix| if certain { fix } else { Fix { applicability: Applicability::Unsafe, ..fix } });
        let Some((first, _)) = found.first() else { return };
        self.tell(
            *first,
            "A keyword has no marks of Markdown",
            format!("the first of {} lines", found.len()),
            "remove the marks",
        )
        .fix = fix;
        self.found.lines.extend(found);
    }

    /// A line whose keyword stands between marks.
    pub(super) fn emphasised(&self, span: Span) -> Option<Emphasis> {
        let text = self.slice(span);
        let mark = ["**", "__", "*", "_", "`"].into_iter().find(|mark| text.starts_with(mark))?;
        let close = text[mark.len()..].find(mark)?;
        let part =
            |from: usize, to: usize| Span { start: span.start + from as u32, end: span.start + to as u32, ..span };
        let (open, shut) = (part(0, mark.len()), part(mark.len() + close, close + 2 * mark.len()));
        let words = Span { start: open.end, end: shut.start, ..span };
        let behind = Span { start: shut.end, ..span };
        let marked = self.marked(words, behind).or_else(|| self.marked_keyword(words, behind));
        let line = marked.or_else(|| self.marked_block(words, behind))?;
        Some(Emphasis { line, marks: [open, shut], certain: marked.is_some() })
    }

    /// `*feels* 1: Fine`: a keyword alone in its marks, and its line after it.
    fn marked_keyword(&self, words: Span, behind: Span) -> Option<Statement> {
        let read = statement(self.source, words).filter(|read| read.colon.is_none() && read.head.is_empty())?;
        Keyword::parse(&self.slice(read.keyword).to_lowercase())?;
        let (head, _) = self.slice(behind).split_once(':').filter(|(head, _)| head.starts_with(is_blank))?;
        let colon = behind.start + head.len() as u32;
        Some(Statement {
            head: trim(self.source, Span { end: colon, ..behind }),
            colon: Some(Span { start: colon, end: colon + 1, ..behind }),
            text: trim(self.source, Span { start: colon + 1, ..behind }),
            ..read
        })
    }

    /// `**touchpoint** search - Looks around`: a keyword alone in its marks, which lacks its colon as well, and more words.
    fn marked_block(&self, words: Span, behind: Span) -> Option<Statement> {
        let read = statement(self.source, words)?;
        Keyword::parse(self.slice(read.keyword))?;
        let head = trim(self.source, behind);
        let alone = read.colon.is_none() && read.head.is_empty() && self.slice(behind).starts_with(is_blank);
        (alone && !head.is_empty() && !self.slice(head).contains([':', '：'])).then(|| {
            let end = Span { start: head.end, ..head };
            Statement { head, colon: None, text: end, ..read }
        })
    }

    /// The line whose keyword and head are `words`, with the colon in or after them, followed by the text `behind`.
    fn marked(&self, words: Span, behind: Span) -> Option<Statement> {
        let read = statement(self.source, words)?;
        Keyword::parse(&self.slice(read.keyword).to_lowercase())?;
        if read.colon.is_some() {
            return read.text.is_empty().then(|| Statement { text: trim(self.source, behind), ..read });
        }
        self.slice(behind).strip_prefix(':')?;
        let colon = Span { end: behind.start + 1, ..behind };
        let text = trim(self.source, Span { start: colon.end, ..behind });
        Some(Statement { colon: Some(colon), text, ..read })
    }

    /// `## Stage 2: Buy` among regular stages. With one `#` a line is switched off; nobody writes two for that.
    fn deep_headings(&mut self, found: &[(usize, Statement, Span)]) {
        let deep = found.iter().filter(|(_, _, marks)| self.slice(*marks).trim_end_matches(is_blank).len() > 1);
        let deep: Vec<(usize, Span)> = deep.map(|(at, _, marks)| (*at, *marks)).collect();
        for (at, marks) in deep {
            let help =
                "remove the `#`, so that the line starts with its keyword; if it is meant as a comment, write one `#`";
            let told =
                self.tell(at, "Markdown headings are comments here", "nothing of this line is drawn".into(), help);
            told.severity = Severity::Warning;
            told.fix = Some(Fix::needs_a_look(marks, ""));
        }
    }

    /// `## Stage: Research`, in a file without a regular stage line.
    pub(super) fn headings(&mut self) {
        let story = |keyword: Keyword| matches!(keyword, Keyword::Journey | Keyword::Stage) || keyword.is_column();
        let written = self.lines.iter().any(|line| match &line.content {
            Content::Statement(statement) => {
                Keyword::in_any_case(self.slice(statement.keyword)) == Some(Keyword::Stage)
            }
            _ => false,
        });
        let heading = |at: usize| {
            let Content::Comment(span) = self.lines[at].content else { return None };
            let text = self.slice(span);
            let rest = text.trim_start_matches('#').trim_start_matches(is_blank);
            let place = Span { start: span.end - rest.len() as u32, ..span };
            let statement = statement(self.source, place)?;
            let keyword = Keyword::parse(&self.slice(statement.keyword).to_lowercase())?;
            (story(keyword) && statement.colon.is_some()).then_some((at, statement, Span { end: place.start, ..span }))
        };
        let found: Vec<(usize, Statement, Span)> = (0..self.lines.len()).filter_map(heading).collect();
        let stages = found.iter().any(|(_, statement, _)| self.slice(statement.keyword).eq_ignore_ascii_case("stage"));
        if written || !stages {
            return self.deep_headings(&found);
        }
        let fix = found[1..].iter().fold(Fix::safe(found[0].2, ""), |fix, (_, _, marks)| fix.and(*marks, ""));
        self.tell(
            found[0].0,
            "Markdown headings are comments here",
            "in a map, a line that starts with `#` is a comment".into(),
            "remove the `#`, so that the line starts with its keyword",
        )
        .fix = Some(fix);
        let lines = found.into_iter().map(|(at, statement, _)| (at, Content::Statement(statement)));
        self.found.lines.extend(lines);
    }
}
