//! Numbers, and the slips that people make in them.

use super::grammar::{Match, is_blank};
use crate::{
    ast::Number,
    diagnostic::{Applicability, Code, Diagnostic, Fix},
    source::Source,
    span::Span,
};

/// The value of a matched number; `None` if it is too large.
pub fn number(source: &Source, found: &Match) -> Option<Number> {
    let text = source.text[found.span.range()].replace(['−', '–'], "-");
    text.parse().ok().filter(|value: &f64| value.is_finite()).map(|value| Number { span: found.span, value })
}

/// If the place `at` is inside a number with a decimal comma or a thousands separator, says how to write it.
pub fn comma_slip(source: &Source, within: Span, at: u32) -> Option<Diagnostic> {
    let text = &source.text[within.range()];
    let at = (at.clamp(within.start, within.end) - within.start) as usize;
    let part = |c: char| c.is_ascii_digit() || is_separator(c);
    let start = text[..at].char_indices().rev().take_while(|&(_, c)| part(c)).last().map_or(at, |(index, _)| index);
    let end = at + text[at..].chars().take_while(|&c| part(c)).map(char::len_utf8).sum::<usize>();
    let written = text[start..end].trim_matches(|c: char| !c.is_ascii_digit());
    let separator = written.find([',', '\'', '’'])?;
    let start = start + text[start..end].find(written)?;
    let span = Span::new(within.file, within.start as usize + start, within.start as usize + start + written.len());
    let (number, certain) = respelt_number(written)?;
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    let behind = written[separator..].chars().filter(char::is_ascii_digit).count();
    let help = match certain {
        Applicability::Safe => format!("write `{number}`"),
        Applicability::Unsafe | Applicability::Display => {
            let (whole, decimals) = digits.split_at(digits.len() - behind);
            format!("write `{digits}`, or `{whole}.{decimals}` if the comma separates the decimals")
        }
    };
    let title = format!("`{written}` is not written as a number");
    let diagnostic = Diagnostic::new(Code::BadNumber, title, span, "a number has a decimal point and no separators");
    Some(diagnostic.help(help).fix(Fix::new(certain, span, number)))
}

/// What separates the digits of a number in one country or another.
fn is_separator(c: char) -> bool {
    matches!(c, ',' | '.' | '\'' | '’' | '\u{202f}' | '\u{2009}')
}

/// A number with separators as it should be written, and whether that is certain. `None` for a correct number, or no
/// number.
fn respelt_number(written: &str) -> Option<(String, Applicability)> {
    let groups: Vec<&str> = written.split(is_separator).collect();
    let separators: Vec<char> = written.chars().filter(|&c| is_separator(c)).collect();
    let digits = groups.concat();
    let (first, rest) = groups.split_first()?;
    let last = *rest.last()?;
    let thousands = |groups: &[&str]| groups.iter().all(|group| group.len() == 3) && (1..=3).contains(&first.len());
    let same = separators.iter().all(|separator| *separator == separators[0]);
    let decimals = || format!("{}.{last}", &digits[..digits.len() - last.len()]);
    match separators.as_slice() {
        ['.'] if first.is_empty() => Some((format!("0.{last}"), Applicability::Safe)),
        _ if first.is_empty() || last.is_empty() => None,
        ['.'] => None,
        // `1,500` means one thing in London and another in Berlin.
        [','] if thousands(rest) => Some((digits, Applicability::Unsafe)),
        [','] => Some((decimals(), Applicability::Safe)),
        _ if same && thousands(rest) => Some((digits, Applicability::Safe)),
        [.., ',' | '.'] if !same && thousands(&rest[..rest.len() - 1]) => Some((decimals(), Applicability::Safe)),
        _ => None,
    }
}

/// A text with its numbers in the right notation, and how certain that is.
pub fn respelt_numbers(text: &str) -> (String, Applicability) {
    let mut respelt = String::with_capacity(text.len() + 1);
    let mut certain = Applicability::Safe;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let part = |c: char| c.is_ascii_digit() || is_separator(c);
        let end = rest.find(|other: char| part(other) != part(c)).unwrap_or(rest.len());
        let (run, behind) = rest.split_at(end);
        rest = behind;
        let number = run.trim_end_matches(is_separator);
        // Two points are a range, and a comma followed by a space separates items of a list.
        match respelt_number(number).filter(|_| part(c) && !number.contains("..")) {
            Some((new, how)) => {
                respelt.push_str(&new);
                respelt.push_str(&run[number.len()..]);
                certain = certain.max(how);
            }
            None => respelt.push_str(run),
        }
    }
    (respelt, certain)
}

/// A number as people write it, with no more decimals than needed.
pub fn show(value: f64) -> String {
    let rounded = (value * 1e6).round() / 1e6;
    if rounded == 0.0 { "0".into() } else { format!("{rounded}") }
}

/// A share in percent, with two decimals at most: a third of a share has no end.
pub fn show_share(share: f64) -> String {
    show((share * 100.0).round() / 100.0)
}

/// Fractions with a sign of their own: the sign, the part and the whole.
pub const FRACTIONS: [(char, u32, u32); 8] =
    [('½', 1, 2), ('¼', 1, 4), ('¾', 3, 4), ('⅓', 1, 3), ('⅔', 2, 3), ('⅕', 1, 5), ('⅛', 1, 8), ('⅙', 1, 6)];

/// Parts of a whole in words, of a hundred.
const PARTS: [(&str, u32); 24] = [
    ("die hälfte", 50),
    ("hälfte", 50),
    ("ein drittel", 33),
    ("zwei drittel", 67),
    ("ein viertel", 25),
    ("drei viertel", 75),
    ("dreiviertel", 75),
    ("la moitié", 50),
    ("half", 50),
    ("a half", 50),
    ("one half", 50),
    ("third", 33),
    ("a third", 33),
    ("one third", 33),
    ("two thirds", 67),
    ("quarter", 25),
    ("a quarter", 25),
    ("one quarter", 25),
    ("three quarters", 75),
    ("a fifth", 20),
    ("one fifth", 20),
    ("a tenth", 10),
    ("one in two", 50),
    ("one in three", 33),
];

/// `1/3`, `1 in 3`, `3 of 10` and `half` as a share of a hundred.
pub fn part_of_hundred(text: &str) -> Option<u32> {
    let lower = text.to_lowercase();
    let lower = ["of them", "of people", "of all", "of customers", " customers", " people", " users", " kunden"]
        .iter()
        .find_map(|of| lower.strip_suffix(of))
        .unwrap_or(&lower);
    let lower = lower.trim_matches(is_blank);
    if let Some((_, share)) = PARTS.iter().find(|(words, _)| *words == lower) {
        return Some(*share);
    }
    let number = |text: &str| text.trim_matches(is_blank).parse::<u32>().ok();
    let sign = FRACTIONS.iter().find(|(sign, ..)| lower.strip_prefix(*sign) == Some(""));
    let (part, whole) = match sign {
        Some((_, part, whole)) => (*part, *whole),
        None => {
            let signs = ["/", " in ", " out of ", " of ", " von "];
            let (part, whole) = signs.iter().find_map(|sign| lower.split_once(sign))?;
            (number(part)?, number(whole)?)
        }
    };
    (part <= whole && whole > 0).then(|| (100.0 * f64::from(part) / f64::from(whole)).round() as u32)
}
