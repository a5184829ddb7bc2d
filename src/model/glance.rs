//! What a map says at a glance: who goes through it, in short, and where it feels worst.

use super::{Column, Feeling, Map};
use unicode_segmentation::UnicodeSegmentation;

/// A single point is neither low nor high.
const LEAST_POINTS: usize = 2;
/// The most letters of a name that is shown whole.
const SHORT: usize = 18;
/// An article, or another word that says little, has so many letters at most.
const ARTICLE: usize = 3;

impl Map {
    /// What each persona is called in a sentence: their label without what describes them, unless another is called the same.
    pub(crate) fn called(&self) -> Vec<String> {
        let labels = self.personas.iter().map(|persona| persona.label.to_plain()).collect();
        unless_alike(labels, |label| called(label).to_owned())
    }

    /// The same for a mark in a drawing, where a long one ends in an ellipsis. No single word of a label is sure to be a name: it may be an
    /// article, a title, an adjective.
    pub(crate) fn short_names(&self) -> Vec<String> {
        unless_alike(self.called(), shortened)
    }

    /// The first of the lowest points below neutral, and where it is.
    pub(crate) fn lowest_point(&self) -> Option<(&Column, &Feeling)> {
        let points = || {
            self.columns.iter().flat_map(|column| column.facts.feelings.iter().map(move |feeling| (column, feeling)))
        };
        let below = points().filter(|(_, feeling)| feeling.score.is_below(self.scale));
        let lowest = below.min_by(|a, b| a.1.score.get().total_cmp(&b.1.score.get()))?;
        (points().count() >= LEAST_POINTS).then_some(lowest)
    }

    /// The first of the highest points above neutral, and where it is.
    pub(crate) fn highest_point(&self) -> Option<(&Column, &Feeling)> {
        let points = || {
            self.columns.iter().flat_map(|column| column.facts.feelings.iter().map(move |feeling| (column, feeling)))
        };
        let above = points().filter(|(_, feeling)| feeling.score.get() > self.scale.baseline);
        let highest = above.rev().max_by(|a, b| a.1.score.get().total_cmp(&b.1.score.get()))?;
        (points().count() >= LEAST_POINTS).then_some(highest)
    }
}

/// What somebody is called: their label up to a comma, a bracket or a dash, after which it describes them.
pub(crate) fn called(label: &str) -> &str {
    let sign = label.find([',', '，', '、', '،', ':', ';', '(', '（', '[']);
    let dash = [" - ", " – ", " — "].into_iter().filter_map(|dash| label.find(dash)).min();
    let end = sign.into_iter().chain(dash).min().unwrap_or(label.len());
    match label[..end].trim() {
        "" => label,
        name => name,
    }
}

/// The words of a name that have room in a mark, at least one.
fn shortened(name: &str) -> String {
    if name.chars().count() <= SHORT {
        return name.to_owned();
    }
    let mut short = String::new();
    for word in name.split_whitespace() {
        let length = short.chars().count() + word.chars().count();
        if !short.is_empty() && length >= SHORT {
            // An article alone says nothing.
            let room = if short.chars().count() <= ARTICLE { SHORT - short.chars().count() - 2 } else { 0 };
            let part: String = word.graphemes(true).take(room).collect();
            let part = part.trim_end_matches(|c: char| !c.is_alphanumeric());
            return format!("{}…", format!("{short} {part}").trim_end());
        }
        short = if short.is_empty() { word.to_owned() } else { format!("{short} {word}") };
    }
    short
}

/// Each name in another form, unless that is the same for two of them.
fn unless_alike(names: Vec<String>, form: impl Fn(&str) -> String) -> Vec<String> {
    let forms: Vec<String> = names.iter().map(|name| form(name)).collect();
    let mut sorted: Vec<&String> = forms.iter().collect();
    sorted.sort();
    let once = |one: &String| {
        sorted.partition_point(|other| *other <= one) - sorted.partition_point(|other| *other < one) == 1
    };
    names.iter().zip(&forms).map(|(name, form)| if once(form) { form } else { name }.clone()).collect()
}
