//! The main finding, in large letters.

use super::LayoutCtx;
use crate::{
    lane::LaneKind,
    model::{Insight, Severity},
    rows::{finding, followed, is_bad, written},
    scene::Role,
};

/// The main finding of a map.
pub struct Headline<'a> {
    pub text: String,
    /// The part of it that counts most where there is room for one: how many critical pains nothing answers, else what comes first.
    pub first: String,
    /// Red if it says what hurts, green if nothing does.
    pub role: Role,
    /// The insight that says it; `None` if a principle does, or if it follows from the facts.
    pub insight: Option<&'a Insight>,
    /// How many lines of its kind there are.
    pub count: usize,
}

/// The finding of the whole map, also on a page of it, if something is bad or somebody wrote down what was learned.
pub fn headline<'a>(ctx: &LayoutCtx<'a>) -> Option<Headline<'a>> {
    let map = ctx.map;
    if written(map) > 0 {
        let text = finding(map, ctx.words)?;
        let (insight, count) = (map.insights.first(), written(map));
        return Some(Headline { first: text.clone(), text, role: Role::Ink, insight, count });
    }
    if !ctx.options.wants(LaneKind::Experience, map) {
        return None;
    }
    let parts = followed(ctx.whole(), ctx.words);
    let open = ctx.whole().gravest_unanswered();
    let is_critical = open.first().is_some_and(|&pain| ctx.whole().pain(pain).severity == Severity::Critical);
    let first = if is_critical { parts.last() } else { parts.first() }?.clone();
    let text = parts.join(ctx.words.headline.then);
    let role = if is_bad(ctx.whole(), ctx.words) { Role::RedText } else { Role::GreenText };
    Some(Headline { text, first, role, insight: None, count: 1 })
}
