//! Text of Markdown as people see it.

use super::markup::{CODE, EMPHASIS, LINK, bare};
use crate::parse::is_link_address;

/// Links, addresses and runs of backticks are not longer, so that reading a text takes no longer than it is.
const LONGEST: usize = 2_000;
/// The most runs of asterisks that wait for their counterpart.
const MOST_OPEN: usize = 64;

/// The text with signs for emphasis, code and links; what is only strong isn't marked.
pub fn inline(text: &str) -> String {
    let text = bare(text.trim());
    let mut parts = Parts::default();
    let last_comment = text.rfind("-->").unwrap_or_default();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        if matches!(c, '*' | '_') {
            let count = rest.bytes().take_while(|byte| *byte == c as u8).count();
            parts.run(Run::new(&text[..at], (c, count), &rest[count..]));
            at += count;
            continue;
        }
        let comment = || rest.strip_prefix("<!--").filter(|_| at < last_comment)?.split_once("-->");
        let found = match c {
            '\\' => escaped(rest),
            '`' => Some(code(rest)),
            '<' => comment().map(|(said, _)| (String::new(), said.len() + "<!---->".len())).or_else(|| tag(rest)),
            '&' => entity(rest),
            '[' => link(rest),
            '!' => link(&rest[1..]).map(|(shown, length)| (bare(&shown).into_owned(), length + 1)),
            _ => None,
        };
        let (shown, length) = found.unwrap_or_else(|| (c.to_string(), c.len_utf8()));
        parts.push(shown);
        at += length;
    }
    parts.text()
}

/// What is shown of a text, and runs of asterisks or underscores that may still mark what is after them.
#[derive(Default)]
struct Parts {
    all: Vec<Result<String, Run>>,
    /// The positions of the runs that can still open something.
    open: Vec<usize>,
}

/// Asterisks or underscores.
struct Run {
    sign: char,
    count: usize,
    opens: bool,
    closes: bool,
    /// The signs for those that were understood.
    signs: String,
}

impl Run {
    fn new(before: &str, (sign, count): (char, usize), behind: &str) -> Self {
        let is_blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let is_punctuation = |c: Option<char>| c.is_some_and(|c| !c.is_alphanumeric() && !c.is_whitespace());
        let (last, next) = (before.chars().next_back(), behind.chars().next());
        let touches = |near, far| !is_blank(near) && (!is_punctuation(near) || is_blank(far) || is_punctuation(far));
        let (left, right) = (touches(next, last), touches(last, next));
        let is_word = sign == '_' && left && right;
        let opens = left && (!is_word || is_punctuation(last));
        let closes = right && (!is_word || is_punctuation(next));
        Self { sign, count, opens, closes, signs: String::new() }
    }

    /// Whether this can be what another run closes. Where one of them can be both, three of them don't belong together.
    fn is_closed_by(&self, other: &Self) -> bool {
        let is_both = |run: &Self| run.opens && run.closes;
        let fits = !(is_both(self) || is_both(other))
            || !(self.count + other.count).is_multiple_of(3)
            || self.count.is_multiple_of(3);
        self.sign == other.sign && fits
    }
}

impl Parts {
    fn push(&mut self, text: String) {
        match self.all.last_mut() {
            Some(Ok(last)) => last.push_str(&text),
            _ => self.all.push(Ok(text)),
        }
    }

    fn run(&mut self, mut run: Run) {
        while run.closes && run.count > 0 {
            let open = self.open.iter().enumerate().rev().take(MOST_OPEN);
            let mut opened = open.filter_map(|(nth, &at)| Some((nth, self.all[at].as_ref().err()?)));
            let Some(nth) = opened.find(|(_, open)| open.is_closed_by(&run)).map(|(nth, _)| nth) else { break };
            self.open.truncate(nth + 1);
            let Err(open) = &mut self.all[self.open[nth]] else { break };
            let used = if open.count > 1 && run.count > 1 { 2 } else { 1 };
            open.count -= used;
            run.count -= used;
            let is_emphasis = used == 1;
            if is_emphasis {
                open.signs.insert(0, EMPHASIS[0]);
            }
            if open.count == 0 {
                self.open.pop();
            }
            if is_emphasis {
                self.push(EMPHASIS[1].to_string());
            }
        }
        if run.count > 0 {
            if run.opens {
                self.open.push(self.all.len());
            }
            self.all.push(Err(run));
        }
    }

