//! The main finding, in large letters.

use super::LayoutCtx;
use crate::{
    model::Insight,
    rows::{finding, followed},
    scene::Role,
};

/// The main finding of a map.
pub struct Headline<'a> {
    pub text: String,
    /// The part of it that comes first.
    pub first: String,
    /// Red if it says what hurts.
    pub role: Role,
    /// The line that says it; `None` if it follows from the facts.
    pub insight: Option<&'a Insight>,
}

/// The finding of the whole map, also on a page of it, if something is bad or somebody learned something.
pub fn headline<'a>(ctx: &LayoutCtx<'a>) -> Option<Headline<'a>> {
    if let Some(insight) = ctx.map.insights.first() {
        let text = finding(ctx.map, ctx.words)?;
        return Some(Headline { first: text.clone(), text, role: Role::Ink, insight: Some(insight) });
    }
    if ctx.options.lanes.as_ref().is_some_and(|lanes| lanes.iter().all(|lane| lane != "experience")) {
        return None;
    }
    let parts = followed(ctx.whole(), ctx.words);
    let first = parts.first()?.clone();
    Some(Headline { text: parts.join(ctx.words.headline.then), first, role: Role::RedText, insight: None })
}
