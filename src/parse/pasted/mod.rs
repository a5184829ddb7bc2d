//! Lines of another language that were pasted into a map. Each kind is reported once per file, with what to do about
//! it, instead of line by line.

mod broken;
mod comments;
mod continued;
mod front_matter;
mod list;
mod nested;
mod outline;
mod sentences;
mod tables;
mod tags;
mod titles;
mod toml;
mod whole;

use super::{is_blank, lift, vocabulary::Vocabulary};
use crate::{
    ast::{Content, Line, Statement},
    diagnostic::{Code, Diagnostic, Fix},
    keyword::Keyword,
    source::Source,
    span::Span,
};
use std::{collections::BTreeSet, ops::Range};

pub use nested::TITLES;

/// The pasted lines of a file.
#[derive(Debug, Default)]
pub struct Pasted {
    /// One diagnostic for each kind.
    pub diagnostics: Vec<Diagnostic>,
    /// The new content of some lines; those not listed are unchanged.
    pub lines: Vec<(usize, Content)>,
    /// Keywords that skipped lines may declare.
    pub mistaken: Vec<Keyword>,
    /// Whether the whole file is something other than a map.
    pub whole: bool,
    /// Lines that are read as something else than they say, about which nothing more is reported.
    pub read: Vec<Read>,
}

/// A line that is read as one with this keyword.
#[derive(Debug, Clone, Copy)]
pub struct Read {
    /// The position of the line.
    pub at: usize,
    pub keyword: Keyword,
    /// Its words; what is missing from it is empty.
    pub line: Statement,
}

/// Looks for pasted lines in a file.
pub fn pasted(source: &Source, lines: &[Line], vocabulary: &Vocabulary) -> Pasted {
    // Every line ends in a sign that belongs to no text: that has been reported.
    if source.text.contains('\r') && source.text.contains("\r\r\n") {
        return Pasted { whole: true, ..Pasted::default() };
    }
    let wordless = |at: &usize| matches!(lines[*at].content, Content::Other(_));
    let wordless = (0..lines.len()).filter(wordless).collect();
    let mut finder = Finder { source, lines, wordless, vocabulary, found: Pasted::default() };
    if !finder.whole_file() && !finder.outline() && !finder.around() {
        finder.front_matter();
        finder.comments();
        finder.tags();
        finder.toml();
        finder.blocks_of_text();
        finder.broken_texts();
        finder.broken_lists();
        finder.prefixes();
        finder.emphasis();
        finder.braces();
        finder.conflicts();
        finder.fences();
        finder.headings();
        finder.table();
        finder.rows();
        finder.nested();
        finder.titles();
        finder.list();
        finder.dividers();
        finder.sentences();
    }
    finder.found
}

struct Finder<'a> {
    source: &'a Source,
    lines: &'a [Line],
    /// The lines that don't begin with a word. Most foreign lines are among them, and most maps have none.
    wordless: Vec<usize>,
    vocabulary: &'a Vocabulary,
    found: Pasted,
}

