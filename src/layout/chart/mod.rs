//! The chart of feelings, which both the detail view's panel and the overview's slide draw.
//!
//! Input: a map, where its columns are, and how high the scale is. Output: the scale, the curves with their marks,
//! expectations, and places for labels that cover nothing. Heights count from neutral (`y` = 0, downwards).
//!
//! What only one of the two views has isn't here: lists of labels and stacks of cards are in `experience`, what a slide
//! leaves out is in `slide`.

pub(crate) mod ambiguous;
pub(crate) mod apart;
pub(crate) mod axis;
pub(crate) mod beyond;
mod bundles;
pub(crate) mod card;
mod card_content;
mod card_numbers;
mod card_style;
pub(crate) mod course;
pub(crate) mod cubic;
pub(crate) mod curve;
pub(crate) mod curves;
mod describe;
pub(crate) mod earlier;
pub(crate) mod expectations;
pub(crate) mod feelings;
pub(crate) mod hanging;
pub(crate) mod hatch;
pub(crate) mod heights;
pub(crate) mod joints;
pub(crate) mod label_list;
pub(crate) mod label_text;
pub(crate) mod leaders;
pub(crate) mod marks;
pub(crate) mod obstacles;
pub(crate) mod persona_names;
pub(crate) mod pill;
mod places;
pub(crate) mod route;
mod side_by_side;
pub(crate) mod stem;
pub(crate) mod stops;
pub(crate) mod subject;
pub(crate) mod tie;
pub(crate) mod word_request;

pub use describe::curves_in_words;
pub(in crate::layout) use describe::describe_part;

use super::LayoutCtx;
use crate::{
    model::{Facts, Map},
    scene::Role,
};
use heights::Heights;

/// The facts of every column and every stage.
pub fn facts(map: &Map) -> impl Iterator<Item = &Facts> {
    map.columns.iter().map(|column| &column.facts).chain(map.stages.iter().map(|stage| &stage.facts))
}

/// Whether the panel has anything to show for these facts.
pub fn has_something(facts: &Facts) -> bool {
    let Facts { feelings, expectations, pains, gains, .. } = facts;
    !(feelings.is_empty() && expectations.is_empty() && pains.is_empty() && gains.is_empty())
}

/// Whether a map has a panel: for what it says itself, or for the curves of the map that it is compared with.
pub fn has_panel(map: &Map) -> bool {
    facts(map).any(has_something) || map.compares.as_ref().is_some_and(|comparison| comparison.has_curves(map))
}

/// Whether a persona's card has a sample of the curve: if there are curves, or marks of several personas.
pub fn has_samples(map: &Map) -> bool {
    map.personas.len() > 1 || !heights_within(1.0, map, map).is_flat()
}

/// The scale, `whole` high from the lowest to the highest score of this map. There is one only if this map or a
/// compared map has scores to show. `all` is the whole map, if this is a page of it.
pub fn heights_within(whole: f64, map: &Map, all: &Map) -> Heights {
    let scored = |map: &Map| facts(map).any(|facts| !(facts.feelings.is_empty() && facts.expectations.is_empty()));
    let compared = map.compares.as_ref().is_some_and(|comparison| comparison.has_curves(map));
    let heights = Heights::within(whole, map.scale, scored(map) || compared);
    let (above, below) = if compared { earlier::sides(map) } else { (false, false) };
    // How far the compared map goes isn't known.
    let most = |used: f64, is_shared: bool| if is_shared { f64::INFINITY } else { used };
    let [over, under] = used(all);
    heights.compressed([most(over, above), most(under, below)]).with_both_sides(above, below)
}

/// The most points of score that something is felt or expected to be above neutral, and below it.
fn used(map: &Map) -> [f64; 2] {
    let scores = |facts: &Facts| {
        let felt = facts.feelings.iter().map(|feeling| feeling.score);
        let all = felt.chain(facts.expectations.iter().map(|expectation| expectation.score));
        all.map(|score| score.get() - map.scale.baseline).collect::<Vec<_>>()
    };
    facts(map).flat_map(scores).fold([0.0, 0.0], |[over, under], points| [over.max(points), under.max(-points)])
}

/// The colour of a persona's feeling: below neutral it turns red if there is a single persona; several keep their own
/// colours.
pub fn role_at(map: &Map, hue: Role, y: f64) -> Role {
    if y > 0.0 && map.personas.len() < 2 { Role::Red } else { hue }
}

/// The same for its word.
pub fn word_role(map: &Map, hue: Role, y: f64) -> Role {
    if role_at(map, hue, y) == Role::Red { Role::RedText } else { hue }
}

/// Each persona's curve in words, as far as it is on this page; empty if there is none.
pub fn in_words(ctx: &LayoutCtx<'_>) -> Vec<String> {
    let mut words = vec![String::new(); ctx.map.personas.len()];
    for (persona, sentence) in describe_part(ctx.whole(), ctx.known.paths(), &ctx.here()) {
        words[persona.index()] = sentence;
    }
    words
}
