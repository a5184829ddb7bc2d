//! Figures in the digits of another script: `feels -١`, `takes: ٤٥ min`, `leaves ١٠٪`.

use super::line::{Slip, shortened};
use crate::{
    diagnostic::{Applicability, Code, Diagnostic, Fix},
    keyword::{Head, Value},
    parse::{colon::fits, is_blank, respell::respelt},
    span::Span,
};

/// The digit 0 of each script that has its own; the others follow it.
const ZEROS: [char; 16] = ['٠', '۰', '߀', '०', '০', '੦', '૦', '୦', '௦', '౦', '೦', '൦', '๐', '໐', '၀', '０'];

impl Slip<'_> {
    /// A figure that would be right with the digits from 0 to 9.
    pub(super) fn digits(&self) -> Option<Diagnostic> {
        let (head, text) = (self.slice(self.line.head), self.slice(self.line.text));
        // Nearly every line has none.
        let has_other = |text: &str| !text.is_ascii() && text.chars().any(|c| digit(c).is_some());
        if has_other(head) {
            return self.digits_of_head(head);
        }
        if self.rule.is_prose() || !has_other(text) || fits(self.rule, &self.line_with(head, text)) {
            return None;
        }
        // Names and paths may have any digits.
        if matches!(self.rule.value, Value::Names(_) | Value::OneName(_) | Value::Path | Value::Link | Value::Plain) {
            return None;
        }
        let latin = latin(text);
        let (new, certain) = match fits(self.rule, &self.line_with(head, &latin)) {
            true => (latin, Applicability::Safe),
            false => respelt(self.rule, &latin)?,
        };
        fits(self.rule, &self.line_with(head, &new)).then(|| self.in_digits(self.line.text, &new, certain))
    }

    /// The score or the share at the end of a head.
    fn digits_of_head(&self, head: &str) -> Option<Diagnostic> {
        let shared = head.trim_end_matches(|c: char| is_blank(c) || matches!(c, '%' | '٪' | '％'));
        let before = shared.trim_end_matches(|c: char| digit(c).is_some() || matches!(c, '٫' | '٬' | '.' | ','));
        let (figure, is_share) = (&head[before.len()..], shared.len() < head.trim_end_matches(is_blank).len());
        let is_meant = match self.rule.head {
            Head::Score => !is_share,
            Head::Way | Head::Exit => is_share,
            _ => false,
        };
        // `feels ليلى٢`: a part of a name.
        let apart = before.is_empty() || before.ends_with(|c: char| is_blank(c) || matches!(c, '+' | '-' | '−' | '–'));
        let new = latin(figure);
        let text = self.slice(self.line.text);
        let right = is_meant && apart && fits(self.rule, &self.line_with(&format!("{before}{new}"), text));
        let start = self.line.head.start + before.len() as u32;
        right.then(|| self.in_digits(Span { start, ..self.line.head }, &new, Applicability::Safe))
    }

    fn line_with(&self, head: &str, text: &str) -> String {
        let gap = if head.is_empty() { "" } else { " " };
        let colon = if self.line.colon.is_some() { ": " } else { "" };
        format!("{}{gap}{head}{colon}{text}", self.keyword())
    }

    fn in_digits(&self, place: Span, new: &str, certain: Applicability) -> Diagnostic {
        let title = format!("`{}` uses digits of another script", shortened(self.slice(place)));
        Diagnostic::new(Code::BadNumber, title, place, "maps use the digits 0 to 9, in every language")
            .help(format!("write `{}`", shortened(new)))
            .fix(Fix::new(certain, place, new))
    }
}

/// What a digit of another script means.
fn digit(c: char) -> Option<char> {
    ZEROS.iter().find_map(|zero| {
        let value = (c as u32).checked_sub(*zero as u32).filter(|value| *value < 10)?;
        char::from_digit(value, 10)
    })
}

/// The text with figures in the digits 0 to 9 and the signs that go with them.
fn latin(text: &str) -> String {
    let sign = |c: char| match c {
        '٫' | '．' => Some('.'),
        '，' => Some(','),
        '／' => Some('/'),
        '٪' => Some('%'),
        '٬' => None,
        other => Some(digit(other).unwrap_or(other)),
    };
    text.chars().filter_map(sign).collect()
}
