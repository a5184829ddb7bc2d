//! Values that are clear but written differently: with other words, other signs, or a date in another order.
//!
//! Each kind of value has its typical slips. The result is a proposal; it only counts if the value can be read then.

mod choices;
mod dates;
mod figures;
mod phrase;

use super::number::respelt_numbers;
use crate::{
    diagnostic::Applicability::{Display, Safe},
    keyword::{Rule, Value},
};
use choices::{choice, language, names};
use dates::{date, review};
use figures::{metric, pairs, percent, rating, sample, scale, scores, steps, takes};

pub use choices::{chosen, is_no_language};
pub use dates::{month_called, season_end};
pub use figures::{converted, is_part_of_figure, is_unit_of_time, leaves_only_average, part_of_metric};
pub use phrase::{Draft, is_hedged, start_of_figure};

/// `text` in the language's own notation; `None` if its kind has no other one.
pub fn respelt(rule: &Rule, text: &str) -> Option<Draft> {
    match rule.value {
        Value::Choice(choices) => choice(rule.keyword, choices, text),
        Value::Language => language(text),
        Value::Date => date(text, false),
        Value::PartialDate => date(text, true),
        Value::Review => review(text),
        Value::Takes => figures(text, takes),
        Value::Metric => figures(text, metric),
        Value::Percent => figures(text, percent),
        Value::Scale | Value::Range => steps(text).or_else(|| figures(text, scale)),
        Value::Weights => figures(text, pairs),
        Value::Scores => figures(text, scores),
        Value::Rating => figures(text, rating),
        // People are counted in whole numbers: a comma in front of three digits can only separate thousands.
        Value::Sample => figures(&without_thousands(text), sample),
        Value::Names(_) | Value::OneName(_) => names(text).map(|names| (names, Safe)),
        Value::Path => Some((text.replace('\\', "/"), Safe)),
        Value::Prose | Value::OptionalProse | Value::Title | Value::TeamTitle | Value::Link | Value::Plain => None,
        Value::Data
        | Value::Columns
        | Value::Texts
        | Value::Patterns
        | Value::Window
        | Value::OptionalDays
        | Value::Summary => None,
    }
}

/// The same without how certain it is, unless something else may be meant just as well.
pub fn meant(rule: &Rule, text: &str) -> Option<String> {
    respelt(rule, text).filter(|(_, certain)| *certain < Display).map(|(value, _)| value)
}

/// A text that is only a date, without words, in the language's notation: `Q3/2026`, `05/2026`.
pub fn partial_date(text: &str) -> Option<String> {
    let year = text.split(|c: char| !c.is_ascii_digit()).any(|part| part.len() == 4);
    date(text, true).map(|(date, _)| date).filter(|_| year)
}

/// The longest text with figures that is read in another notation, in bytes. The words for figures are looked for one after the other.
const LONGEST: usize = 200;

/// Numbers first, then what is around them.
fn figures(text: &str, around: fn(String) -> Draft) -> Option<Draft> {
    if text.len() > LONGEST {
        return None;
    }
    let (text, certain) = respelt_numbers(text);
    let (text, too) = around(text);
    Some((text.trim().trim_end_matches([',', ';', '.']).trim_end().to_owned(), certain.max(too)))
}

fn without_thousands(text: &str) -> String {
    let groups: Vec<&str> = text.split(',').collect();
    let digits = |group: &&str| group.bytes().all(|byte| byte.is_ascii_digit());
    let thousands = groups.len() > 1 && groups.iter().all(digits) && groups[1..].iter().all(|group| group.len() == 3);
    if thousands && (1..=3).contains(&groups[0].len()) { groups.concat() } else { text.to_owned() }
}
