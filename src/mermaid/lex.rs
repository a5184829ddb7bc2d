//! Mermaid's tokens: the rules of its grammar for journeys, tried in its order; the first that fits wins, not the longest.

use super::space::is_space;
use std::ops::Range;

/// What kind of token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Journey,
    /// `title` with its text.
    Title,
    /// `section` with its text.
    Section,
    /// The text of `accTitle`.
    AccTitle,
    /// The text of `accDescr`, in either form.
    AccDescr,
    /// An `accDescr {` that is never closed.
    Unclosed,
    /// What comes before a colon, or where one should be.
    Name,
    /// A colon and what follows it.
    Data,
    /// A colon with nothing after it.
    Colon,
    /// A line feed.
    Newline,
    /// A comment on a line of its own.
    Comment,
    /// A comment that cuts something off.
    Cut,
    /// A character that no rule accepts.
    Invalid,
}

/// A token, and its place in the clean text; for texts, without their keyword.
#[derive(Debug, Clone)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// Its bytes.
    pub range: Range<usize>,
}

/// All tokens of a clean text.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut lexer = Lexer { text, at: 0, tokens: Vec::new() };
    while lexer.at < text.len() {
        lexer.next();
    }
    lexer.tokens
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    tokens: Vec<Token>,
}

impl Lexer<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn next(&mut self) {
        let rest = self.rest();
        let first = rest.chars().next().unwrap_or('\n');
        let width = first.len_utf8();
        if rest.starts_with('%') && !rest.starts_with("%{") {
            self.comment(0);
        } else if first != '}' && rest[width..].starts_with("%%") {
            self.swallow(first);
        } else if first == '\n' {
            self.push(Kind::Newline, 0, rest.len() - rest.trim_start_matches('\n').len());
        } else if is_space(first) {
            self.at += rest.len() - rest.trim_start_matches(is_space).len();
        } else if first == '#' && entity(rest) == 0 {
            self.comment(0);
        } else if !self.keyword() {
            self.task(first);
        }
    }

    /// A comment to the end of the line. After something else it cuts off the rest of the line.
    fn comment(&mut self, before: usize) {
        let length = before + line(&self.rest()[before..]);
        let kind = if self.begins_line() { Kind::Comment } else { Kind::Cut };
        self.push(kind, before, length);
    }

    /// One rule for comments also takes the character before them, whatever it is.
    fn swallow(&mut self, first: char) {
        if is_space(first) {
            if first == '\n' {
                self.push(Kind::Newline, 0, 1);
            } else {
                self.at += first.len_utf8();
            }
            self.comment(0);
        } else {
            let length = line(self.rest());
            self.push(Kind::Cut, 0, length);
        }
    }

    /// Whether there is only whitespace before this place on its line.
    fn begins_line(&self) -> bool {
        self.text[..self.at].chars().rev().take_while(|&c| c != '\n').all(is_space)
    }

    /// A keyword with its text; returns whether there is one.
    fn keyword(&mut self) -> bool {
        let rest = self.rest();
        if word(rest, "journey").is_some_and(|behind| !behind.starts_with(is_word)) {
            self.push(Kind::Journey, 0, "journey".len());
        } else if let Some((start, end)) = text_of(rest, "title", &['#', '\n', ';']) {
            self.push(Kind::Title, start, end);
        } else if let Some(behind) = value_of(rest, "acctitle", ':') {
            self.push(Kind::AccTitle, behind, behind + line(&rest[behind..]));
        } else if let Some(behind) = value_of(rest, "accdescr", ':') {
            self.push(Kind::AccDescr, behind, behind + line(&rest[behind..]));
        } else if let Some(behind) = value_of(rest, "accdescr", '{') {
            self.braces(behind);
        } else if let Some((start, end)) = text_of(rest, "section", &['#', ':', '\n', ';']) {
            self.push(Kind::Section, start, end);
        } else {
            return false;
        }
        true
    }

    fn braces(&mut self, behind: usize) {
        match self.rest()[behind..].find('}') {
            Some(end) => {
                self.push(Kind::AccDescr, behind, behind + end);
                self.at += 1;
            }
            None => self.push(Kind::Unclosed, 0, self.rest().len()),
        }
    }

    fn task(&mut self, first: char) {
        match first {
            ':' => match run(&self.rest()[1..], &['#', '\n', ';']) {
                0 => self.push(Kind::Colon, 0, 1),
                length => self.push(Kind::Data, 0, 1 + length),
            },
            ';' => self.push(Kind::Invalid, 0, 1),
            _ => {
                let length = run(self.rest(), &['#', ':', '\n', ';']);
                self.push(Kind::Name, 0, length.max(first.len_utf8()));
            }
        }
    }

    /// Takes `length` bytes; the token begins `skip` bytes in.
    fn push(&mut self, kind: Kind, skip: usize, length: usize) {
        let range = self.at + skip..self.at + length;
        self.at += length;
        self.tokens.push(Token { kind, range });
    }
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// What follows a keyword in upper or lower case.
fn word<'a>(rest: &'a str, keyword: &str) -> Option<&'a str> {
    let (start, behind) = rest.split_at_checked(keyword.len())?;
    start.eq_ignore_ascii_case(keyword).then_some(behind)
}

/// Where the text of a keyword starts and ends, after one character of whitespace, of whatever length in bytes. That may be
/// a line feed: then the text is the next line.
fn text_of(rest: &str, keyword: &str, ends: &[char]) -> Option<(usize, usize)> {
    let behind = word(rest, keyword)?;
    let blank = behind.chars().next().filter(|&c| is_space(c))?.len_utf8();
    let length = run(&behind[blank..], ends);
    let start = keyword.len() + blank;
    (length > 0).then_some((start, start + length))
}

/// The length of what comes before the value of a keyword and its sign, including whitespace and line feeds.
fn value_of(rest: &str, keyword: &str, sign: char) -> Option<usize> {
    let behind = word(rest, keyword)?.trim_start_matches(is_space).strip_prefix(sign)?;
    Some(rest.len() - behind.trim_start_matches(is_space).len())
}

/// The length of the rest of the line.
fn line(rest: &str) -> usize {
    rest.find('\n').unwrap_or(rest.len())
}

/// The length of the text before the first of `ends`. A `#` that begins an entity ends nothing, nor does the entity's
/// `;`.
fn run(rest: &str, ends: &[char]) -> usize {
    let mut at = 0;
    while let Some(end) = rest[at..].find(ends) {
        at += end;
        match entity(&rest[at..]) {
            0 => return at,
            length => at += length,
        }
    }
    rest.len()
}

/// The length of the entity at the start of `rest` (`#35;`, `#quot;`); 0 if there is none.
pub fn entity(rest: &str) -> usize {
    let Some(behind) = rest.strip_prefix('#') else { return 0 };
    let word = behind.len() - behind.trim_start_matches(is_word).len();
    if word > 0 && behind[word..].starts_with(';') { word + 2 } else { 0 }
}
