//! Edits that would leave their line wrong: what is left is mended at once, or somebody has to look.

use super::builder::Builder;
use crate::{
    ast::{self, Content, Statement},
    diagnostic::{Applicability, Code, Diagnostic, Edit, Fix, Severity, apply},
    keyword::{Keyword, Rule, Times},
    parse::{colon, is_blank, read::read, scan::lines},
    source::Source,
    span::{FileId, Span},
};

/// After so many edits, the rest is left to the writer.
const MOST_EDITS: usize = 3;
/// Only so many lines below are asked whether they say the same.
const MOST_LINES: usize = 32;

/// What is still wrong with a line.
enum Left {
    /// Its own words.
    Words(Diagnostic),
    /// Its block doesn't take it in this place.
    Place(String),
    /// Its block has such a line already.
    Twice,
    /// Another line declares the same name.
    Name,
    /// No open block takes such a line.
    Elsewhere,
}

impl Builder<'_> {
    /// Looks at the edits of the diagnostics from `first` on, which are about the line `at`.
    pub(super) fn settle(&mut self, at: usize, first: usize) {
        for index in first..self.diagnostics.len() {
            if let Some(settled) = self.settled(at, &self.diagnostics[index]) {
                self.diagnostics[index] = settled;
            }
        }
    }

    fn settled(&self, at: usize, diagnostic: &Diagnostic) -> Option<Diagnostic> {
        let fix = diagnostic.fix.as_ref().filter(|fix| fix.applicability != Applicability::Display)?;
        let place = self.document.lines[at].span;
        let written = self.slice(place);
        let mut line = edited(written, place.start, &fix.edits)?;
        let (mut certain, mut help) = (fix.applicability, diagnostic.help.clone());
        let mut composed = false;
        for _ in 0..MOST_EDITS {
            match self.left(at, &line) {
                None => break,
                Some(Left::Words(left)) => {
                    let next = left.fix.filter(|fix| fix.applicability != Applicability::Display);
                    let next = next.and_then(|fix| Some((edited(&line, 0, &fix.edits)?, fix.applicability)));
                    let Some((next, how)) = next.filter(|(next, _)| *next != line && stays_alone(&line, next)) else {
                        // Nobody is helped by an edit that only leads to the next mistake.
                        let stays = left.severity == Severity::Error && left.code != Code::MissingText && !composed;
                        certain = certain.max(if stays { Applicability::Display } else { Applicability::Unsafe });
                        if let Some((help, next)) = help.as_mut().zip(left.help).filter(|_| stays) {
                            help.push_str(&format!("; then {next}"));
                        }
                        break;
                    };
                    // `remove it: …` only says what the last of the edits does.
                    let word =
                        next.trim_start_matches(is_blank).split([' ', ':', '\n']).next().unwrap_or_default().to_owned();
                    let says = left.help.filter(|help| help.starts_with(&format!("write `{word}")));
                    let whole = || format!("write `{}`", next.lines().map(str::trim).collect::<Vec<_>>().join("`, `"));
                    help = Some(says.unwrap_or_else(whole));
                    (line, certain, composed) = (next, certain.max(how), true);
                }
                Some(Left::Place(then)) => {
                    certain = certain.max(Applicability::Unsafe);
                    help = help.map(|help| format!("{help}; {then}"));
                    break;
                }
                Some(Left::Name) => {
                    certain = certain.max(Applicability::Unsafe);
                    break;
                }
                Some(Left::Elsewhere) => {
                    certain = Applicability::Display;
                    break;
                }
                Some(Left::Twice) => {
                    certain = Applicability::Display;
                    help = diagnostic
                        .help
                        .clone()
                        .map(|help| format!("{help}; write both in one line, because only one is allowed here"));
                    break;
                }
            }
        }
        if line == written {
            return Some(Diagnostic { fix: None, ..diagnostic.clone() });
        }
        if certain == fix.applicability && !composed {
            return None;
        }
        let fix = match composed {
            true => difference(written, &line, place, certain),
            false => Fix { applicability: certain, ..fix.clone() },
        };
        Some(Diagnostic { help, fix: Some(fix), ..diagnostic.clone() })
    }

    /// What is wrong with a text in the place of the line `at`.
    fn left(&self, at: usize, text: &str) -> Option<Left> {
        let source = Source::new("", text);
        let continued = self.document.lines.get(at + 1).map(|next| &next.content);
        let continued = matches!(continued, Some(Content::Continuation(_)));
        lines(&source, FileId::default()).iter().find_map(|line| {
            let Content::Statement(statement) = line.content else { return None };
            let word = &source.text[statement.keyword.range()];
            let own = || self.vocabulary.has_lane(word).then_some(Keyword::Own);
            let keyword = Keyword::in_any_case(word).or_else(own)?;
            let Some((depth, rule)) = self.home(keyword) else {
                return self.is_another(at, keyword).then_some(Left::Elsewhere);
            };
            let mut words = read(&source, rule, statement, continued, self.vocabulary);
            for wrong in words.wrong.iter_mut().filter(|wrong| wrong.code == Code::MissingColon) {
                colon::put(&source, rule, statement, self.vocabulary, wrong);
            }
            let wrong = words.wrong.into_iter().chain(words.doubtful).next();
            let declared = match &words.head {
                ast::Head::Name(name) => keyword.is_declaration() && self.vocabulary.declares(keyword, &name.text),
                _ => false,
            };
            let again = declared && self.names_anew(at, &source.text[statement.head.range()]);
            let wrong = wrong.map(Left::Words).or_else(|| again.then_some(Left::Name));
            wrong.or_else(|| self.refused(at, depth, rule, statement, word))
        })
    }

    /// Whether the line `at` has another keyword now.
    fn is_another(&self, at: usize, keyword: Keyword) -> bool {
        let Content::Statement(written) = self.document.lines[at].content else { return false };
        Keyword::in_any_case(self.slice(written.keyword)) != Some(keyword)
    }

    /// Whether the line `at` has another head now.
    fn names_anew(&self, at: usize, head: &str) -> bool {
        let Content::Statement(written) = self.document.lines[at].content else { return false };
        self.slice(written.head) != head
    }

    /// Whether a line with another keyword than the line `at` can't stand there.
    fn refused(&self, at: usize, depth: usize, rule: &'static Rule, line: Statement, word: &str) -> Option<Left> {
        let Content::Statement(written) = self.document.lines[at].content else { return None };
        if !self.is_another(at, rule.keyword) {
            return None;
        }
        match self.frames[depth].refuses(rule, word, line.keyword) {
            // The line itself, as it was understood.
            Some(refusal) if refusal.labels.get(1).is_some_and(|first| first.span.start == written.keyword.start) => {
                None
            }
            Some(refusal) if refusal.code == Code::StandsTwice => Some(Left::Twice),
            Some(refusal) => refusal.help.map(|help| Left::Place(format!("then {help}"))),
            None => self.said_below(at, rule).then_some(Left::Twice),
        }
    }

    /// Whether a line beside the line `at`, further down, has this keyword, which may stand once.
    fn said_below(&self, at: usize, rule: &Rule) -> bool {
        let lines = &self.document.lines;
        let beside = lines[at + 1..].iter().take(MOST_LINES).filter_map(|line| match line.content {
            Content::Statement(statement) => Some((line.indent, statement)),
            _ => None,
        });
        let mut beside = beside.take_while(|(indent, _)| *indent >= lines[at].indent);
        self.indented
            && rule.times == Times::Once
            && beside.any(|(indent, statement)| {
                indent == lines[at].indent && Keyword::in_any_case(self.slice(statement.keyword)) == Some(rule.keyword)
            })
    }
}

