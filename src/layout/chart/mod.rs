//! The chart of feelings, as the detail view's panel and the overview's slide both draw it.
//!
//! Comes in: a map, where its columns stand, how high the scale is. Goes out: the scale, the curves with their marks, expectations, and
//! places for labels that cover nothing. Heights count from neutral (`y` = 0, downwards).
//!
//! What is only in one of the two views is not here: lists of labels and stacks of cards in `experience`, what a slide leaves out
//! in `slide`.

pub mod axis;
pub mod beyond;
pub mod cubic;
pub mod curve;
pub mod curves;
mod describe;
pub mod earlier;
pub mod expectations;
pub mod feelings;
pub mod hatch;
pub mod heights;
pub mod joints;
pub mod label_list;
pub mod label_text;
pub mod marks;
pub mod obstacles;
pub mod persona_names;
pub mod route;
mod side_by_side;
pub mod stem;
pub mod tie;

pub use describe::describe;

use super::LayoutCtx;
use crate::model::{Facts, Map};
use heights::Heights;

/// The facts of every column and every stage.
pub fn facts(map: &Map) -> impl Iterator<Item = &Facts> {
    map.columns.iter().map(|column| &column.facts).chain(map.stages.iter().map(|stage| &stage.facts))
}

/// Whether the panel has anything to show of them.
pub fn has_something(facts: &Facts) -> bool {
    let Facts { feelings, expectations, pains, gains, .. } = facts;
    !(feelings.is_empty() && expectations.is_empty() && pains.is_empty() && gains.is_empty())
}

/// The scale, `whole` high from the lowest to the highest score of this map. Whether the map has scores of its own or of a compared
/// map to show decides whether there is one at all.
pub fn heights_within(whole: f64, map: &Map) -> Heights {
    let scored = |map: &Map| facts(map).any(|facts| !(facts.feelings.is_empty() && facts.expectations.is_empty()));
    let compared = map.compares.as_ref().is_some_and(|comparison| scored(&comparison.map));
    let heights = Heights::within(whole, map.scale, scored(map) || compared);
    let (above, below) = if compared { earlier::sides(map) } else { (false, false) };
    heights.with_both_sides(above, below)
}

/// Each persona's curve in words, as far as it is on this page; empty where there is none.
pub fn in_words(ctx: &LayoutCtx<'_>) -> Vec<String> {
    let mut words = vec![String::new(); ctx.map.personas.len()];
    for (persona, sentence) in describe::describe_part(ctx.whole(), &ctx.here()) {
        words[persona.index()] = sentence;
    }
    words
}
