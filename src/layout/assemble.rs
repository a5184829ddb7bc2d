//! Places a lane once the column widths are known.

use super::{
    LayoutCtx, Page,
    beside::{self, Beside},
    block::Block,
    lane_name::LaneName,
    lanes::Lane,
};
use crate::{
    model::StageId,
    scene::{Group, Node, Point, Rect, Role, Shape, Stroke, polygon},
};

/// The widest that the text of a whole stage is set.
const MEASURE: f64 = 560.0;
/// Room for the bracket over a stage's columns, below the stage's own text.
const BRACKET: f64 = 24.0;
/// Gap above the sums of the stages.
const BELOW: f64 = 8.0;
/// The least space for the lane names.
pub const GUTTER: f64 = 132.0;

/// Draws a lane, with a hairline above it where `ruled`. Returns the group and its height.
pub fn lane(ctx: &mut LayoutCtx<'_>, page: &Page, lane: &Lane, ruled: bool) -> (Group, f64) {
    let name = LaneName::new(ctx, page, (&lane.label, &lane.hint), lane.quiet);
    let plan = Plan::new(ctx, page, lane);
    let content = plan.height(lane).max(name.height());
    let height = round(content + 2.0 * lane.padding);
    let mut group = Group::new("lane").named("lane", lane.kind.key(ctx.map));
    if ruled {
        let edge = Shape::line(page.margin, 0.0, page.width - page.margin, 0.0);
        group.push(edge.stroke(Stroke::new(Role::Line, 1.0)));
    }
    group.push(name.draw(page.margin, lane.padding));
    plan.draw(ctx, page, lane, &mut group, height);
    (group.framed(Rect::new(0.0, 0.0, page.width, height)), height)
}

/// Rounds up to the next multiple of 8.
pub fn round(height: f64) -> f64 {
    (height / 8.0 - 1e-6).ceil() * 8.0
}

/// The heights of a lane's parts.
struct Plan {
    /// Height of each stage's own content, bracket included; 0 where it has none.
    spans: Vec<f64>,
    /// In a lane of cards: how high the first row of cards is in each cell, the second, and so on.
    rows: Vec<Vec<f64>>,
    /// How the blocks of each of the lane's cells are arranged.
    beside: Vec<Beside>,
    columns: f64,
    below: f64,
    places: Vec<(f64, f64)>,
}

impl Plan {
    fn new(ctx: &LayoutCtx<'_>, page: &Page, lane: &Lane) -> Self {
        let places = page.stage_spans(ctx.map);
        let beside = beside::beside(ctx, page, lane);
        let rows = beside::rows(ctx, lane, &beside);
        let mut spans = vec![0.0; places.len()];
        for (id, blocks) in &lane.cells.spans {
            let slots = slots(ctx, page, lane, *id, blocks);
            spans[id.index()] = slots.iter().map(|slot| slot.bottom()).fold(0.0, f64::max) + BRACKET;
        }
        let mut plan = Self { spans, rows, beside, columns: 0.0, below: 0.0, places };
        for (index, (id, _)) in lane.cells.columns.iter().enumerate() {
            let slots = plan.cell_slots(lane, index);
            let cell = slots.iter().map(|slot| slot.bottom()).fold(0.0, f64::max);
            plan.columns = plan.columns.max(plan.spans[ctx.map.column(*id).stage.index()] + cell);
        }
        plan.below = lane.below.iter().map(|(id, block)| block.height(plan.width(*id))).fold(0.0, f64::max);
        plan
    }

    /// Width of the content of a whole stage.
    fn width(&self, id: StageId) -> f64 {
        let (left, right) = self.places[id.index()];
        right - left - 24.0
    }

    /// The boxes of a cell's blocks, from the cell's top left corner.
    fn cell_slots(&self, lane: &Lane, cell: usize) -> Vec<Rect> {
        self.beside[cell].slots(lane, &lane.cells.columns[cell].1, &self.rows[cell])
    }

    fn height(&self, lane: &Lane) -> f64 {
        let spans = lane.cells.spans.iter().map(|(id, _)| self.spans[id.index()] - BRACKET + 8.0);
        let content = spans.fold(self.columns, f64::max);
        if self.below > 0.0 { content + BELOW + self.below } else { content }
    }

