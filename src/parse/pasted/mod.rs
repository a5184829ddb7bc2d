//! Lines of another language that were pasted into a map. Each kind is reported once per file, with what to do about
//! it, instead of line by line.

mod broken;
mod comments;
mod continued;
mod list;
mod nested;
mod outline;
mod tables;
mod titles;

use super::{
    colon::is_right,
    is_blank, lift,
    suggest::{is_meant_as_comment, keyword_for, synonym},
    vocabulary::Vocabulary,
};
use crate::{
    ast::{Content, Line, Statement},
    diagnostic::{Code, Diagnostic, Fix},
    keyword::{Keyword, Rule},
    source::Source,
    span::Span,
};
use std::{collections::BTreeSet, ops::Range};

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

/// What files of other formats begin with, in lower case.
const OTHERS: &[(&str, &[&str])] = &[
    ("HTML", &["<!doctype", "<html", "<body", "<div"]),
    ("XML", &["<?xml", "<journey", "<map"]),
    ("a PlantUML diagram", &["@startuml", "@startmindmap", "@startsalt"]),
    ("TOML", &["[[", "title = \""]),
];

/// How list items begin in YAML that describes a journey.
const YAML_ITEMS: [&str; 4] = ["- name:", "- id:", "- title:", "- label:"];

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

    /// JSON, or a Mermaid diagram.
    fn whole_file(&mut self) -> bool {
        let Some(first) = (0..self.lines.len()).find(|&at| !self.trimmed(at).is_empty()) else { return false };
        let text = self.trimmed(first);
        let has = |words: &[&str]| {
            (first + 1..self.lines.len()).any(|at| words.iter().any(|word| self.trimmed(at).starts_with(word)))
        };
        let json = text.starts_with(['{', '[']) && (text.contains('"') || has(&["\"", "{", "}"]));
        let diagram = text == "```mermaid"
            || text == "journey" && has(&["title ", "section "])
            || ["flowchart ", "graph ", "sequenceDiagram", "gantt", "timeline"]
                .iter()
                .any(|word| text.starts_with(word))
                && !text.contains(':');
        let other = OTHERS.iter().find(|(_, signs)| signs.iter().any(|sign| text.to_lowercase().starts_with(sign)));
        let patch = self.wordless.iter().any(|&at| self.trimmed(at).starts_with("@@ -"));
        let items =
            self.wordless.iter().filter(|&&at| YAML_ITEMS.iter().any(|item| self.trimmed(at).starts_with(item)));
        let other = match (other, patch, items.count() > 1) {
            (Some((what, _)), ..) => Some(*what),
            (None, true, _) => Some("the output of `diff`"),
            (None, false, true) => Some("YAML"),
            (None, false, false) => None,
        };
        if let Some(what) = other.filter(|_| !json && !diagram) {
            let help = "write each fact as a line `keyword: text`; `wayline new` makes a map to begin with";
            let help = if patch { "copy the file itself, or apply the patch to it" } else { help };
            self.tell(first, &format!("This is {what}, not a map"), "begins here".into(), help);
            self.found.whole = true;
            return true;
        }
        if json {
            self.tell(
                first,
                "This is JSON, not a map",
                "begins here".into(),
                "write each fact as a line `keyword: text`; `wayline new` writes a map to start from",
            );
        } else if diagram && let Some(map) = self.map_below(first) {
            let label = format!("{} lines", map - first);
            let help = "take them out; `wayline import` makes a map of a Mermaid diagram in a file of its own";
            self.tell(first, "A Mermaid diagram is not part of a map", label, help);
            self.found.mistaken.push(Keyword::Journey);
            self.skip(first..map);
            return false;
        } else if diagram {
            self.tell(
                first,
                "This is a Mermaid diagram, not a map",
                "begins here".into(),
                "name the file `*.mmd` to draw it, or convert it to a map with `wayline import`",
            );
        }
        self.found.whole = json || diagram || self.is_markdown();
        self.found.whole
    }

    /// The first line of a map below a diagram. A task of a diagram has a score behind its colon.
    fn map_below(&self, diagram: usize) -> Option<usize> {
        let is_map = |at: &usize| match &self.lines[*at].content {
            Content::Statement(line) => {
                let story = matches!(self.keyword(*at), Some(Keyword::Stage | Keyword::Persona | Keyword::Touchpoint));
                story && !self.slice(line.text).starts_with(|c: char| c.is_ascii_digit())
            }
            _ => false,
        };
        (diagram + 1..self.lines.len()).find(is_map)
    }

    /// Lists and tables without any line of a map: a page of Markdown.
    fn is_markdown(&mut self) -> bool {
        let mark = |text: &'_ str| {
            let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
            let numbered = digits.len() < text.len() && digits.starts_with([')', '.']);
            let signs = ["- ", "* ", "+ ", "• ", "|"].iter().any(|sign| text.starts_with(sign));
            numbered || signs
        };
        let all = self.wordless.iter().all(|&at| mark(self.trimmed(at)));
        let line = |at: &usize| match &self.lines[*at].content {
            Content::Statement(line) => Keyword::in_any_case(self.slice(line.keyword)).is_some(),
            Content::Other(span) => {
                let text = self.slice(*span).trim_start_matches(|c: char| !c.is_alphabetic());
                let word = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
                matches!(Keyword::in_any_case(word), Some(Keyword::Journey | Keyword::Stage | Keyword::Touchpoint))
            }
            Content::Blank | Content::Comment(_) | Content::Continuation(_) => false,
        };
        let continued = |line: &Line| matches!(line.content, Content::Continuation(_));
        let rows = self.wordless.len() + self.lines.iter().filter(|line| continued(line)).count();
        if rows < 2 || !all || (0..self.lines.len()).any(|at| line(&at)) {
            return false;
        }
        let first = (0..self.lines.len()).find(|&at| !self.trimmed(at).is_empty()).unwrap_or_default();
        let help =
            "write each fact as a line `keyword: text`; `wayline import` makes a map of a table of stages and lanes";
        self.tell(first, "This is Markdown, not a map", "begins here".into(), help);
        true
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
            let sign = rest.strip_prefix([':', '|', '\t']).map_or(0, |_| 1);
            let bare = rest.is_empty() || sign > 0 || rest.starts_with(is_blank);
            (number > 0 && bare).then_some(number + sign)
        };
        let signed = |sign: char| move |text: &str| text.starts_with(sign).then_some(sign.len_utf8());
        type Length<'f> = &'f dyn Fn(&str) -> Option<usize>;
        let kinds: [(&str, Length<'_>); 3] =
            [("a `>`", &signed('>')), ("a `+`", &signed('+')), ("the number of the line", &numbered)];
        let all = |length: Length<'_>| written.iter().all(|&at| length(self.trimmed(at)).is_some());
        let Some((what, length)) = kinds.into_iter().find(|(_, length)| all(length)) else { return };
        let mut fix: Option<Fix> = None;
        let mut read = Vec::new();
        for &at in written {
            let span = self.lines[at].span;
            let text = self.slice(span);
            let edge = text.len() - text.trim_start_matches(is_blank).len();
            let end = edge + length(self.trimmed(at)).unwrap_or(0);
            // One space belongs to the prefix; the rest is the margin of the line.
            let end = end + text[end..].chars().next().filter(|&c| is_blank(c)).map_or(0, char::len_utf8);
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
        self.tell(written[0], &title, label, "take it away, so that each line starts with its keyword").fix = fix;
        self.found.lines.extend(read);
    }

    /// The YAML at the start of a Markdown file.
    fn front_matter(&mut self) {
        const LONGEST: usize = 60;
        if self.lines.first().is_none_or(|_| self.trimmed(0) != "---") {
            return;
        }
        let Some(last) = (1..self.lines.len().min(LONGEST)).find(|&at| self.trimmed(at) == "---") else { return };
        let map = (1..last).any(|at| self.keyword(at).is_some_and(|word| word == Keyword::Journey));
        if last < 2 || map {
            return;
        }
        let label = format!("{} lines, up to the next `---`", last + 1);
        let whole = lift::place(self.lines, 0, last);
        let lacks = !(last + 1..self.lines.len()).any(|at| self.keyword(at) == Some(Keyword::Journey));
        let (new, help) = match self.as_journey(1..last).filter(|_| lacks) {
            Some(lines) => {
                self.found.mistaken.push(Keyword::Journey);
                let help = format!("write `{}` in its place", lines.trim_end().replace("\n  ", "`, `"));
                (lines, help)
            }
            None => (String::new(), "take it out: what it says of the map goes below the `journey` line".to_owned()),
        };
        self.tell(0, "Front matter is not part of a map", label, &help).fix = Some(Fix::needs_a_look(whole, new));
        self.skip(0..=last);
    }

    /// What front matter says of the map, as lines of a map. `None` if it has no title.
    fn as_journey(&self, lines: Range<usize>) -> Option<String> {
        let pairs = lines.filter_map(|at| {
            let (word, value) = self.trimmed(at).split_once(':')?;
            let value = value.trim_matches(|c: char| is_blank(c) || matches!(c, '"' | '\''));
            (!value.is_empty()).then(|| (word.trim_matches(is_blank).to_lowercase(), value))
        });
        let pairs: Vec<(String, &str)> = pairs.collect();
        let (_, title) = pairs.iter().find(|(word, _)| matches!(word.as_str(), "title" | "name"))?;
        let mut journey = format!("{}: {title}\n", Keyword::Journey.word());
        for (word, value) in &pairs {
            let keyword = Keyword::parse(word).or_else(|| synonym(word)).filter(|keyword| {
                let once = matches!(
                    keyword,
                    Keyword::About | Keyword::Owner | Keyword::State | Keyword::Lang | Keyword::Reviewed
                );
                once && is_right(*keyword, &format!("{}: {value}", keyword.word()))
            });
            let Some(keyword) = keyword else { continue };
            let line = format!("  {}: ", keyword.word());
            if !journey.contains(&line) {
                journey.push_str(&format!("{line}{value}\n"));
            }
        }
        Some(journey)
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
            let sign = text.chars().next().filter(|sign| "-=*_~–—".contains(*sign));
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

    /// Runs of sentences without a keyword: text around a map, or the continuation of a text above.
    fn sentences(&mut self) {
        let taken = self.taken();
        let journey = (0..self.lines.len()).find(|&at| self.keyword(at) == Some(Keyword::Journey)).unwrap_or(0);
        let (mut run, mut sure) = (Vec::new(), false);
        for at in 0..=self.lines.len() {
            let free = at < self.lines.len() && !taken.contains(&at);
            let between = || !free || matches!(self.lines[at].content, Content::Blank | Content::Comment(_));
            match free.then(|| self.sentence(at)).flatten() {
                Some(certain) => {
                    run.push(at);
                    sure |= certain;
                }
                None if at < self.lines.len() && between() => {}
                None => {
                    let run = std::mem::take(&mut run);
                    let before = run.last().is_some_and(|&last| last < journey);
                    if std::mem::take(&mut sure) && (before || run.len() > 1) {
                        self.tell_sentences(&run);
                    }
                }
            }
        }
    }

    fn tell_sentences(&mut self, run: &[usize]) {
        let Some(first) = run.first() else { return };
        let label = match run.len() {
            1 => "no line starts like this".to_owned(),
            count => format!("the first of {count} lines without a keyword"),
        };
        let adjoining = run.windows(2).all(|pair| pair[0] + 1 == pair[1]);
        let above = first.checked_sub(1).and_then(|above| self.keyword(above));
        let goes_on = above.filter(|keyword| keyword.rules().any(Rule::is_prose)).is_some() && adjoining;
        let sign = if goes_on && self.lines[*first].indent > 0 { "| " } else { "# " };
        let mut fix: Option<Fix> = None;
        for &at in run {
            let line = self.lines[at].span;
            let text = self.slice(line);
            let start = line.start + (text.len() - text.trim_start_matches(is_blank).len()) as u32;
            let place = Span { start, end: start, ..line };
            fix = Some(fix.take().map_or_else(|| Fix::needs_a_look(place, sign), |fix: Fix| fix.and(place, sign)));
        }
        let (title, help) = match sign {
            "| " => ("A text continues without a mark", "start each line that continues it with `|`"),
            _ if run.len() == 1 => {
                ("This line is not part of a map", "delete it, or start it with `#` to keep it as a comment")
            }
            _ => ("These lines are not part of a map", "delete them, or start each with `#` to keep it as a comment"),
        };
        self.tell(*first, title, label, help).fix = fix;
        self.skip(run.iter().copied());
    }

    /// Whether a line may be a sentence without a keyword, and if so, whether that is certain.
    fn sentence(&self, at: usize) -> Option<bool> {
        const FEW: usize = 3;
        const MANY: usize = 5;
        let statement = match &self.lines[at].content {
            // Nearly all lines begin with a keyword and have its colon, so nothing else needs to be checked.
            Content::Statement(statement) if self.is_keyword_with_colon(statement) => return None,
            Content::Statement(statement) => Some(statement),
            Content::Other(_) => None,
            Content::Blank | Content::Comment(_) | Content::Continuation(_) => return None,
        };
        let text = self.trimmed(at);
        let words = text.split(is_blank).filter(|word| word.chars().any(char::is_alphabetic)).count();
        let Some(statement) = statement else {
            return (words >= FEW && !text.starts_with(['/', ';', '%', '<'])).then_some(true);
        };
        let word = self.slice(statement.keyword);
        if is_meant_as_comment(word) {
            return None;
        }
        let lower = word.to_lowercase();
        let known = Keyword::parse(&lower).is_some();
        let colon = statement.colon.is_some();
        let written = word.starts_with(char::is_uppercase) && !colon && words >= MANY;
        // Most lines without a colon begin with a keyword: there is no need to look for similar words.
        if known && !written {
            return None;
        }
        let lane = self.vocabulary.has_lane(word) || self.vocabulary.nearest_lane(word).is_some();
        if lane || self.vocabulary.people().leading(text).is_some() {
            return None;
        }
        let early = self.slice(statement.head).split(is_blank).count() < FEW;
        // `Note that …` is a sentence, but may also be a line without its colon.
        if known {
            return Some(false);
        }
        match keyword_for(&lower) {
            Some(_) => written.then_some(true),
            None => (words >= FEW && !(colon && early)).then_some(true),
        }
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
            "take the marks away",
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
