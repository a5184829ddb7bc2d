//! What the header says at a glance: how much hurts, and where it hurts most. The first of several pages also says it
//! for the whole map.

use super::{LayoutCtx, badge::Badge, chart::persona_names};
use crate::{
    lane::LaneKind,
    model::{Column, Feeling},
    rows::{counted_pains, felt, felt_by, written},
    scene::Role,
};

/// The number of pains of each severity, and the lowest point of all curves; nothing that the map doesn't have or the
/// drawing doesn't show.
pub fn glance(ctx: &mut LayoutCtx<'_>) -> Vec<Badge> {
    if !ctx.options.wants(LaneKind::Experience, ctx.map) {
        return Vec::new();
    }
    let (label, pains) = (ctx.words.pains, counted_pains(ctx.whole(), ctx.words));
    let pains = (!pains.is_empty()).then(|| Badge::new(ctx, "pains-in-all", label, &pains, Role::Ink));
    // Where nobody wrote down what was learned, the headline says it.
    let lowest = ctx.whole().lowest_point().filter(|_| written(ctx.map) > 0).map(|(column, feeling)| {
        let told = told(ctx, column, feeling);
        Badge::new(ctx, "lowest-point", ctx.words.lowest, &told, Role::RedText)
    });
    pains.into_iter().chain(lowest).collect()
}

/// `Let down · The technician’s visit`, with all who feel so if there are several personas.
fn told(ctx: &LayoutCtx<'_>, column: &Column, feeling: &Feeling) -> String {
    let (map, words) = (ctx.whole(), ctx.words);
    let apart = |text: &str| words.isolated(text).into_owned();
    let names: Vec<String> = map.called().iter().map(|name| apart(name)).collect();
    let who = persona_names::who(map, &felt_by(column, feeling), &names, words);
    let parts = who.into_iter().chain([apart(&felt(words, map, feeling)), apart(&column.title.to_plain())]);
    parts.collect::<Vec<_>>().join(" · ").replace('\n', " ")
}
