//! Shares of those who go a way, in another place or notation.

use super::Slip;
use crate::{
    diagnostic::{Code, Diagnostic},
    keyword::Head,
    parse::is_blank,
};

/// Shares of those who go a way.
impl Slip<'_> {
    /// `then compare (30%): …`, `then 30 % compare`, `leaves 15 percent`: a share in another place or notation.
    pub(super) fn share(&self) -> Option<Diagnostic> {
        let head = self.slice(self.line.head);
        let (before, number, behind, plain) = share_in(head)?;
        let colon = self.line.colon.is_some();
        let persona = self.words.people().find(behind).is_some();
        let moves = match self.rule.head {
            Head::Exit => persona,
            _ => behind.split(is_blank).count() <= 6 && (colon || before.is_empty() || persona),
        };
        let text = self.slice(self.line.text);
        let reason = if text.is_empty() { String::new() } else { format!(": {text}") };
        let spaced = |word: &str| if word.is_empty() { String::new() } else { format!(" {word}") };
        let rest = match (behind.is_empty(), moves) {
            // Only the figure may be wrong then.
            (true, _) if plain || before.is_empty() && head.trim_end().ends_with('%') => return None,
            (false, false) if colon || before.is_empty() && self.rule.head == Head::Way => return None,
            (false, false) => format!("{} {number} %: {behind}", spaced(before)),
            (..) => format!("{}{} {number} %{reason}", spaced(before), spaced(behind)),
        };
        let title = "The share is in the wrong place or form".to_owned();
        let label = "a share goes right before the colon, as `30 %`";
        Some(self.rewritten(title, Code::BadHead, label, &rest))
    }
}

/// The only share in the words of a way: what is before it, its number, what follows, and whether it is written right.
fn share_in(head: &str) -> Option<(&str, String, &str, bool)> {
    let signs = ["%", "％", "percent", "per cent", "pct"];
    let lower = head.to_ascii_lowercase();
    let (at, sign) = signs.iter().filter_map(|sign| Some((lower.find(sign)?, *sign))).min()?;
    let behind = &head[at + sign.len()..];
    let number = head[..at].trim_end_matches(is_blank);
    let before = number.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ',');
    let number = &number[before.len()..];
    let apart = before.is_empty() || before.ends_with(|c: char| is_blank(c) || matches!(c, '(' | '[' | ',' | ':'));
    let bare = before.trim_end_matches(|c: char| is_blank(c) || matches!(c, '(' | '[' | ',' | ':'));
    let bracketed = before.ends_with(['(', '[']);
    let behind = behind.strip_prefix(['.', ')', ']', ',']).unwrap_or(behind).trim_matches(is_blank);
    let more = |text: &str| text.contains('%') || text.contains(|c: char| c.is_ascii_digit());
    let range = bare.ends_with(['-', '–', '<', '>', '~']) || more(behind);
    let value = number.replace(',', ".");
    let fits = apart && !range && value.parse::<f64>().is_ok() && value.starts_with(|c: char| c.is_ascii_digit());
    let plain = sign == "%" && !bracketed && bare.len() == before.trim_end_matches(is_blank).len() && value == number;
    fits.then_some((bare, value, behind, plain))
}
