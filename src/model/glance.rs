//! What a map says at a glance: who goes through it, in short, and where it feels worst.

use super::{Column, Feeling, Map};

/// A single point is neither low nor high.
const LEAST_POINTS: usize = 2;

impl Map {
    /// A short name for each persona: the first word of their label if no other begins with it, otherwise all of it.
    pub(crate) fn short_names(&self) -> Vec<String> {
        let labels: Vec<String> = self.personas.iter().map(|persona| persona.label.to_plain()).collect();
        let firsts: Vec<String> = labels.iter().map(|label| first_word(label)).collect();
        let mut sorted: Vec<&String> = firsts.iter().collect();
        sorted.sort();
        let once = |first: &String| {
            sorted.partition_point(|other| *other <= first) - sorted.partition_point(|other| *other < first) == 1
        };
        labels.iter().zip(&firsts).map(|(label, first)| if once(first) { first } else { label }.clone()).collect()
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

fn first_word(label: &str) -> String {
    label.split_whitespace().next().unwrap_or(label).trim_end_matches([',', ':', ';']).to_owned()
}