    fn draw(&self, ctx: &LayoutCtx<'_>, page: &Page, lane: &Lane, group: &mut Group, height: f64) {
        for (id, blocks) in &lane.cells.spans {
            group.push(self.draw_span(ctx, page, lane, *id, blocks));
        }
        for index in 0..lane.cells.columns.len() {
            group.push(self.draw_cell(ctx, page, lane, index));
        }
        let bottom = height - lane.padding;
        for (id, block) in &lane.below {
            let (width, tall) = (self.width(*id), self.below);
            let part = block.draw(width, tall).at(self.places[id.index()].0 + 12.0, bottom - tall);
            group.push(part.framed(Rect::new(-8.0, 0.0, width + 16.0, tall)));
        }
    }

    fn draw_span(&self, ctx: &LayoutCtx<'_>, page: &Page, lane: &Lane, id: StageId, blocks: &[Box<dyn Block>]) -> Node {
        let (left, width, stage) = (self.places[id.index()].0 + 12.0, self.width(id), ctx.map.stage(id));
        let height = self.spans[id.index()];
        let mut cell = Group::new("cell").at(left, lane.padding).with_data("stage", stage.name.to_string());
        for (block, slot) in blocks.iter().zip(slots(ctx, page, lane, id, blocks)) {
            cell.push(block.draw(slot.width, slot.height).at(slot.x, slot.y));
        }
        let y = height - BRACKET + 8.0;
        let stroke = Stroke::new(Role::LineStrong, 1.0);
        let bracket = [(0.0, y + 4.0), (0.0, y), (width, y), (width, y + 4.0)].map(|(x, y)| Point::new(x, y));
        cell.push(Shape::path(polygon(&bracket, false)).stroke(stroke));
        cell.framed(Rect::new(-8.0, -6.0, width + 16.0, height - 6.0)).into()
    }

    fn draw_cell(&self, ctx: &LayoutCtx<'_>, page: &Page, lane: &Lane, index: usize) -> Node {
        let (id, blocks) = &lane.cells.columns[index];
        let (column, place) = (ctx.map.column(*id), page.columns[id.index()]);
        let top = lane.padding + self.spans[column.stage.index()];
        let mut cell = Group::new("cell").at(place.x(), top).with_data("column", column.name.to_string());
        let mut frame = Rect::new(0.0, 0.0, place.width(), 0.0);
        let slots = self.cell_slots(lane, index);
        for (block, slot) in blocks.iter().zip(slots) {
            let node = block.draw(slot.width, slot.height);
            cell.push(node.at(slot.x, slot.y));
            (frame.width, frame.height) = (frame.width.max(slot.right()), frame.height.max(slot.bottom()));
        }
        // A hatch reaches a little beyond what it marks.
        cell.framed(Rect::new(-8.0, -6.0, frame.width + 16.0, frame.height + 12.0)).into()
    }
}

/// The boxes of the blocks of a whole stage: cards side by side across its columns, everything else stacked. The card of the stage itself is over all of
/// them: over the first it would read as if it were that column's.
fn slots(ctx: &LayoutCtx<'_>, page: &Page, lane: &Lane, id: StageId, blocks: &[Box<dyn Block>]) -> Vec<Rect> {
    let columns = &ctx.map.stage(id).columns;
    let boxes: Vec<_> = columns.iter().map(|id| page.columns[id.index()]).collect();
    let (Some(first), Some(last)) = (boxes.first(), boxes.last()) else { return Vec::new() };
    let whole = last.right() - super::ColumnBox::PADDING - first.x();
    let are_beside = lane.cards && !lane.by_stage;
    let per_row = if are_beside { boxes.len() } else { 1 };
    let mut slots = Vec::with_capacity(blocks.len());
    let mut y = 0.0;
    for row in blocks.chunks(per_row) {
        let stacked = if lane.cards { whole } else { whole.min(MEASURE) };
        let width_of = |index: usize| if are_beside { boxes[index].width() } else { stacked };
        let height = row.iter().enumerate().map(|(index, block)| block.height(width_of(index))).fold(0.0, f64::max);
        let places = boxes.iter().take(row.len()).enumerate();
        slots.extend(places.map(|(index, place)| Rect::new(place.x() - first.x(), y, width_of(index), height)));
        y += height + lane.cells.gap;
    }
    slots
}
