//! Texts and lists that go on in the next line without a sign that says so.

use super::finder::Finder;
use crate::{
    ast::{Content, Statement},
    diagnostic::Fix,
    keyword::{Keyword, Named, Rule, Value},
    parse::{
        colon::{fits, is_right},
        grammar::trim,
        head::{begins_like_a_value, names_and_says},
        is_blank,
        listed::{AND, listed},
        synonyms::keyword_for,
        ways::means_any_order,
    },
    span::Span,
};
use std::collections::BTreeSet;

/// A list item of more words is a sentence.
const MOST_WORDS: usize = 2;

impl Finder<'_> {
    /// `does: Waits and` above the deeper line `thinks about leaving`: what reads as another line goes on with the text. Below a title,
    /// where nearly every line has a keyword, only what is like none does; below a line without its text, the text begins there.
    pub(super) fn broken_texts(&mut self) {
        let taken = self.taken();
        let mut at = 1;
        while at < self.lines.len() {
            let run = self.below(at - 1, &taken, has_text);
            let Some((above, keyword, mut run)) = run.filter(|(.., run)| !run.is_empty()) else {
                at += 1;
                continue;
            };
            let (said, title) = (!self.slice(above.text).is_empty(), is_title(keyword));
            if title {
                let more = run.iter().take_while(|&&line| self.is_like_no_line(line)).count();
                run.truncate(more);
            }
            let goes_on = title || run.iter().all(|&line| self.goes_on(keyword, line));
            at += run.len().max(1);
            // Lines that begin with no keyword at all are reported elsewhere.
            let alike = || title || !said || run.iter().any(|&line| self.first_word(line).1.is_some());
            let Some(&first) = run.first().filter(|_| above.colon.is_some() && (said || !title) && goes_on && alike())
            else {
                continue;
            };
            let mut fix: Option<Fix> = None;
            for &line in &run {
                let text = trim(self.source, self.lines[line].span);
                let (place, new) = match above.colon.filter(|_| !said && line == first) {
                    Some(colon) => (Span { start: colon.end, end: text.start, ..text }, " "),
                    None => (Span { end: text.start, ..text }, "| "),
                };
                fix = Some(match fix.take() {
                    Some(fix) => fix.and(place, new),
                    None => Fix::needs_a_look(place, new),
                });
                self.found.lines.push((line, Content::Continuation(text)));
            }
            if !said {
                let help = "write the text after the colon; each line that continues it starts with `|`";
                self.tell(first, "The text is below its line", "the text of the line above".to_owned(), help).fix = fix;
                continue;
            }
            let label = match run.len() {
                1 => "goes on with the text above".to_owned(),
                count => format!("the first of {count} lines that go on with the text above"),
            };
            self.tell(run[0], "A text continues without a mark", label, "start each line that continues it with `|`")
                .fix = fix;
        }
    }

    /// `via: web,` above `phone`: a list is one line.
    pub(super) fn broken_lists(&mut self) {
        let taken = self.taken();
        let mut at = 1;
        while at < self.lines.len() {
            let run = self.below(at - 1, &taken, |above| above.rules().any(is_list));
            let Some((above, keyword, run)) = run.filter(|(.., run)| !run.is_empty()) else {
                at += 1;
                continue;
            };
            let (line, said) = (at - 1, self.slice(above.text));
            at += run.len();
            let said = if above.colon.is_some() { said } else { self.slice(above.head) };
            let open = said.is_empty() || said.ends_with(COMMAS);
            let item = |&line: &usize| {
                let mark = self
                    .mark(line)
                    .map_or(0, |mark| (mark.end - trim(self.source, self.lines[line].span).start) as usize);
                let item = self.trimmed(line)[mark..].trim_end_matches(COMMAS);
                let word = item.split(is_blank).next().unwrap_or_default().to_lowercase();
                let line = Keyword::parse(&word).is_some() || self.vocabulary.has_lane(&word);
                (!line && !item.is_empty()).then_some(item)
            };
            let Some(items) = run.iter().map(item).collect::<Option<Vec<&str>>>().filter(|_| open) else { continue };
            let first = said.trim_end_matches(COMMAS);
            let all: Vec<&str> = std::iter::once(first).filter(|it| !it.is_empty()).chain(items).collect();
            self.tell_joined((line, above, keyword), &run, "A list is on one line", &all.join(", "));
        }
    }

    /// `takes: 5` above the deeper line `days`: a value is on one line.
    pub(super) fn broken_values(&mut self) {
        let taken = self.taken();
        let mut at = 1;
        while at < self.lines.len() {
            let run = self.below(at - 1, &taken, |above| above.rules().any(is_value));
            let Some((above, keyword, run)) = run.filter(|(.., run)| !run.is_empty()) else {
                at += 1;
                continue;
            };
            let (line, said) = (at - 1, self.slice(above.text));
            at += run.len();
            let is_line = |&line: &usize| Keyword::parse(&self.first_word(line).0).is_some();
            let more = run.iter().map(|&line| self.trimmed(line));
            let value: Vec<&str> = std::iter::once(said).filter(|said| !said.is_empty()).chain(more).collect();
            let head = self.slice(above.keyword.to(above.head)).trim_end_matches(is_blank);
            let right =
                |value: &String| keyword.rules().any(|rule| is_value(rule) && fits(rule, &format!("{head}: {value}")));
            let value = [" ", ", "].map(|gap| value.join(gap)).into_iter().find(right);
            if let Some(value) = value.filter(|_| above.colon.is_some() && !run.iter().any(is_line)) {
                self.tell_joined((line, above, keyword), &run, "A value is on one line", &value);
            }
        }
    }

    /// Proposes one line for a line and those below it.
    fn tell_joined(
        &mut self,
        (line, above, keyword): (usize, Statement, Keyword),
        run: &[usize],
        title: &str,
        value: &str,
    ) {
        let head = above.keyword.to(if above.colon.is_some() { above.head } else { above.keyword });
        let start = above.colon.unwrap_or(above.keyword).end;
        let last = self.lines[*run.last().unwrap_or(&line)].span;
        let new = if above.colon.is_some() { format!(" {value}") } else { format!(": {value}") };
        let help = format!("write `{}: {value}`", self.slice(head).trim_end_matches(is_blank));
        self.tell(line, title, "goes on below".to_owned(), &help).fix =
            Some(Fix::needs_a_look(Span { start, end: last.end, ..above.keyword }, new));
        self.found.mistaken.push(keyword);
        self.skip(std::iter::once(line).chain(run.iter().copied()));
    }

    /// The line `above`, if its keyword fits, and the lines right below it that are deeper and have no colon.
    fn below(
        &self,
        above: usize,
        taken: &BTreeSet<usize>,
        fits: impl Fn(Keyword) -> bool,
    ) -> Option<(Statement, Keyword, Vec<usize>)> {
        // Nearly all lines have a colon, which is quick to see.
        let without_colon = |at: &usize| match &self.lines[*at].content {
            Content::Statement(statement) => statement.colon.is_none(),
            Content::Other(span) => !self.slice(*span).contains([':', '：']),
            _ => false,
        };
        let first = Some(above + 1).filter(|at| *at < self.lines.len()).filter(without_colon)?;
        let Content::Statement(statement) = self.lines[above].content else { return None };
        // `via web,` lacks its colon, too.
        statement.colon.or_else(|| self.slice(statement.head).ends_with(COMMAS).then_some(statement.head))?;
        let keyword = Keyword::in_any_case(self.slice(statement.keyword)).filter(|keyword| fits(*keyword))?;
        let inside = |at: &usize| self.lines[*at].indent > self.lines[above].indent && without_colon(at);
        let run: Vec<usize> = (first..self.lines.len()).take_while(inside).collect();
        (!run.iter().any(|at| taken.contains(at))).then_some((statement, keyword, run))
    }

    /// The first word of a line, and the keyword that it is or may be meant as.
    fn first_word(&self, at: usize) -> (String, Option<Keyword>) {
        let text = self.trimmed(at);
        let word =
            text.split(|c: char| is_blank(c) || matches!(c, ',' | '.' | ';')).next().unwrap_or_default().to_lowercase();
        let keyword = Keyword::parse(&word).or_else(|| keyword_for(&word));
        (word, keyword)
    }

    /// Whether a line without a colon goes on with a text of `above`, and isn't a line that lacks its colon.
    fn goes_on(&self, above: Keyword, at: usize) -> bool {
        let text = self.trimmed(at);
        let Content::Statement(statement) = &self.lines[at].content else { return false };
        let (word, keyword) = self.first_word(at);
        if self.vocabulary.has_lane(&word) {
            return false;
        }
        let rest = self.slice(statement.head);
        let people = self.vocabulary.people();
        let Some(keyword) = keyword else { return true };
        // What opens a part of the map is never taken for a part of a text: the lines below it would belong to another one.
        if keyword.opens_part() && Keyword::parse(&word).is_some() || keyword.is_block() && names_and_says(rest) {
            return false;
        }
        if Keyword::parse(&word).is_some() && stands_alone(keyword, text)
            || rest.starts_with(begins_like_a_value)
            || people.leading(rest).is_some()
        {
            return false;
        }
        if keyword.rule_in(above).is_none() {
            return Keyword::parse(&word).is_none() || !rest.is_empty();
        }
        let items = listed(rest, AND);
        items.into_iter().any(|item| item.split(is_blank).filter(|word| !word.is_empty()).count() > MOST_WORDS)
    }
}

