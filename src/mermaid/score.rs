//! Numbers as JavaScript reads them, which is how Mermaid reads a score.

use super::space::is_space;

/// Scores further from zero than this don't count.
const FURTHEST: f64 = 1e6;

/// The number that JavaScript reads in `text`; `None` if there is none, or none that could be drawn. An empty text
/// counts as 0 there, but as none here.
pub fn score(text: &str) -> Option<f64> {
    let text = text.trim_matches(is_space);
    let number = radix(text).or_else(|| decimal(text))?;
    (number.abs() <= FURTHEST).then_some((number * 1e6).round() / 1e6)
}

fn radix(text: &str) -> Option<f64> {
    let (radix, digits) = match text.get(..2)?.to_ascii_lowercase().as_str() {
        "0x" => (16, &text[2..]),
        "0o" => (8, &text[2..]),
        "0b" => (2, &text[2..]),
        _ => return None,
    };
    let plain = digits.chars().all(|digit| digit.is_digit(radix));
    u64::from_str_radix(digits, radix).ok().filter(|_| plain).map(|number| number as f64)
}

/// A decimal number, without the words for infinity and NaN that Rust also accepts.
fn decimal(text: &str) -> Option<f64> {
    let figures = |c: char| c.is_ascii_digit() || matches!(c, '.' | '+' | '-' | 'e' | 'E');
    text.chars().all(figures).then(|| text.parse().ok()).flatten()
}
