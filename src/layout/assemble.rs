//! Places a lane once the columns' widths are known.

use super::{
    LayoutCtx, Page, Prose,
    block::Block,
    lanes::{Lane, Zone},
};
use crate::{
    model::StageId,
    scene::{Face, Group, Node, Point, Rect, Role, Shape, Stroke, TypeSize, polygon},
};

/// What a stage says as a whole is never set wider than this.
const MEASURE: f64 = 560.0;
/// Below what a stage says as a whole: a bracket over its columns.
const BRACKET: f64 = 20.0;
/// From the top of cards that stand side by side to the line that joins them.
const LINK: f64 = 20.0;
/// Above the sums of the stages.
const BELOW: f64 = 8.0;
/// The space for the lanes' names.
pub const GUTTER: f64 = 120.0;
/// The same and the gap behind it, up to where a hatch of the first column can begin.
const GUTTER_AND_GAP: f64 = 146.0;

/// Draws a lane, with a hairline above it where `ruled`; the group and its height.
pub fn lane(ctx: &mut LayoutCtx<'_>, page: &Page, lane: &Lane, ruled: bool) -> (Group, f64) {
    let name = LaneName::new(ctx, lane);
    let plan = Plan::new(ctx, page, lane);
    let content = plan.height(lane).max(name.height());
    let height = round(content + 2.0 * lane.padding);
    let mut group = Group::new("lane").named("lane", &lane.key);
    if ruled {
        let edge = Shape::line(page.margin, 0.0, page.width - page.margin, 0.0);
        group.push(edge.stroke(Stroke::new(Role::Line, 1.0)));
    }
    group.push(name.draw(page.margin, lane.padding));
    plan.draw(ctx, page, lane, &mut group, height);
    (group.framed(Rect::new(0.0, 0.0, page.width, height)), height)
}

/// Up to the next multiple of 8.
pub fn round(height: f64) -> f64 {
    (height / 8.0 - 1e-6).ceil() * 8.0
}

struct LaneName {
    label: Prose,
    hints: Vec<Prose>,
}

impl LaneName {
    fn new(ctx: &mut LayoutCtx<'_>, lane: &Lane) -> Self {
        let role = match lane.zone {
            Zone::Front => Role::Ink,
            Zone::Behind => Role::Soft,
        };
        let label = ctx.runs(TypeSize::Body, &[(&lane.label, Face::Semibold, role)]);
        let hints = lane.hint.split('\n').map(|hint| ctx.runs(TypeSize::Small, &[(hint, Face::Regular, Role::Faint)]));
        Self { label, hints: hints.collect() }
    }

    /// A long word may go on to where the columns' texts begin, but no further.
    fn width(&self) -> f64 {
        self.label.min_width().ceil().clamp(GUTTER, GUTTER_AND_GAP)
    }

    fn height(&self) -> f64 {
        let width = self.width();
        self.label.height(width) + self.hints.iter().map(|hint| hint.height(width)).sum::<f64>()
    }

    fn draw(&self, x: f64, top: f64) -> Group {
        let mut group = Group::new("lane-name");
        let mut y = top;
        for text in std::iter::once(&self.label).chain(&self.hints) {
            group.extend(text.place(x, y, self.width()));
            y += text.height(self.width());
        }
        group.framed(Rect::new(x, top, self.width(), self.height()))
    }
}

/// How high the parts of a lane are.
struct Plan {
    /// What each stage says as a whole, bracket included; 0 where it says nothing.
    spans: Vec<f64>,
    /// In a lane of cards: how high the first row of cards is in the columns of each stage, the second, and so on.
    rows: Vec<Vec<f64>>,
    /// How the cards of each of the lane's cells stand side by side.
    side_by_side: Vec<Beside>,
    columns: f64,
    below: f64,
    places: Vec<(f64, f64)>,
}

