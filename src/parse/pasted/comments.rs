//! Comments of other languages over several lines.

use super::finder::Finder;
use crate::{
    ast::Content,
    diagnostic::Fix,
    parse::{grammar::trim, is_blank},
};

impl Finder<'_> {
    /// `/*` above a line that ends in `*/`, and the same of HTML.
    pub(super) fn comments(&mut self) {
        let mut fix: Option<Fix> = None;
        let mut first = None;
        let mut next = 0;
        for at in self.wordless.clone() {
            let Some(close) = self.closing_sign(at).filter(|_| at >= next) else { continue };
            // Where nothing closes it, no line before there closes a later one either.
            let last = (at + 1..self.lines.len()).find(|&below| self.trimmed(below).contains(close));
            next = last.map_or(self.lines.len(), |last| last + 1);
            let Some(last) = last.filter(|&last| self.trimmed(last).ends_with(close)) else { continue };
            first.get_or_insert(at);
            for line in at..=last {
                let span = trim(self.source, self.lines[line].span);
                let text = self.slice(span);
                let said = text.trim_start_matches(|c: char| is_blank(c) || "/*<!-".contains(c));
                let said = said.trim_end_matches(|c: char| is_blank(c) || "/*->".contains(c));
                let (place, new) = match said.is_empty() {
                    true => (self.whole_line(line), String::new()),
                    false => (span, format!("# {said}")),
                };
                fix = Some(match fix.take() {
                    Some(fix) => fix.and(place, new),
                    None => Fix::safe(place, new),
                });
                let comment = if text.is_empty() { Content::Blank } else { Content::Comment(span) };
                self.found.lines.push((line, comment));
            }
        }
        let Some(first) = first else { return };
        let help = "start each line of a comment with `#`";
        self.tell(first, "A comment has `#` in each line", "begins here".to_owned(), help).fix = fix;
    }

    /// What would close the comment that begins here and goes on below.
    fn closing_sign(&self, at: usize) -> Option<&'static str> {
        let text = self.trimmed(at);
        let (_, close) = [("/*", "*/"), ("<!--", "-->")].into_iter().find(|(open, _)| text.starts_with(open))?;
        (!text.contains(close)).then_some(close)
    }
}
