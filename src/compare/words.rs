//! The earlier map in the words and on the scale of the later one, so that a corrected label or another scale is one change
//! and not one of every line that it is about.

use crate::model::{Map, Measured, Name, Scale, Score, Text};
use std::collections::BTreeMap;

/// The earlier map, in which whatever the later one still declares is called as it is there, with its scores on the other's scale.
pub fn in_words_of(old: &Map, new: &Map) -> Map {
    let mut told = old.clone();
    macro_rules! called {
        ($($list:ident),*) => {$(
            let later = labels(new.$list.iter().map(|of| (&of.name, &of.label)));
            for of in &mut told.$list {
                if let Some(&label) = later.get(of.name.as_str()) {
                    of.label = label.clone();
                }
            }
        )*};
    }
    called!(personas, teams, channels, sources, measures);
    if old.scale != new.scale {
        rescale(&mut told, (old.scale, new.scale));
    }
    told
}

/// Only the scores: that the scale is another one is a change of its own.
fn rescale(map: &mut Map, (from, to): (Scale, Scale)) {
    let onto = |value: f64| Score::onto(value, from, to);
    let score = |score: &mut Score| *score = Score::new(onto(score.get()), to).unwrap_or(*score);
    let stages = map.stages.iter_mut().map(|stage| &mut stage.facts);
    for facts in stages.chain(map.columns.iter_mut().map(|column| &mut column.facts)) {
        for feeling in &mut facts.feelings {
            score(&mut feeling.score);
            let interval = |(low, high)| (onto(low), onto(high));
            feeling.measured = feeling.measured.map(|of| Measured { interval: of.interval.map(interval), ..of });
        }
        facts.expectations.iter_mut().for_each(|of| score(&mut of.score));
    }
}

fn labels<'m>(all: impl Iterator<Item = (&'m Name, &'m Text)>) -> BTreeMap<&'m str, &'m Text> {
    all.filter(|(name, _)| !name.is_generated()).map(|(name, label)| (name.as_str(), label)).collect()
}
