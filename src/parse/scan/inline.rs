//! Prose with its marks.

use super::scanner::Scan;
use crate::parse::grammar::{Part, is_blank};

impl Scan<'_> {
    /// Prose with its marks.
    pub(super) fn inline(&mut self) {
        while !self.rest().is_empty() {
            let rest = self.rest();
            match rest.find(['\\', '*', '`', '[']).unwrap_or(rest.len()) {
                0 if self.marked() => {}
                0 => self.take(Part::lone, 1),
                length => self.take(Part::plain, length),
            }
        }
    }

    /// Reads what begins with a sign that marks something. Returns whether there was any.
    fn marked(&mut self) -> bool {
        let sign = &self.rest()[..1];
        let rest = &self.rest()[1..];
        let (part, inner, length) = match sign {
            "\\" if rest.starts_with(['*', '`', '[', ']', '\\']) => (Part::escape, Part::escaped, 1),
            "*" => match rest.split_once('*') {
                Some((text, _)) if !text.is_empty() && !text.starts_with(is_blank) && !text.ends_with(is_blank) => {
                    (Part::emphasis, Part::emphasis_text, text.len())
                }
                _ => return false,
            },
            "`" => match rest.split_once('`') {
                Some((text, _)) if !text.is_empty() => (Part::code, Part::code_text, text.len()),
                _ => return false,
            },
            "[" => return self.link(rest),
            _ => return false,
        };
        let (start, from) = (self.at, self.found.len());
        self.at += sign.len();
        self.take(inner, length);
        self.at += if part == Part::escape { 0 } else { sign.len() };
        self.wrap(part, start, from);
        true
    }

    /// Reads `label](target)` after an opening bracket. Returns whether it was there.
    fn link(&mut self, rest: &str) -> bool {
        let Some((label, behind)) = rest.split_once(['[', ']']) else { return false };
        let Some(behind) = behind.strip_prefix('(').filter(|_| rest[label.len()..].starts_with(']')) else {
            return false;
        };
        let end = behind.find(|c| is_blank(c) || matches!(c, '(' | ')')).unwrap_or(behind.len());
        if label.is_empty() || end == 0 || !behind[end..].starts_with(')') {
            return false;
        }
        let (start, from) = (self.at, self.found.len());
        self.at += "[".len();
        self.take(Part::label, label.len());
        self.at += "](".len();
        self.take(Part::target, end);
        self.at += ")".len();
        self.wrap(Part::link, start, from);
        true
    }
}
