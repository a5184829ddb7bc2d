//! A prefix on every line: the `>` of an e-mail, the `+` of a patch, line numbers.

use super::finder::{Finder, statement};
use crate::{
    ast::Content,
    diagnostic::Fix,
    parse::{grammar::trim, is_blank},
    span::Span,
};

impl<'a> Finder<'a> {
    /// A prefix on every line: the `>` of an e-mail, the `+` of a patch, line numbers.
    pub(super) fn prefixes(&mut self) {
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
            let rest = trim(self.source, Span { start: mark.end, ..span });
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
}
