//! Lists of YAML and Markdown.

use super::{
    broken::stands_alone,
    finder::{Finder, statement},
    markdown::Emphasis,
};
use crate::{
    ast::{Content, Statement},
    diagnostic::{Applicability, Fix},
    keyword::{Head, Keyword, Rule, Times, Value},
    parse::{
        colon::{fits, is_right},
        foreign_signs::{LIST_MARKS, behind_list_mark},
        head::{begins_like_a_value, names_and_says},
        is_blank,
        joined::has_known,
        lift,
        synonyms::keyword_for,
    },
    span::Span,
};

/// No block has more lines.
const MOST_FACTS: usize = 200;

/// What goes between a keyword and an item of its list: a column and a score belong before the colon.
fn between(word: &str, item: &str) -> &'static str {
    let head = Keyword::parse(word).and_then(|keyword| keyword.rules().next()).map(|rule| rule.head);
    match head {
        Some(Head::Way | Head::Score) => " ",
        Some(Head::Exit) if item.starts_with(|c: char| c.is_ascii_digit()) => " ",
        _ => ": ",
    }
}

/// What to do with marks in front of lines; whether all items are lines, or some.
fn help(all: bool, keywords: bool) -> &'static str {
    match all {
        true => "remove the marks, so that each line starts with its keyword",
        false if keywords => "remove the marks; what has no keyword becomes a comment with `#`, if it is not a fact",
        false => "start each line with its keyword, for example `does: …`, or with `#` if it is a comment",
    }
}

