//! The ways between the columns of a slide.

use super::{
    frame::{Density, Frame, MARGIN},
    row_name::{COUNT, count_line, row_name},
};
use crate::{
    lane::LaneKind,
    layout::{ColumnBox, LayoutCtx, Words, ways},
    scene::{Face, Group, Rect, Role, TypeSize},
};

/// The band of ways between columns, or between chevrons if columns have no titles.
pub fn band(ctx: &mut LayoutCtx<'_>, frame: &Frame, (levels, lines): (usize, usize)) -> Option<ways::Band> {
    let page = &frame.page;
    let by_run = frame.density == Density::Counts;
    let chevrons: Vec<ColumnBox> =
        frame.runs.iter().map(|run| ColumnBox { left: run.span.0, pitch: run.span.1 - run.span.0 }).collect();
    let places = if by_run { chevrons.as_slice() } else { page.columns.as_slice() };
    let edges = (page.columns_left, page.columns_right);
    let room =
        ways::Room { places, edges, borders: &page.stage_borders, size: TypeSize::Small, lines, most: lines, levels };
    let run_of = |column: usize| frame.runs.partition_point(|run| run.columns.end <= column);
    ways::Band::new(ctx, room, |id| Some(if by_run { run_of(id.index()) } else { id.index() }))
}

pub fn lane(ctx: &mut LayoutCtx<'_>, ways: &ways::Band, frame: &Frame) -> Group {
    let mut group = Group::new("lane").named("lane", LaneKind::Ways.key(ctx.map));
    let (top, name) = ((ways.height - 40.0).max(0.0) / 2.0, ctx.words.ways);
    let more = ways.more + ways.inside;
    group.extend(row_name(ctx, name, Role::Ink, more, top));
    if ways.silent > 0 {
        let below = top + TypeSize::Body.line() + if more > 0 { TypeSize::Small.line() } else { 0.0 };
        let said = Words::fill(ctx.words.words_not_shown, &[&ctx.words.number(ways.silent as f64)]);
        group.extend(count_line(ctx, &said, (Face::Regular, Role::Soft)).place(MARGIN, below, COUNT));
    }
    group.push(ways.draw(ctx));
    group.framed(Rect::new(0.0, 0.0, frame.page.width, ways.height))
}