impl<'a> Finder<'a> {
    fn slice(&self, span: Span) -> &'a str {
        &self.source.text[span.range()]
    }

    /// A line without leading and trailing whitespace, and where it begins.
    fn trimmed(&self, at: usize) -> &'a str {
        self.slice(self.lines[at].span).trim_matches(is_blank)
    }

    fn tell(&mut self, at: usize, title: &str, label: String, help: &str) -> &mut Diagnostic {
        let span = self.lines[at].span;
        let text = self.slice(span);
        let start = span.start + (text.len() - text.trim_start_matches(is_blank).len()) as u32;
        let place = Span { start, ..span };
        self.found.diagnostics.push(Diagnostic::new(Code::Pasted, title, place, label).help(help));
        let last = self.found.diagnostics.len() - 1;
        &mut self.found.diagnostics[last]
    }

    /// The lines that have been read already.
    fn taken(&self) -> BTreeSet<usize> {
        self.found.lines.iter().map(|&(at, _)| at).collect()
    }

    fn skip(&mut self, lines: impl IntoIterator<Item = usize>) {
        self.found.lines.extend(lines.into_iter().map(|at| (at, Content::Blank)));
    }

    /// The whole line with its line break.
    fn whole_line(&self, at: usize) -> Span {
        let span = self.lines[at].span;
        let end = self.lines.get(at + 1).map_or(span.end, |next| next.span.start);
        Span { end, ..span }
    }

    /// A prefix on every line: the `>` of an e-mail, the `+` of a patch, line numbers.
    fn prefixes(&mut self) {
        let written = &self.wordless;
        let others = self.lines.iter().any(|line| !matches!(line.content, Content::Blank | Content::Other(_)));
        if others || written.len() < 3 {
            return;
        }
        let numbered = |text: &str| {
            let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
            let number = text.len() - rest.len();
            let apart = rest.len() - rest.trim_start_matches(is_blank).len();
            let bar = rest[apart..].starts_with('|').then_some(apart + 1);
            let sign = rest.strip_prefix([':', '|', '\t']).map(|_| 1).or(bar).unwrap_or(0);
            let bare = rest.is_empty() || sign > 0 || rest.starts_with(is_blank);
            (number > 0 && bare).then_some(number + sign)
        };
        // An e-mail that was answered twice.
        let quoted = |text: &str| {
            let signs = text.char_indices().take_while(|&(_, c)| c == '>' || is_blank(c));
            signs.filter(|&(_, c)| c == '>').last().filter(|_| text.starts_with('>')).map(|(at, _)| at + 1)
        };
        let signed = |sign: char| move |text: &str| text.starts_with(sign).then_some(sign.len_utf8());
        type Length<'f> = &'f dyn Fn(&str) -> Option<usize>;
        let kinds: [(&str, Length<'_>); 3] =
            [("a `>`", &quoted), ("a `+`", &signed('+')), ("the number of the line", &numbered)];
        let all = |length: Length<'_>| written.iter().all(|&at| length(self.trimmed(at)).is_some());
        let Some((what, length)) = kinds.into_iter().find(|(_, length)| all(length)) else { return };
        let behind = |at: usize| &self.trimmed(at)[length(self.trimmed(at)).unwrap_or(0)..];
        let spaced = written.iter().all(|&at| behind(at).is_empty() || behind(at).starts_with(is_blank));
        let mut fix: Option<Fix> = None;
        let mut read = Vec::new();
        for &at in written {
            let span = self.lines[at].span;
            let text = self.slice(span);
            let edge = text.len() - text.trim_start_matches(is_blank).len();
            let end = edge + length(self.trimmed(at)).unwrap_or(0);
            // One space belongs to the prefix, if every line has one; the rest is the margin of the line.
            let end = end + text[end..].chars().next().filter(|&c| spaced && is_blank(c)).map_or(0, char::len_utf8);
            let mark = Span { end: span.start + end as u32, ..span };
            fix = Some(fix.take().map_or_else(|| Fix::safe(mark, ""), |fix: Fix| fix.and(mark, "")));
            let rest = super::grammar::trim(self.source, Span { start: mark.end, ..span });
            let content = match statement(self.source, rest) {
                Some(statement) => Content::Statement(statement),
                None if self.slice(rest).starts_with('#') => Content::Comment(rest),
                None if rest.is_empty() => Content::Blank,
                None => Content::Other(rest),
            };
            read.push((at, content));
        }
        let title = format!("Every line begins with {what}");
        let label = format!("the first of {} lines", written.len());
        self.tell(written[0], &title, label, "remove it, so that each line starts with its keyword").fix = fix;
        self.found.lines.extend(read);
    }

    /// The keyword of a line with a colon.
    fn keyword(&self, at: usize) -> Option<Keyword> {
        let Content::Statement(statement) = &self.lines[at].content else { return None };
        statement.colon?;
        Keyword::in_any_case(self.slice(statement.keyword))
    }

    fn is_keyword_with_colon(&self, statement: &Statement) -> bool {
        statement.colon.is_some() && Keyword::parse(self.slice(statement.keyword)).is_some()
    }

    /// A map in a code fence with other text around it, as in a chat or on a page. Returns whether there was one.
    fn around(&mut self) -> bool {
        let blocks = self.blocks();
        if !blocks.iter().cloned().flatten().any(|at| self.keyword(at) == Some(Keyword::Journey)) {
            return false;
        }
        let inside = |at: usize| blocks.iter().any(|block| block.contains(&at));
        let outside: Vec<usize> = (0..self.lines.len()).filter(|&at| !inside(at)).collect();
        let said = |at: &&usize| {
            let text = self.trimmed(**at);
            !text.is_empty() && !is_fence(text)
        };
        let count = outside.iter().filter(said).count();
        let Some(&first) = outside.iter().find(said) else { return false };
        let mut fix: Option<Fix> = None;
        for run in outside.chunk_by(|a, b| a + 1 == *b) {
            let (Some(&first), Some(&last)) = (run.first(), run.last()) else { continue };
            let span = lift::place(self.lines, first, last);
            fix = Some(fix.take().map_or_else(|| Fix::needs_a_look(span, ""), |fix: Fix| fix.and(span, "")));
        }
        let label = if count == 1 { "other text".to_owned() } else { format!("the first of {count} lines") };
        let help = "keep only what is between the fences; `wayline markdown` draws the maps in Markdown files";
        self.tell(first, "The text around the map is not part of it", label, help).fix = fix;
        self.skip(outside);
        true
    }

    /// The lines between fences that may be parts of a map.
    fn blocks(&self) -> Vec<Range<usize>> {
        let mut blocks = Vec::new();
        let mut open: Option<usize> = None;
        let texts = ["", "journey", "wayline", "text", "txt", "plaintext", "plain", "yaml"];
        let map = |first: usize, end: usize| {
            let language = self.trimmed(first).trim_start_matches(['`', '~']).trim().to_lowercase();
            texts.contains(&language.as_str()) && (first + 1..end).any(|at| self.keyword(at).is_some())
        };
        for at in self.wordless.iter().copied().filter(|&at| is_fence(self.trimmed(at))) {
            match open.take() {
                Some(first) if map(first, at) => blocks.push(first + 1..at),
                Some(_) => {}
                None => open = Some(at),
            }
        }
        let end = self.lines.len();
        blocks.extend(open.filter(|&first| map(first, end)).map(|first| first + 1..end));
        blocks
    }

    /// `---` and similar dividers between parts.
    fn dividers(&mut self) {
        let taken = self.taken();
        let divider = |at: &usize| {
            let text = self.trimmed(*at);
            let sign = text.chars().next().filter(|sign| "-=*_~–—.".contains(*sign));
            text.chars().count() > 2 && sign.is_some_and(|sign| text.chars().all(|c| c == sign || is_blank(c)))
        };
        let found = self.wordless.iter().copied().filter(|at| !taken.contains(at)).filter(divider);
        let found: Vec<usize> = found.collect();
        let Some((&first, rest)) = found.split_first() else { return };
        let label = if rest.is_empty() { "a line of signs".to_owned() } else { format!("{} of them", found.len()) };
        let fix = rest.iter().fold(Fix::safe(self.whole_line(first), ""), |fix, &at| fix.and(self.whole_line(at), ""));
        self.tell(first, "There are no dividers in a map", label, "leave a line empty instead").fix = Some(fix);
        self.skip(found);
    }

    /// `**stage:** Research` and `**stage**: Research`.
    fn emphasis(&mut self) {
        let mut fix: Option<Fix> = None;
        let mut found: Vec<(usize, Content)> = Vec::new();
        for &at in &self.wordless {
            let Content::Other(span) = self.lines[at].content else { continue };
            let text = self.slice(span);
            let Some(mark) = ["**", "__", "*", "`"].into_iter().find(|mark| text.starts_with(mark)) else { continue };
            let inner = &text[mark.len()..];
            let Some(close) = inner.find(mark) else { continue };
            let part =
                |from: usize, to: usize| Span { start: span.start + from as u32, end: span.start + to as u32, ..span };
            let (open, shut) = (part(0, mark.len()), part(mark.len() + close, close + 2 * mark.len()));
            let words = Span { start: open.end, end: shut.start, ..span };
            let behind = Span { start: shut.end, ..span };
            let Some(statement) = self.marked(words, behind) else { continue };
            let so_far = fix.take().map_or_else(|| Fix::safe(open, ""), |fix: Fix| fix.and(open, ""));
            fix = Some(so_far.and(shut, ""));
            found.push((at, Content::Statement(statement)));
        }
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

    /// The line whose keyword and head are `words`, with the colon in or after them, followed by the text `behind`.
    fn marked(&self, words: Span, behind: Span) -> Option<Statement> {
        let read = statement(self.source, words)?;
        Keyword::parse(&self.slice(read.keyword).to_lowercase())?;
        if read.colon.is_some() {
            return read.text.is_empty().then(|| Statement { text: super::grammar::trim(self.source, behind), ..read });
        }
        self.slice(behind).strip_prefix(':')?;
        let colon = Span { end: behind.start + 1, ..behind };
        let text = super::grammar::trim(self.source, Span { start: colon.end, ..behind });
        Some(Statement { colon: Some(colon), text, ..read })
    }

    /// A `}` alone on its line, which ends a block in other languages.
    fn braces(&mut self) {
        let braces: Vec<usize> = self.wordless.iter().copied().filter(|&at| self.trimmed(at) == "}").collect();
        let Some(&first) = braces.first() else { return };
        let rest = &braces[1..];
        let fix = rest.iter().fold(Fix::safe(self.whole_line(first), ""), |fix, &at| fix.and(self.whole_line(at), ""));
        let label = format!("{} of them", braces.len());
        self.tell(first, "There are no braces around blocks", label, "delete the lines with a brace alone").fix =
            Some(fix);
        self.skip(braces);
    }

    /// Both sides of a merge conflict: the first is read, the second isn't.
    fn conflicts(&mut self) {
        let mut first = None;
        let mut count = 0;
        let mut second_side = false;
        let begins = self.wordless.iter().copied().find(|&at| self.slice(self.lines[at].span).starts_with("<<<<<<<"));
        for at in begins.into_iter().flat_map(|begins| begins..self.lines.len()) {
            let line = self.slice(self.lines[at].span);
            let starts = line.starts_with("<<<<<<<");
            let parts = line.starts_with("|||||||") || line.trim_end() == "=======";
            let ends = line.starts_with(">>>>>>>");
            if starts {
                first.get_or_insert(at);
                count += 1;
                second_side = false;
            } else if parts && first.is_some() {
                second_side = true;
            }
            if first.is_some() && (starts || parts || ends || second_side) {
                self.skip([at]);
            }
            second_side &= !ends;
        }
        let Some(at) = first else { return };
        let label = if count == 1 { "the conflict begins here".to_owned() } else { format!("the first of {count}") };
        self.tell(
            at,
            "The file still has a git merge conflict",
            label,
            "keep the lines that are right, and delete the others and the lines `<<<<<<<`, `=======` and `>>>>>>>`",
        );
    }

    /// The fences of a Markdown code block. The lines inside are read.
    fn fences(&mut self) {
        let fence = |at: &usize| is_fence(self.trimmed(*at));
        let fences: Vec<usize> = self.wordless.iter().copied().filter(fence).collect();
        let Some((&first, rest)) = fences.split_first() else { return };
        let fix = rest.iter().fold(Fix::safe(self.whole_line(first), ""), |fix, &at| fix.and(self.whole_line(at), ""));
        self.tell(
            first,
            "A code fence is not part of a map",
            "pasted from Markdown".into(),
            "delete the lines with the fences; `wayline markdown` draws the maps in Markdown files",
        )
        .fix = Some(fix);
        self.skip(fences);
    }

    /// `## Stage: Research`, in a file without a regular stage line.
    fn headings(&mut self) {
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
            return;
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

fn is_fence(text: &str) -> bool {
    text.starts_with("```") || text.starts_with("~~~")
}

/// The text of `span` as a line of its own.
fn statement(source: &Source, span: Span) -> Option<Statement> {
    let text = &source.text[span.range()];
    let word = text.find(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_')).unwrap_or(text.len());
    if !text.starts_with(char::is_alphabetic) {
        return None;
    }
    let part = |from: usize, to: usize| Span { start: span.start + from as u32, end: span.start + to as u32, ..span };
    let colon = text.char_indices().find(|&(_, c)| matches!(c, ':' | '：')).map(|(at, c)| (at, at + c.len_utf8()));
    let (head_end, text_start) = colon.unwrap_or((text.len(), text.len()));
    Some(Statement {
        keyword: part(0, word),
        head: super::grammar::trim(source, part(word, head_end.max(word))),
        colon: colon.map(|(from, to)| part(from, to)),
        text: super::grammar::trim(source, part(text_start, text.len())),
    })
}
