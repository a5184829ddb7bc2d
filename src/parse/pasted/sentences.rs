//! Sentences without a keyword: text around a map, or the continuation of a text above.

use super::finder::Finder;
use crate::{
    ast::Content,
    diagnostic::Fix,
    keyword::{Keyword, Rule},
    parse::{
        is_blank,
        synonyms::{is_meant_as_comment, keyword_for},
    },
    span::Span,
};

impl Finder<'_> {
    /// Runs of sentences without a keyword: text around a map, or the continuation of a text above.
    pub(super) fn sentences(&mut self) {
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
    pub(super) fn sentence(&self, at: usize) -> Option<bool> {
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
            // A short line of an e-mail.
            if text.starts_with('>') && (1..FEW).contains(&words) {
                return Some(false);
            }
            // Behind other signs, a keyword opens its block all the same.
            let first = text.trim_start_matches(|c: char| !c.is_alphabetic());
            let first = first.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
            let opens = Keyword::parse(first).is_some_and(Keyword::is_block);
            return (words >= FEW && !opens && !text.starts_with(['/', ';', '%', '<'])).then_some(true);
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
}
