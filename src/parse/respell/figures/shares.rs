//! Shares of a hundred.

use super::parts::bound;
use crate::{
    diagnostic::Applicability::Unsafe,
    parse::{
        number::part_of_hundred,
        people::means_everybody,
        respell::phrase::{Draft, NUMBERS, exact, replaced},
        show,
    },
};

/// Words for the percent sign.
pub(super) const PERCENT: &[(&str, &str)] = &[
    ("per cent", "%"),
    ("percent", "%"),
    ("pct.", "%"),
    ("pct", "%"),
    ("percentage", "%"),
    ("prozent", "%"),
    ("pour cent", "%"),
    ("por ciento", "%"),
    ("procent", "%"),
    ("per cento", "%"),
];

pub fn percent(mut text: String) -> Draft {
    let digits = text.contains(|c: char| c.is_ascii_digit());
    if let Some(share) = part_of_hundred(&text).filter(|_| !digits) {
        return (format!("{share} %"), Unsafe);
    }
    if let Some(share) = one_in(&text) {
        return (format!("{share} %"), Unsafe);
    }
    if means_everybody(&text) {
        return ("100 %".to_owned(), Unsafe);
    }
    // `1 von 4`, `4 in 10 customers`
    if let Some(share) = part_of_hundred(&text).filter(|_| text.contains(" von ") || text.contains(" in ")) {
        return (format!("{share} %"), Unsafe);
    }
    let mut certain = exact(&mut text).max(bound(&mut text));
    replaced(&mut text, NUMBERS);
    replaced(&mut text, PERCENT);
    if let Some(at) = text.find('%') {
        let behind = text[at + 1..].trim().to_lowercase();
        // A second figure says something else.
        if behind.contains(|c: char| c.is_ascii_digit()) {
            return (text, Unsafe);
        }
        let everyone = ["", "of customers", "of the customers", "of all customers", "of our customers", "customers"];
        if !everyone.contains(&behind.as_str()) {
            certain = Unsafe;
        }
        let number = text[..at].trim_end();
        text = if number.len() < at { format!("{number} %") } else { format!("{number}%") };
    }
    replaced(&mut text, &[("out of", "/"), ("of", "/"), ("in", "/")]);
    if let Some((part, whole)) = text.split_once('/') {
        let number = |text: &str| text.trim().parse::<f64>().ok();
        if let (Some(part), Some(whole)) = (number(part), number(whole).filter(|whole| *whole > 0.0)) {
            text = format!("{} %", show((1000.0 * part / whole).round() / 10.0));
            certain = Unsafe;
        }
    }
    (text, certain)
}

/// `every third`, `jeder Dritte`: one in so many.
fn one_in(text: &str) -> Option<u32> {
    const ORDINALS: [(&[&str], u32); 5] = [
        (&["second", "zweite", "zweiter", "other"], 50),
        (&["third", "dritte", "dritter"], 33),
        (&["fourth", "vierte", "vierter"], 25),
        (&["fifth", "fünfte", "fünfter"], 20),
        (&["tenth", "zehnte", "zehnter"], 10),
    ];
    let text = text.trim().to_lowercase();
    let word = ["every ", "jeder ", "jede ", "jedes "].iter().find_map(|every| text.strip_prefix(every))?;
    let word = word.split(' ').next()?;
    ORDINALS.iter().find(|(words, _)| words.contains(&word)).map(|(_, share)| *share)
}
