//! What a change is about, so that each change can be built in one line.

use super::{
    change::{Chance, Change, Kind, Topic, Value, Verdict, What},
    prose::told,
};
use crate::{
    model::{Measured, Severity, Text},
    span::Span,
};

/// A thing of the maps.
#[derive(Debug, Clone)]
pub struct Subject {
    pub topic: Topic,
    pub kind: Kind,
    pub name: String,
    pub title: String,
    pub place: Option<String>,
    pub severity: Option<Severity>,
    pub old: Option<Span>,
    pub new: Option<Span>,
}

impl Subject {
    /// A change in it.
    pub fn change(&self, what: What, verdict: Option<Verdict>) -> Change {
        let Self { topic, kind, name, title, place, severity, old, new } = self.clone();
        Change { topic, kind, name, title, place, severity, what, verdict, chance: None, old, new }
    }

    /// A change in one of its fields, if there is one.
    pub fn field(&self, field: &str, from: Option<Value>, to: Option<Value>) -> Option<Change> {
        self.field_of(field, None, from, to)
    }

    /// The same for a field that can occur several times.
    pub fn field_of(&self, field: &str, of: Option<String>, from: Option<Value>, to: Option<Value>) -> Option<Change> {
        (from != to).then(|| self.change(What::Changed { field: field.to_owned(), of, from, to }, None))
    }

    /// The same thing under another topic.
    pub fn on(&self, topic: Topic) -> Self {
        Self { topic, ..self.clone() }
    }

    /// A change of its title, if there is one.
    pub fn renamed(&self, from: &Text, to: &Text) -> Option<Change> {
        let (from, to) = (told(from), told(to));
        (from != to).then(|| self.change(What::Renamed { from, to }, None))
    }
}

impl Change {
    /// The same change with a verdict.
    pub fn judged(self, verdict: Option<Verdict>) -> Self {
        Self { verdict, ..self }
    }

    /// The same change of a figure that may be measured in both maps. What can be chance is neither better nor worse.
    pub fn between(self, from: Option<(f64, Option<Measured>)>, to: Option<(f64, Option<Measured>)>) -> Self {
        let chance = from.zip(to).and_then(|((from, one), (to, other))| chance((from, &one?), (to, &other?)));
        let verdict = self.verdict.filter(|_| chance != Some(Chance::Within));
        Self { verdict, chance, ..self }
    }

    /// The same change with its places.
    pub fn at(self, old: Option<Span>, new: Option<Span>) -> Self {
        Self { old: old.or(self.old), new: new.or(self.new), ..self }
    }
}

impl Value {
    /// A text, if there is one.
    pub fn text(text: Option<&Text>) -> Option<Self> {
        text.map(|text| Self::Text(told(text)))
    }

    /// Words, if there are any.
    pub fn list(words: impl IntoIterator<Item = String>) -> Option<Self> {
        let words: Vec<String> = words.into_iter().collect();
        (!words.is_empty()).then_some(Self::List(words))
    }

    /// Several texts, if there are any.
    pub fn texts(texts: &[Text]) -> Option<Self> {
        Self::list(texts.iter().map(told))
    }

    /// A word, if there is one.
    pub fn word(word: Option<impl Into<String>>) -> Option<Self> {
        word.map(|word| Self::Text(word.into()))
    }
}

/// Two figures differ by more than chance if their distance is more than the root of the sum of the squares of how far their intervals
/// reach towards each other.
fn chance((from, one): (f64, &Measured), (to, other): (f64, &Measured)) -> Option<Chance> {
    let ((low, high), (other_low, other_high)) = (one.interval?, other.interval?);
    let reach = if from < to { (high - from).hypot(to - other_low) } else { (from - low).hypot(other_high - to) };
    Some(if (to - from).abs() > reach { Chance::Beyond } else { Chance::Within })
}

/// Whether the later of two figures is the better one.
pub fn verdict(from: f64, to: f64, higher_is_better: bool) -> Option<Verdict> {
    let rises = to.partial_cmp(&from)?;
    match (rises, higher_is_better) {
        (std::cmp::Ordering::Equal, _) => None,
        (std::cmp::Ordering::Greater, true) | (std::cmp::Ordering::Less, false) => Some(Verdict::Better),
        (std::cmp::Ordering::Greater, false) | (std::cmp::Ordering::Less, true) => Some(Verdict::Worse),
    }
}
