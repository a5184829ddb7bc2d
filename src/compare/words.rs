//! The earlier map in the words of the later one, so that a corrected label is one change and not one of every line that
//! mentions the thing.

use crate::model::{Map, Name, Text};
use std::collections::BTreeMap;

/// The earlier map, in which whatever the later one still declares is called as it is there.
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
    told
}

fn labels<'m>(all: impl Iterator<Item = (&'m Name, &'m Text)>) -> BTreeMap<&'m str, &'m Text> {
    all.filter(|(name, _)| !name.is_generated()).map(|(name, label)| (name.as_str(), label)).collect()
}
