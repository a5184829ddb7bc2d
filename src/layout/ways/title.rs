//! Describes an arc in full, for those who can't see it or want all of it; and where it leads on another page.

use super::{
    arcs::{Arc, End, Kind},
    tell::{change, percent},
};
use crate::{
    layout::{LayoutCtx, Words},
    model::{ColumnId, Map, Target},
};

/// All ways of an arc in words.
pub fn title(ctx: &LayoutCtx<'_>, arc: &Arc) -> String {
    let map = arc.map(ctx);
    let ways: Vec<String> = arc.ways.iter().map(|&way| sentence(ctx, map, arc, way)).collect();
    ways.join("\n")
}

fn sentence(ctx: &LayoutCtx<'_>, map: &Map, arc: &Arc, at: usize) -> String {
    let (way, words) = (&map.ways[at], ctx.words);
    let name = |column: ColumnId| map.column(column).title.one_line();
    let mut said = match way.to {
        Target::Column(to) if to > way.from => Words::fill(words.arc_ahead, &[&name(way.from), &name(to)]),
        Target::Column(to) => Words::fill(words.arc_back, &[&name(way.from), &name(to)]),
        Target::End if way.is_end() => format!("{}: {}", name(way.from), words.ends_here),
        Target::End => Words::fill(words.arc_out, &[&name(way.from)]),
    };
    let who: Vec<String> = map.only_for(way).iter().map(|&id| map.persona(id).label.to_plain()).collect();
    let share = way.share.map(|share| percent(words, share));
    let who = (!who.is_empty()).then(|| who.join(words.comma));
    for part in who.into_iter().chain(share).chain(words.how_sure(map, way)).chain(change(ctx, arc, at)) {
        said.push_str(words.comma);
        said.push_str(&part);
    }
    match &way.reason {
        Some(reason) => format!("{said}: {}", reason.one_line()),
        None => said,
    }
}

/// Where an arc leads to on another page, or comes from; empty if both ends are here.
pub fn remark(ctx: &LayoutCtx<'_>, arc: &Arc) -> String {
    let (text, column) = match (arc.from, arc.to) {
        (_, End::Away(column)) => (ctx.words.to_page, column),
        (End::Away(column), _) => (ctx.words.from_page, column),
        _ => return String::new(),
    };
    debug_assert!(arc.kind != Kind::Again, "a loop has both ends here");
    let whole = ctx.whole();
    let Some(page) = ctx.leaf.and_then(|leaf| leaf.page_of(column)) else { return String::new() };
    let title = whole.column(column).title.one_line();
    Words::fill(text, &[&title, &ctx.words.number(page as f64)])
}
