//! What every map knows without declaring it.

use crate::{
    keyword::{BUILT_IN_CHANNELS, BUILT_IN_MEASURES, BuiltInChannel, BuiltInMeasure},
    parse::key,
};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The criteria for columns if the map has no `priority` line.
pub const DEFAULT_CRITERIA: [&str; 4] = [CRITERIA[0].0, CRITERIA[1].0, CRITERIA[2].0, CRITERIA[3].0];

/// What the criteria are called in other languages and words.
const CRITERIA: [(&str, &[&str]); 4] = [
    ("cost", &["costs", "effort", "kosten", "aufwand", "coût", "coûts", "coste", "costes", "costo", "costi", "custo"]),
    ("sales", &["revenue", "turnover", "umsatz", "verkauf", "erlös", "ventes", "ventas", "vendite", "omzet", "vendas"]),
    ("strategy", &["strategic", "strategie", "stratégie", "estrategia", "strategia", "estratégia"]),
    ("frequency", &["often", "häufigkeit", "fréquence", "frecuencia", "frequenza", "frequentie", "frequência"]),
];

/// The criterion that a word means in other words.
pub fn criterion_called(word: &str) -> Option<&'static str> {
    let word = word.to_lowercase();
    CRITERIA.iter().find(|(_, words)| words.contains(&&*word)).map(|(name, _)| *name)
}

/// Every channel that needs no declaration.
pub fn built_in_channels() -> impl Iterator<Item = &'static BuiltInChannel> {
    BUILT_IN_CHANNELS.iter()
}

pub fn built_in_channel(name: &str) -> Option<&'static BuiltInChannel> {
    built_in_channels().find(|channel| channel.name == name)
}

/// The built-in channel that a text means by another word.
pub fn built_in_channel_called(text: &str) -> Option<&'static BuiltInChannel> {
    // Asked about each channel that a line names.
    static CALLED: LazyLock<FxHashMap<String, &BuiltInChannel>> = LazyLock::new(|| {
        let mut called = FxHashMap::default();
        for channel in built_in_channels() {
            for synonym in channel.synonyms {
                called.entry(key(synonym)).or_insert(channel);
            }
        }
        called
    });
    CALLED.get(&key(text)).copied()
}

/// Every measure that needs no declaration.
pub fn built_in_measures() -> impl Iterator<Item = &'static BuiltInMeasure> {
    BUILT_IN_MEASURES.iter()
}

pub fn built_in_measure(name: &str) -> Option<&'static BuiltInMeasure> {
    built_in_measures().find(|measure| measure.name == name)
}
