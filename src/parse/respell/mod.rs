//! Values that are clear but spelt in another way: with other words, other signs, another order of a date.
//!
//! Each kind of value has its usual slips. What comes out is a proposal; the reader of values says whether it is one.

mod choices;
mod dates;
mod figures;
mod phrase;

use super::number::respelt_numbers;
use crate::{
    diagnostic::Applicability::Safe,
    keyword::{Rule, Value},
};
use choices::{choice, language, names};
use dates::{date, review};
use figures::{metric, pairs, percent, rating, sample, scale, takes};

pub use phrase::Draft;

/// What `text` would be in the language's own spelling; nothing where its kind has no other one.
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
        Value::Scale | Value::Range => figures(text, scale),
        Value::Weights | Value::Scores => figures(text, pairs),
        Value::Rating => figures(text, rating),
        Value::Sample => figures(text, sample),
        Value::Names(_) | Value::OneName(_) => Some((names(text), Safe)),
        Value::Path => Some((text.replace('\\', "/"), Safe)),
        Value::Prose | Value::OptionalProse | Value::Title | Value::TeamTitle | Value::Link | Value::Plain => None,
    }
}

/// Numbers first, then what stands around them.
fn figures(text: &str, around: fn(String) -> Draft) -> Option<Draft> {
    let (text, certain) = respelt_numbers(text);
    let (text, too) = around(text);
    Some((text.trim().trim_end_matches([',', ';', '.']).trim_end().to_owned(), certain.max(too)))
}