impl Plan {
    fn new(ctx: &LayoutCtx<'_>, page: &Page, lane: &Lane) -> Self {
        let places = page.stage_spans(ctx.map);
        let side_by_side = side_by_side(ctx, page, lane);
        let rows = rows(ctx, lane, &side_by_side);
        let mut spans = vec![0.0; places.len()];
        for (id, blocks) in &lane.cells.spans {
            let slots = slots(ctx, page, lane, *id, blocks);
            spans[id.index()] = slots.iter().map(|slot| slot.bottom()).fold(0.0, f64::max) + BRACKET;
        }
        let mut plan = Self { spans, rows, side_by_side, columns: 0.0, below: 0.0, places };
        for (index, (id, _)) in lane.cells.columns.iter().enumerate() {
            let slots = plan.cell_slots(ctx, lane, index);
            let cell = slots.iter().map(|slot| slot.bottom()).fold(0.0, f64::max);
            plan.columns = plan.columns.max(plan.spans[ctx.map.column(*id).stage.index()] + cell);
        }
        plan.below = lane.below.iter().map(|(id, block)| block.height(plan.width(*id))).fold(0.0, f64::max);
        plan
    }

    /// Width of what a stage says as a whole.
    fn width(&self, id: StageId) -> f64 {
        let (left, right) = self.places[id.index()];
        right - left - 24.0
    }

    /// Where the blocks of a cell stand, from the cell's top left corner.
    fn cell_slots(&self, ctx: &LayoutCtx<'_>, lane: &Lane, cell: usize) -> Vec<Rect> {
        let (Beside { per_row, width, step }, (id, blocks)) = (self.side_by_side[cell], &lane.cells.columns[cell]);
        let rows = &self.rows[ctx.map.column(*id).stage.index()];
        let (mut slots, mut y) = (Vec::with_capacity(blocks.len()), 0.0);
        for (row, blocks) in blocks.chunks(per_row).enumerate() {
            let own = || blocks.iter().map(|block| block.height(width)).fold(0.0, f64::max);
            let height = rows.get(row).copied().unwrap_or_else(own);
            for index in 0..blocks.len() {
                slots.push(Rect::new(index as f64 * step, y, width, height));
            }
            y += height + lane.cells.gap;
        }
        slots
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
        cell.framed(Rect::new(-8.0, -6.0, width + 16.0, height)).into()
    }

    fn draw_cell(&self, ctx: &LayoutCtx<'_>, page: &Page, lane: &Lane, index: usize) -> Node {
        let (id, blocks) = &lane.cells.columns[index];
        let (column, place) = (ctx.map.column(*id), page.columns[id.index()]);
        let top = lane.padding + self.spans[column.stage.index()];
        let mut cell = Group::new("cell").at(place.x(), top).with_data("column", column.name.to_string());
        let mut frame = Rect::new(0.0, 0.0, place.width(), 0.0);
        let slots = self.cell_slots(ctx, lane, index);
        cell.extend(links(&slots));
        for (block, slot) in blocks.iter().zip(slots) {
            let node = block.draw(slot.width, slot.height);
            cell.push(node.at(slot.x, slot.y));
            let right = frame.right().max(slot.right());
            frame.x = frame.x.min(slot.x);
            (frame.width, frame.height) = (right - frame.x, frame.height.max(slot.bottom()));
        }
        // A hatch reaches a little beyond what it marks.
        cell.framed(Rect::new(frame.x - 8.0, -6.0, frame.width + 16.0, frame.height + 12.0)).into()
    }
}

/// Lines that chain the cards of a row, so that one over another column still reads as its own column's.
fn links(slots: &[Rect]) -> Vec<Shape> {
    let same_row = slots.windows(2).filter(|pair| pair[0].y == pair[1].y);
    let link = |pair: &[Rect]| {
        let (left, right) = if pair[0].x < pair[1].x { (pair[0], pair[1]) } else { (pair[1], pair[0]) };
        let y = left.y + LINK;
        Shape::line(left.right(), y, right.x, y).stroke(Stroke::new(Role::LineStrong, 2.0))
    };
    same_row.map(link).collect()
}

/// What lower cards must save a stage at least: two lines. Less looks like a mistake.
const WORTH: f64 = 40.0;

/// In a lane of cards, how high the first row, the second, … are, for each stage.
fn rows(ctx: &LayoutCtx<'_>, lane: &Lane, side_by_side: &[Beside]) -> Vec<Vec<f64>> {
    let (mut all, mut own) = (Vec::new(), vec![Vec::new(); ctx.map.stages.len()]);
    if !lane.cards {
        return own;
    }
    for ((id, blocks), &Beside { per_row, width, .. }) in lane.cells.columns.iter().zip(side_by_side) {
        for (index, block) in blocks.iter().enumerate() {
            let height = block.height(width);
            raise(&mut all, index / per_row, height);
            raise(&mut own[ctx.map.column(*id).stage.index()], index / per_row, height);
        }
    }
    let lower = |own: &Vec<f64>| own.iter().zip(&all).all(|(own, all)| all - own >= WORTH);
    own.into_iter().map(|own| if lane.by_stage && lower(&own) { own } else { all.clone() }).collect()
}

