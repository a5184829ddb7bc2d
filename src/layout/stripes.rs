//! What runs down through the columns behind everything else: a quiet tint for every other stage, and a band for each
//! key moment.

use super::{LayoutCtx, Page};
use crate::{
    model::{ColumnId, Map},
    scene::{Group, Rect, Role, Shape},
};

/// The tints of the stages, from the middle of one gap between stages to the middle of the next, and the bands of the
/// key moments.
pub fn stripes(ctx: &LayoutCtx<'_>, page: &Page, (top, bottom): (f64, f64)) -> Group {
    let mut group = tints(ctx, page, (top, bottom));
    group.extend(moments(ctx.map, page, (top, bottom)));
    group
}

/// The tints alone.
pub fn tints(ctx: &LayoutCtx<'_>, page: &Page, (top, bottom): (f64, f64)) -> Group {
    let mut group = Group::new("stripes");
    let edges: Vec<f64> = std::iter::once(page.columns_left)
        .chain(page.stage_borders.iter().copied())
        .chain([page.columns_right])
        .collect();
    // On a page of a larger map a stage has the tint that it has in the whole map.
    let before = ctx.whole().columns.get(ctx.here().start).map_or(0, |column| column.stage.index());
    let tinted = edges.windows(2).enumerate().filter(|(index, _)| (before + index) % 2 == 1);
    group.extend(
        tinted.map(|(_, edges)| {
            Shape::rect(Rect::new(edges[0], top, edges[1] - edges[0], bottom - top)).fill(Role::Tint)
        }),
    );
    group
}

/// At the end of a stage a band goes on to the middle of the gap, as the stage's tint does. A stage that is a key moment as a whole has one band.
fn moments(map: &Map, page: &Page, (top, bottom): (f64, f64)) -> Vec<Shape> {
    let all: Vec<usize> = (0..map.columns.len()).filter(|&index| map.is_moment(ColumnId::new(index))).collect();
    let stage = |index: usize| map.columns[index].stage;
    let is_whole = |index: usize| map.stage(stage(index)).facts.moment.is_some();
    let band = |columns: &[usize]| {
        let (first, last) = (*columns.first()?, *columns.last()?);
        let (left, right) = (page.share(first).0, page.share(last).1);
        Some(Shape::rect(Rect::new(left, top, right - left, bottom - top)).fill(Role::Moment))
    };
    all.chunk_by(|&a, &b| stage(a) == stage(b) && is_whole(a)).filter_map(band).collect()
}
