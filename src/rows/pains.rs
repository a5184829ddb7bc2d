//! How much hurts in all.

use crate::{
    model::{Map, Severity},
    vocabulary::Words,
};

/// `1 critical, 2 major`, the worst first, without those that are solved; empty if nothing hurts.
pub fn counted_pains(map: &Map, words: &Words) -> String {
    let count = |severity: Severity| map.open_pains().filter(|&id| map.pain(id).severity == severity).count();
    let counts = Severity::ALL.into_iter().rev().map(|severity| (severity, count(severity)));
    let there = counts.filter(|(_, count)| *count > 0);
    let parts = there.map(|(severity, count)| words.so_severe(count, severity));
    parts.collect::<Vec<_>>().join(words.comma)
}