impl Finder<'_> {
    /// Whether a line begins like a part of a sentence, and with no word that is near a keyword or a lane.
    fn is_like_no_line(&self, at: usize) -> bool {
        let text = self.trimmed(at);
        let (word, keyword) = self.first_word(at);
        let lane = self.vocabulary.is_incomplete()
            || self.vocabulary.has_lane(&word)
            || self.vocabulary.nearest_lane(&word).is_some();
        // `ben leaves 10 %`
        let second = text.split(is_blank).nth(1).and_then(Keyword::parse);
        let turned = second.is_some() || self.vocabulary.people().leading(text).is_some();
        let sentence = matches!(self.lines[at].content, Content::Statement(_)) && !means_any_order(text);
        sentence && text.starts_with(char::is_lowercase) && keyword.is_none() && !lane && !turned
    }
}

/// The signs between the items of a list.
const COMMAS: [char; 5] = [',', ';', '，', '、', '،'];

/// Whether a line has a text, be it only a title.
fn has_text(keyword: Keyword) -> bool {
    !keyword.is_declaration() && keyword.rules().any(Rule::is_prose)
}

fn is_title(keyword: Keyword) -> bool {
    matches!(keyword, Keyword::Journey | Keyword::Phase | Keyword::Stage) || keyword.is_column()
}

/// Whether the line has a value that is no text and no list.
fn is_value(rule: &Rule) -> bool {
    !rule.is_prose() && !is_list(rule) && rule.value != Value::Plain
}

/// Whether the line needs no colon. A way that leads to something with more words is none.
pub(super) fn stands_alone(keyword: Keyword, line: &str) -> bool {
    let optional = |rule: &Rule| rule.has_title() || matches!(rule.value, Value::OptionalProse | Value::OptionalDays);
    let words = line.split(is_blank).filter(|word| !word.is_empty()).count();
    let way = matches!(keyword, Keyword::Then | Keyword::Leaves) && words > 1 + MOST_WORDS;
    keyword.rules().any(optional) && is_right(keyword, line) && !way
}

/// Whether the line is a list of names.
fn is_list(rule: &Rule) -> bool {
    matches!(rule.value, Value::Names(Named::Persona | Named::Team | Named::Channel | Named::Source | Named::Pain))
}