    fn text(self) -> String {
        let text = |part| match part {
            Ok(text) => text,
            Err(Run { sign, count, signs, .. }) => sign.to_string().repeat(count) + &signs,
        };
        self.all.into_iter().map(text).collect()
    }
}

/// What a backslash keeps from being markup.
fn escaped(rest: &str) -> Option<(String, usize)> {
    let next = rest.chars().nth(1).filter(char::is_ascii_punctuation)?;
    Some((next.to_string(), 2))
}

/// Code, or backticks that no others close.
fn code(rest: &str) -> (String, usize) {
    let ticks = rest.len() - rest.trim_start_matches('`').len();
    let mut at = ticks;
    while let Some(found) = rest[at..].find('`').filter(|_| ticks < LONGEST) {
        let start = at + found;
        at = rest.len() - rest[start..].trim_start_matches('`').len();
        if at - start != ticks {
            continue;
        }
        let said = &rest[ticks..start];
        let inner = said.strip_prefix(' ').and_then(|said| said.strip_suffix(' ')).filter(|_| !said.trim().is_empty());
        return (format!("{}{}{}", CODE[0], inner.unwrap_or(said), CODE[1]), at);
    }
    (rest[..ticks].to_owned(), ticks)
}

/// The tag of a new line, or an address. Any other tag is text.
fn tag(rest: &str) -> Option<(String, usize)> {
    let end = rest.bytes().take(LONGEST).position(|byte| byte == b'>')?;
    let inside = &rest[1..end];
    if inside.trim_end_matches([' ', '/']).eq_ignore_ascii_case("br") {
        return Some(("\n".to_owned(), end + 1));
    }
    let is_address = is_link_address(inside) && !inside.contains(char::is_whitespace);
    is_address.then(|| (linked(inside, inside), end + 1))
}

/// A character that is written as its name or its number.
fn entity(rest: &str) -> Option<(String, usize)> {
    const LONGEST_NAME: usize = 33;
    let end = rest.bytes().take(LONGEST_NAME).position(|byte| byte == b';')? + 1;
    let shown = html_escape::decode_html_entities(&rest[..end]);
    (shown != rest[..end]).then(|| (bare(&shown).replace('\u{a0}', " "), end))
}

/// `[words](address "title")`, with or without brackets around the address.
fn link(rest: &str) -> Option<(String, usize)> {
    let close = closing(rest, ('[', ']'))?;
    let behind = rest[close + 1..].strip_prefix('(')?;
    let from = rest.len() - behind.len();
    let to = from - 1 + closing(&rest[from - 1..], ('(', ')'))?;
    let inside = rest[from..to].trim();
    let address = match inside.strip_prefix('<') {
        Some(inside) => inside.split_once('>')?.0,
        None => inside.split_whitespace().next().unwrap_or_default(),
    };
    let address =
        html_escape::decode_html_entities(address).replace('(', "%28").replace(')', "%29").replace(' ', "%20");
    let words = inline(&rest[1..close]);
    Some((linked(&bare(&words), &bare(&address)), to + 1))
}

fn linked(words: &str, address: &str) -> String {
    format!("{}{words}{}{address}{}", LINK[0], LINK[1], LINK[2])
}

/// Where the bracket is closed that a text begins with, if it does.
fn closing(text: &str, (open, close): (char, char)) -> Option<usize> {
    text.strip_prefix(open)?;
    let (mut depth, mut is_escaped, mut is_address) = (0_usize, false, false);
    for (at, c) in text.char_indices().take_while(|(at, _)| *at < LONGEST) {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '<' if open == '(' && at == 1 => is_address = true,
            '>' => is_address = false,
            _ if is_address => {}
            _ if c == open => depth += 1,
            _ if c == close && depth == 1 => return Some(at),
            _ if c == close => depth -= 1,
            _ => {}
        }
    }
    None
}