/// The text with edits inside it, which count from `start` on. `None` if one of them is elsewhere.
fn edited(text: &str, start: u32, edits: &[Edit]) -> Option<String> {
    let end = start + text.len() as u32;
    let inside = |edit: &Edit| edit.span.start >= start && edit.span.end <= end;
    let moved = |edit: &Edit| Edit {
        span: Span { start: edit.span.start - start, end: edit.span.end - start, ..edit.span },
        text: edit.text.clone(),
    };
    let moved: Option<Vec<Edit>> = edits.iter().map(|edit| inside(edit).then(|| moved(edit))).collect();
    Some(apply(text, &moved?))
}

/// Whether all lines of the new text have the margin of the old one: whether there is already a line below that says the same is only known to
/// the edit of the whole file.
fn stays_alone(old: &str, new: &str) -> bool {
    let margin = |line: &str| line.len() - line.trim_start_matches(is_blank).len();
    new.lines().count() <= old.lines().count() || new.lines().all(|line| margin(line) == margin(old))
}

/// The edit that makes `new` of `old`, which is at `place`.
pub(super) fn difference(old: &str, new: &str, place: Span, certain: Applicability) -> Fix {
    let same = |old: &str, new: &str| {
        old.chars().zip(new.chars()).take_while(|(old, new)| old == new).map(|(c, _)| c.len_utf8()).sum::<usize>()
    };
    let before = same(old, new);
    let (old, new) = (&old[before..], &new[before..]);
    let behind = old.chars().rev().zip(new.chars().rev()).take_while(|(old, new)| old == new);
    let behind: usize = behind.map(|(c, _)| c.len_utf8()).sum();
    let start = place.start + before as u32;
    let end = start + (old.len() - behind) as u32;
    Fix::new(certain, Span { start, end, ..place }, &new[..new.len() - behind])
}