impl Finder<'_> {
    /// YAML or Markdown lists. Items that are lines of a map are read without their list marks; a list with others is told apart.
    pub(super) fn list(&mut self) {
        let taken = self.taken();
        let marked = self.wordless.iter().filter(|at| !taken.contains(at));
        let marked: Vec<(usize, Span)> = marked.filter_map(|&at| Some((at, self.mark(at)?))).collect();
        if marked.is_empty() || self.is_patch(&marked) {
            return;
        }
        let lists = marked.chunk_by(|(above, _), (at, _)| above + 1 == *at);
        let (read, others): (Vec<_>, Vec<_>) = lists.partition(|list| self.is_read(list));
        if read.is_empty() || others.is_empty() {
            return self.items(&marked);
        }
        self.items(&read.concat());
        self.items(&others.concat());
    }

    /// Whether all items of a list are lines, or texts of the line above it.
    fn is_read(&self, list: &[(usize, Span)]) -> bool {
        let under = list.first().is_some_and(|(at, _)| self.opener(*at).is_some());
        list.iter().all(|&(at, mark)| {
            let rest = Span { start: mark.end, ..self.lines[at].span };
            under
                || self.opener(at).is_some()
                || self.emphasised(rest).is_some()
                || self.line_of_item(rest, false).is_some()
        })
    }

    fn items(&mut self, marked: &[(usize, Span)]) {
        let Some(&(first, mark)) = marked.first() else { return };
        let mut fix: Option<Fix> = None;
        let mut edit = |span: Span, text: &str| {
            fix = Some(match fix.take() {
                Some(fix) => fix.and(span, text),
                None => Fix::safe(span, text),
            });
        };
        let mut read = Vec::new();
        let (mut all, mut sure) = (true, true);
        let mut above: Option<(&'static str, usize)> = None;
        for (index, &(at, mark)) in marked.iter().enumerate() {
            let rest = Span { start: mark.end, ..self.lines[at].span };
            let follows = index > 0 && marked[index - 1].0 + 1 == at;
            let under = self.opener(at).map(|word| (word, at - 1)).or(above.filter(|_| follows));
            // `- **Stage**: Find`
            let emphasis = self.emphasised(rest).filter(|of| under.is_none() || of.line.colon.is_some());
            if let Some(Emphasis { line, marks: [open, shut], certain }) = emphasis {
                sure &= certain;
                [mark, open, shut].into_iter().for_each(|span| edit(span, ""));
                read.push((at, Content::Statement(line)));
                continue;
            }
            if let Some(statement) = self.line_of_item(rest, under.is_some()) {
                sure &= statement.colon.is_some() || self.needs_no_colon(statement);
                edit(mark, "");
                read.push((at, Content::Statement(statement)));
                continue;
            }
            read.push((at, Content::Blank));
            above = under;
            match above {
                Some((word, line)) => {
                    self.found.mistaken.extend(Keyword::parse(word));
                    if line + 1 == at {
                        sure &= self.fits_its_block(line, word);
                        match self.item_behind(line) {
                            Some((mark, first)) => {
                                edit(mark, "");
                                read.push((line, Content::Statement(first)));
                            }
                            None => {
                                edit(self.whole_line(line), "");
                                read.push((line, Content::Blank));
                            }
                        }
                    }
                    let place = Span { start: self.lines[at].span.start, ..mark };
                    let margin = lift::margin(self.source, &self.lines[line]);
                    edit(place, &format!("{margin}{word}{}", between(word, self.slice(rest))));
                }
                // Next to lines with a keyword it is a remark.
                None => {
                    all = false;
                    edit(mark, "# ");
                }
            }
        }
        let label = match marked.len() {
            1 => "a list mark".to_owned(),
            count => format!("the first of {count} list marks"),
        };
        let keywords = read.iter().any(|(_, content)| matches!(content, Content::Statement(_)));
        self.tell(first, "Maps use no list markers", label, help(all, keywords)).fix = match (all, keywords) {
            (true, _) if sure => fix,
            (true, _) | (false, true) => fix.map(|fix| Fix { applicability: Applicability::Unsafe, ..fix }),
            (false, false) => None,
        };
        if let Some(diagnostic) = self.found.diagnostics.last_mut() {
            diagnostic.labels[0].span = Span { end: mark.end, ..diagnostic.labels[0].span };
        }
        self.found.lines.extend(read);
    }

    /// An item as a line of the map. Below a line without a text, those without a colon are its texts.
    fn line_of_item(&self, item: Span, is_text: bool) -> Option<Statement> {
        let word = |statement: &Statement| self.slice(statement.keyword).to_lowercase();
        statement(self.source, item).filter(|statement| match statement.colon {
            Some(_) => keyword_for(&word(statement)).is_some() || self.vocabulary.has_lane(&word(statement)),
            None => !is_text && self.is_line(*statement),
        })
    }

    /// Whether an item without a colon is a line of the map all the same: `feels 1`, or `via web`, which lacks its colon. `note from Miro` and
    /// `Feels tired` are sentences.
    pub(super) fn is_line(&self, item: Statement) -> bool {
        let (word, rest) = (self.slice(item.keyword), self.slice(item.head));
        let begins = |c: char| begins_like_a_value(c) || matches!(c, '(' | '[');
        // `* persona ben Ben Okafor` opens a block, also with a slip in its keyword.
        let opens = || keyword_for(&word.to_lowercase()).is_some_and(Keyword::is_block);
        if names_and_says(rest) && opens() {
            return true;
        }
        let Some(keyword) = Keyword::parse(word) else {
            let scored = |keyword: Keyword| keyword.rules().any(|rule| rule.head == Head::Score);
            let own = self.vocabulary.has_lane(&word.to_lowercase()) && rest.starts_with(begins);
            return own || Keyword::in_any_case(word).is_some_and(scored) && self.needs_no_colon(item);
        };
        let says = |rule: &Rule| match rule.value {
            Value::Names(named) => has_known(named, rest, self.vocabulary),
            _ => rule.head == Head::None && !rule.is_prose() && fits(rule, &format!("{word}: {rest}")),
        };
        self.needs_no_colon(item)
            || rest.starts_with(begins)
            || self.vocabulary.people().leading(rest).is_some()
            || !rest.is_empty() && keyword.rules().any(says)
    }

    /// Whether an item without a colon says all that its line needs, and nothing else: a score, a way, or a keyword alone.
    fn needs_no_colon(&self, item: Statement) -> bool {
        let Some(keyword) = Keyword::in_any_case(self.slice(item.keyword)) else { return false };
        let head = self.slice(item.head);
        let line = format!("{} {head}", keyword.word());
        let line = line.trim_end_matches(is_blank);
        let has_head = |heads: &[Head]| keyword.rules().any(|rule| heads.contains(&rule.head));
        if has_head(&[Head::Way, Head::Exit]) {
            // `then she pays` is a sentence.
            return is_right(keyword, line) && (head.contains('%') || !head.contains(is_blank));
        }
        (head.is_empty() || has_head(&[Head::Score])) && stands_alone(keyword, line)
    }

    /// Whether the block that a line is indented in takes lines with this word: a persona has no `pain`.
    fn fits_its_block(&self, line: usize, word: &str) -> bool {
        let edge = self.lines[line].indent == 0;
        let Some(block) = (0..line).rev().take(MOST_FACTS).filter(|_| !edge).find(|&above| {
            self.lines[above].indent < self.lines[line].indent
                && matches!(self.lines[above].content, Content::Statement(_))
        }) else {
            return true;
        };
        let keyword = Keyword::parse(word).zip(self.keyword_of_line(block));
        keyword.is_none_or(|(keyword, block)| !block.is_declaration() || keyword.rule_in(block).is_some())
    }

    /// The mark of a list after the colon of a line, and the line without it: `does: • Pays`.
    fn item_behind(&self, at: usize) -> Option<(Span, Statement)> {
        let Content::Statement(line) = self.lines[at].content else { return None };
        let text = self.slice(line.text);
        let numbered = || text.strip_prefix("1. ").or_else(|| text.strip_prefix("1) "));
        let said = behind_list_mark(text).or_else(numbered)?;
        let text = Span { start: line.text.end - said.trim_start_matches(is_blank).len() as u32, ..line.text };
        Some((Span { end: text.start, ..line.text }, Statement { text, ..line }))
    }

    /// The list mark at the start of a line, with the spaces after it.
    pub(super) fn mark(&self, at: usize) -> Option<Span> {
        let Content::Other(span) = self.lines[at].content else { return None };
        let text = self.slice(span);
        let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
        let rest = match digits.len() < text.len() {
            true => digits.strip_prefix(['.', ')'])?,
            false => text.strip_prefix(LIST_MARKS)?,
        };
        let words = rest.trim_start_matches(is_blank);
        let apart = words.len() < rest.len() && !words.is_empty();
        apart.then(|| Span { end: span.end - words.len() as u32, ..span })
    }

    /// The keyword of the line directly above, if it has no text and the items are its texts.
    pub(super) fn opener(&self, at: usize) -> Option<&'static str> {
        let Content::Statement(statement) = &self.lines[at.checked_sub(1)?].content else { return None };
        let word = self.slice(statement.keyword).to_lowercase();
        let keyword = Keyword::parse(&word).or_else(|| Keyword::parse(word.strip_suffix('s')?))?;
        let many = keyword.rules().any(|rule| rule.times == Times::Many && rule.is_prose());
        let empty = (statement.text.is_empty() || self.item_behind(at - 1).is_some())
            && statement.head.is_empty()
            && statement.colon.is_some();
        (many && empty && !keyword.is_column()).then(|| keyword.word())
    }
}
