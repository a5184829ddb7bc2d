//! Several lines of a map that are written as one: `stage: A; feels 1: x`, `feels 1: OK, pain: Slow`.

use super::{colon::fits, is_blank, severity::severity};
use crate::keyword::{Head, Keyword, Rule};

/// A line in the text of another: its keyword, and what it says from there on.
#[derive(Debug, PartialEq, Eq)]
pub struct Part<'a> {
    pub keyword: Keyword,
    /// Where it begins in the text.
    pub at: usize,
    pub line: &'a str,
}

impl Part<'_> {
    /// Whether a sign is in front of it that no sentence has there: in `a new product, stage: pilot` nothing opens.
    pub fn is_apart(&self, text: &str) -> bool {
        text[..self.at].trim_end_matches(' ').ends_with([';', '；', '{', '}', '\t'])
    }

    /// Whether the line is right where its keyword stands.
    pub fn is_right(&self) -> bool {
        self.keyword.rules().any(|rule| fits(rule, self.line))
    }
}

/// Signs between two lines.
const SIGNS: [char; 9] = [';', '；', '|', '{', '}', ',', '，', '、', '\t'];
/// No name, persona or measure has more words, and no head more characters.
const MOST_WORDS: usize = 3;
const LONGEST_HEAD: usize = 60;
/// Nobody puts more lines into one.
const MOST_LINES: usize = 40;

/// What the text itself says, and the lines in it. `owner` is the keyword of the text's own line.
pub fn lines_in(owner: Keyword, text: &str) -> Option<(&str, Vec<Part<'_>>)> {
    // Nearly all texts have no colon, and this is asked about every line.
    if !text.contains([':', '：']) {
        return None;
    }
    let starts: Vec<(usize, Keyword)> =
        words(text).filter_map(|word| Some((word.at, line_at(owner, text, &word)?))).take(MOST_LINES).collect();
    let ends = starts.iter().skip(1).map(|(at, _)| *at).chain([text.len()]);
    let parts = starts.iter().zip(ends).map(|(&(at, keyword), end)| {
        let line = text[at..end].trim_end_matches(is_sign);
        Part { keyword, at, line }
    });
    let said = text[..starts.first()?.0].trim_end_matches(is_sign);
    let parts: Vec<Part<'_>> = parts.collect();
    (!said.is_empty() && !parts.iter().any(|part| part.line.ends_with([':', '：']))).then_some((said, parts))
}

fn is_sign(c: char) -> bool {
    is_blank(c) || SIGNS.contains(&c)
}

/// A word after a blank or a sign.
struct Word {
    /// Where it begins in the text.
    at: usize,
    /// Whether it is between brackets or marks.
    is_enclosed: bool,
}

/// The words of a text. It is read once: a long one may have thousands that look like keywords.
fn words(text: &str) -> impl Iterator<Item = Word> {
    let mut before = ' ';
    // How many are open, of the round and the square brackets, and whether code or a quotation is.
    let (mut open, mut marked) = ([0_i32; 2], [false; 2]);
    text.char_indices().filter_map(move |(at, c)| {
        let begins = c.is_alphabetic() && is_sign(before);
        before = c;
        match c {
            '(' => open[0] += 1,
            ')' => open[0] -= 1,
            '[' => open[1] += 1,
            ']' => open[1] -= 1,
            '`' => marked[0] = !marked[0],
            '"' => marked[1] = !marked[1],
            _ => {}
        }
        begins.then(|| Word { at, is_enclosed: open.iter().any(|open| *open > 0) || marked.contains(&true) })
    })
}

/// The keyword of the line that begins in a text.
fn line_at(owner: Keyword, text: &str, word: &Word) -> Option<Keyword> {
    let (before, rest) = text.split_at(word.at);
    let is_enclosed = word.is_enclosed;
    let word = &rest[..rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())];
    let keyword = Keyword::in_any_case(word)?;
    let mut near = rest[word.len()..].char_indices().take(LONGEST_HEAD);
    let (colon, sign) = near.find(|(_, c)| matches!(c, ':' | '：')).map(|(at, c)| (word.len() + at, c))?;
    let (head, behind) = (&rest[word.len()..colon], &rest[colon + sign.len_utf8()..]);
    let named = head.starts_with(is_blank) && !head.contains(is_mark) && words(head).count() <= MOST_WORDS;
    let apart = behind.starts_with(is_blank) && (head.is_empty() || named);
    if !apart || !keyword.rules().any(|rule| takes(rule, head.trim_matches(is_blank))) {
        return None;
    }
    let said = before.trim_end_matches(is_blank);
    let begins = said.ends_with(SIGNS) || before.ends_with('\t') || is_plain(owner, keyword, head);
    (begins && !is_enclosed).then_some(keyword)
}

fn is_mark(c: char) -> bool {
    SIGNS.contains(&c) || matches!(c, '(' | ')' | '"' | '?' | '!')
}

/// Whether the words can be before the colon.
fn takes(rule: &Rule, head: &str) -> bool {
    !rule.is_prose()
        || rule.head == Head::Score && head.is_empty()
        || fits(rule, &format!("{} {head}: x", rule.keyword.word()))
}

/// Whether the words of a line can be no part of a sentence: a score, a severity, a column in the title of a stage.
fn is_plain(owner: Keyword, keyword: Keyword, head: &str) -> bool {
    match keyword {
        Keyword::Feels | Keyword::Expects => !head.is_empty(),
        Keyword::Pain => head.split(is_blank).any(|word| severity(word).is_some()),
        Keyword::Touchpoint => owner.opens_part(),
        _ => false,
    }
}

/// The lines with their margins, as they are below a line with this keyword and this margin. `step` is what a block adds.
pub fn below(keyword: Keyword, margin: &str, step: &str, parts: &[Part<'_>]) -> String {
    let mut open = vec![keyword];
    let own =
        if keyword.is_declaration() || keyword.is_division() || keyword == Keyword::Journey { margin } else { "" };
    let mut all = String::new();
    for part in parts {
        let edge = part.keyword.is_declaration() || part.keyword.is_division();
        while !open.is_empty() && (edge || open.last().is_some_and(|block| part.keyword.rule_in(*block).is_none())) {
            open.pop();
        }
        let margin = if edge { own } else { margin };
        all.push_str(&format!("\n{margin}{}{}", step.repeat(open.len()), part.line));
        open.push(part.keyword);
    }
    all
}
