//! Feelings that several personas share: the same score and the same word in the same column. They are drawn as one
//! joined mark with one word, however many lines of the map they come from.

use crate::model::{Feeling, Map};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

/// Positions of feelings that are drawn as one, in the order of the personas; usually a single one.
pub type Members = SmallVec<[usize; 1]>;

/// The feelings of a column, equal ones grouped, in the order of each group's first persona.
pub fn joints(map: &Map, feelings: &[Feeling]) -> Vec<Members> {
    let mut known: FxHashMap<(u64, Option<String>, bool), usize> = FxHashMap::default();
    let mut joints: Vec<Members> = Vec::with_capacity(feelings.len());
    for (index, feeling) in feelings.iter().enumerate() {
        let word = feeling.word.as_ref().map(|word| word.to_plain().to_lowercase());
        let key = (feeling.score.get().to_bits(), word, map.is_assumed(&feeling.from));
        let joint = *known.entry(key).or_insert(joints.len());
        match joints.get_mut(joint) {
            Some(members) => members.push(index),
            None => joints.push(SmallVec::from_slice(&[index])),
        }
    }
    joints
}