fn raise(rows: &mut Vec<f64>, row: usize, height: f64) {
    match rows.get_mut(row) {
        Some(row) => *row = row.max(height),
        None => rows.push(height),
    }
}

/// How much narrower than its column a card may be to stand beside another one.
const NARROWER: f64 = 0.85;

/// How the cards of a cell stand side by side.
#[derive(Debug, Clone, Copy)]
struct Beside {
    per_row: usize,
    width: f64,
    /// From one card of a row to the next; negative where they go on to the left.
    step: f64,
}

/// More than one card beside each other where the columns to the right are free, up to the end of the stage, or else
/// those to the left, up to its beginning. They stand closer together than columns do, so that they are still seen as
/// one column's.
fn side_by_side(ctx: &LayoutCtx<'_>, page: &Page, lane: &Lane) -> Vec<Beside> {
    let gap = lane.cells.gap;
    let fit = |index: usize| {
        let (id, blocks) = &lane.cells.columns[index];
        let own = page.columns[id.index()];
        let least = blocks.iter().map(|block| block.least_width()).fold(own.width() * NARROWER, f64::max);
        let (left, right) = if lane.cards && blocks.len() > 1 { room(ctx, page, lane, index) } else { (0.0, 0.0) };
        let fitting = |room: f64| ((room / (least + gap)) as usize).min(blocks.len().saturating_sub(1));
        let beside = |others: usize, width: f64, sign: f64| {
            let width = width.min(own.width());
            Beside { per_row: others + 1, width, step: sign * (width + gap) }
        };
        match (fitting(own.width() - least + right), fitting(left)) {
            (0, 0) => beside(0, own.width(), 1.0),
            (0, others) => beside(others, left / others as f64 - gap, -1.0),
            (others, _) => beside(others, (own.width() + right - gap * others as f64) / (others + 1) as f64, 1.0),
        }
    };
    (0..lane.cells.columns.len()).map(fit).collect()
}

/// How much is free left and right of a cell, in its stage; to the left only where no other cell can claim it.
fn room(ctx: &LayoutCtx<'_>, page: &Page, lane: &Lane, index: usize) -> (f64, f64) {
    let cell = |index: usize| lane.cells.columns.get(index).map(|(id, _)| id.index());
    let Some(column) = cell(index) else { return (0.0, 0.0) };
    let stage = &ctx.map.stage(ctx.map.columns[column].stage).columns;
    let (Some(first), Some(last)) = (stage.first(), stage.last()) else { return (0.0, 0.0) };
    let is_first = index.checked_sub(1).and_then(cell).is_none_or(|before| before < first.index());
    let end = cell(index + 1).map_or(last.index(), |next| last.index().min(next - 1));
    let (own, end) = (page.columns[column], page.columns[end]);
    let left = if is_first { own.x() - page.columns[first.index()].x() } else { 0.0 };
    (left, end.x() + end.width() - own.x() - own.width())
}

/// Where the blocks of a stage as a whole stand: cards side by side in its columns, all else below one another.
fn slots(ctx: &LayoutCtx<'_>, page: &Page, lane: &Lane, id: StageId, blocks: &[Box<dyn Block>]) -> Vec<Rect> {
    let columns = &ctx.map.stage(id).columns;
    let boxes: Vec<_> = columns.iter().map(|id| page.columns[id.index()]).collect();
    let (Some(first), Some(last)) = (boxes.first(), boxes.last()) else { return Vec::new() };
    let whole = last.right() - super::ColumnBox::PADDING - first.x();
    let per_row = if lane.cards { boxes.len() } else { 1 };
    let mut slots = Vec::with_capacity(blocks.len());
    let mut y = 0.0;
    for row in blocks.chunks(per_row) {
        let width_of = |index: usize| if lane.cards { boxes[index].width() } else { whole.min(MEASURE) };
        let height = row.iter().enumerate().map(|(index, block)| block.height(width_of(index))).fold(0.0, f64::max);
        let places = boxes.iter().take(row.len()).enumerate();
        slots.extend(places.map(|(index, place)| Rect::new(place.x() - first.x(), y, width_of(index), height)));
        y += height + lane.cells.gap;
    }
    slots
}
