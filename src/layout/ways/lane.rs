//! The band as a lane of a drawing, with its name.

use super::{band::Band, placer::Room};
use crate::{
    lane::LaneKind,
    layout::{LayoutCtx, Page, lane_name::LaneName},
    scene::{Group, Rect, TypeSize},
};

/// The most lines of words that a way gets.
const LINES: usize = 3;
/// The most for one whose words would be cut.
const MOST_LINES: usize = 6;

/// The lane and its height; `None` if there is no way to show.
pub fn lane(ctx: &mut LayoutCtx<'_>, page: &Page) -> Option<(Group, f64)> {
    let here = ctx.here();
    let edges = (page.columns_left, page.columns_right);
    let (places, borders) = (&page.columns, &page.stage_borders);
    let room =
        Room { places, edges, borders, size: TypeSize::Body, lines: LINES, most: MOST_LINES, levels: usize::MAX };
    let band = Band::new(ctx, room, |id| here.contains(&id.index()).then(|| id.index() - here.start))?;
    let name = LaneName::new(ctx, page, (ctx.words.ways, ctx.words.ways_hint), false);
    let height = band.height.max(name.height() + 8.0).ceil();
    let mut group = Group::new("lane").named("lane", LaneKind::Ways.key(ctx.map));
    group.push(name.draw(page.margin, ((height - name.height()) / 2.0).floor()));
    group.push(band.draw(ctx).at(0.0, height - band.height));
    Some((group.framed(Rect::new(0.0, 0.0, page.width, height)), height))
}
