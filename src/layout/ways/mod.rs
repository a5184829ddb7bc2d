//! The band of ways, between the stages and the columns' cards: who goes back, who skips ahead, who leaves.
//!
//! Input: the map, and where the places are that arcs connect: columns, or on a crowded slide whole chevrons. Output:
//! arcs on as few levels as possible, each with its words, which no other arc crosses. Ways back are dashed; the way of
//! those who leave turns aside and up to a bar. None of it is red: leaving isn't a pain until the map says so.

mod arcs;
mod band;
mod draw;
mod label;
mod lane;
mod levels;
mod pick;
mod placer;
mod ports;
mod tell;
mod title;

use super::LayoutCtx;
use crate::model::ColumnId;
pub use band::Band;
use band::kinds_of;
pub use draw::{Line, sample};
pub use lane::lane;
pub use placer::Room;

/// Whether there is a way to show, or one that is gone.
pub fn has_any(ctx: &LayoutCtx<'_>) -> bool {
    let gone = ctx.changes.as_ref().is_some_and(|changes| !changes.gone_ways.is_empty());
    !ctx.whole().ways.is_empty() || gone
}

/// For each column of this page, the names of those that people come from and go on to; `None` if the journey doesn't
/// branch.
pub fn neighbours(ctx: &LayoutCtx<'_>) -> Option<Vec<(String, String)>> {
    let whole = ctx.whole();
    let names =
        |columns: &[ColumnId]| columns.iter().map(|&id| whole.column(id).name.as_str()).collect::<Vec<_>>().join(" ");
    let around = whole.branches().then(|| ctx.known.around())?;
    Some(around[ctx.here()].iter().map(|around| (names(&around.from), names(&around.to))).collect())
}

/// The kinds of arcs that the whole map has, each with whether it leads out.
pub fn kinds(ctx: &LayoutCtx<'_>) -> Vec<(Line, bool)> {
    kinds_of(arcs::arcs(ctx, |column| Some(column.index())).iter())
}
