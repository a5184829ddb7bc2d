//! What belongs into a line, in a line of its own below it, as in YAML: `touchpoint:` above `name: Pays`, `feels:` above
//! `anna: 1`.

use super::finder::{Finder, Read};
use crate::{
    ast::{Content, Statement},
    diagnostic::Fix,
    keyword::{Head, Keyword},
    parse::{colon::fits, foreign_signs::LIST_MARKS, grammar::trim, head::name_of, is_blank, slip::leading_score},
};

/// What other languages call the text of a block.
pub const TITLES: [&str; 5] = ["name", "title", "label", "text", "heading"];

/// A line that is put together from others: the last of them, what it says, and how the lines are read then.
struct Joined {
    keyword: Keyword,
    last: usize,
    new: String,
    read: Option<Read>,
}

impl Finder<'_> {
    pub(super) fn nested(&mut self) {
        let mut fix: Option<Fix> = None;
        let (mut first, mut example) = (None, String::new());
        let mut at = 0;
        while at + 1 < self.lines.len() {
            let Some(joined) = self.title_below(at).or_else(|| self.people_below(at)) else {
                at += 1;
                continue;
            };
            let place = trim(self.source, self.lines[at].span).to(trim(self.source, self.lines[joined.last].span));
            if first.is_none() {
                first = Some(at);
                example = joined.new.lines().map(str::trim).collect::<Vec<_>>().join("`, `");
            }
            fix = Some(match fix.take() {
                Some(fix) => fix.and(place, joined.new),
                None => Fix::safe(place, joined.new),
            });
            self.skip(at..=joined.last);
            self.found.mistaken.push(joined.keyword);
            self.found.read.extend(joined.read);
            at = joined.last + 1;
        }
        let Some(first) = first else { return };
        let help = format!("write `{example}`");
        self.tell(first, "The line below belongs in this one", "ends here".to_owned(), &help).fix = fix;
    }

    /// A line with nothing after its colon, and whether something is indented below it.
    fn opening(&self, at: usize) -> Option<(Statement, Keyword)> {
        let Content::Statement(line) = self.lines[at].content else { return None };
        if !line.text.is_empty() {
            return None;
        }
        let keyword = Keyword::in_any_case(self.slice(line.keyword))?;
        let own = self.vocabulary.has_lane(self.slice(line.keyword));
        (!own && self.lines[at + 1].indent > self.lines[at].indent).then_some((line, keyword))
    }

    fn title_below(&self, at: usize) -> Option<Joined> {
        let (line, keyword) = self.opening(at)?;
        let rule = keyword.rules().next()?;
        let Content::Statement(below) = self.lines[at + 1].content else { return None };
        let called = self.slice(below.keyword).to_lowercase();
        let text = self.slice(below.text);
        let titled = TITLES.contains(&called.as_str()) && below.head.is_empty() && !text.is_empty();
        let block = keyword == Keyword::Journey || rule.has_title();
        if !titled || !block || self.vocabulary.has_lane(&called) {
            return None;
        }
        let head = match self.slice(line.head) {
            "" if rule.head == Head::Name => name_of(text, keyword)?,
            head => head.to_owned(),
        };
        let gap = if head.is_empty() { "" } else { " " };
        let new = format!("{}{gap}{head}: {text}", self.slice(line.keyword));
        let read =
            Read { at, keyword, line: Statement { colon: line.colon.or(below.colon), text: below.text, ..line } };
        fits(rule, &new).then_some(Joined { keyword, last: at + 1, new, read: Some(read) })
    }

    /// `feels:` above `anna: 1`, `feels anna` above `1: Fine`, `thinks:` above `anna: Why?`.
    fn people_below(&self, at: usize) -> Option<Joined> {
        let (line, keyword) = self.opening(at)?;
        let rule = keyword.rules().next().filter(|rule| matches!(rule.head, Head::Score | Head::OptionalPersona))?;
        let head = self.slice(line.head);
        let named = if head.is_empty() { "" } else { self.vocabulary.people().find(head)? };
        let word = self.slice(line.keyword);
        let inside = |&below: &usize| self.lines[below].indent > self.lines[at].indent;
        let below: Vec<usize> = (at + 1..self.lines.len()).take_while(inside).collect();
        let line = |at: usize| {
            let text = self.trimmed(at).trim_start_matches(LIST_MARKS).trim_start_matches(is_blank);
            let (persona, said) =
                if named.is_empty() { self.vocabulary.people().leading(text)? } else { (named, text) };
            let said = said.trim_start_matches(|c: char| is_blank(c) || matches!(c, ':' | '：' | '='));
            let new = match rule.head {
                Head::Score => {
                    let (score, word) = leading_score(said)?;
                    let word = word.trim_start_matches(|c: char| is_blank(c) || matches!(c, ':' | '：' | ','));
                    let word = if word.is_empty() { String::new() } else { format!(": {word}") };
                    format!("{persona} {score}{word}")
                }
                _ => format!("{persona}: {said}"),
            };
            let new = format!("{word} {new}");
            fits(rule, &new).then_some(new)
        };
        let lines: Vec<String> = below.iter().map(|&at| line(at)).collect::<Option<_>>()?;
        let last = *below.last()?;
        let margin = self.source.before(self.lines[at].span.start + self.margin(at));
        Some(Joined { keyword, last, new: lines.join(&format!("\n{margin}")), read: None })
    }

    /// How many bytes of whitespace a line begins with.
    fn margin(&self, at: usize) -> u32 {
        let text = self.slice(self.lines[at].span);
        (text.len() - text.trim_start_matches(is_blank).len()) as u32
    }
}
