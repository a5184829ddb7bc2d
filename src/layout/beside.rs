//! How the blocks of a cell are arranged: stacked, or side by side where there is room.
//!
//! Cards spread over the free columns next to theirs, those of their own stage first. They follow the order of the map
//! from left to right, closer together than columns are, and a bracket over them points at the column that they belong
//! to.

use super::{
    ColumnBox, LayoutCtx, Page,
    block::Block,
    free::{self, Free},
    lanes::Lane,
};
use crate::{
    model::ColumnId,
    scene::{Point, Rect, Role, Shape, Stroke, polygon},
};

/// How much narrower than its column a card may be to go next to another one.
const NARROWER: f64 = 0.85;
/// But no card needs to be wider than this.
const WIDE_ENOUGH: f64 = 208.0;
/// Gap between two blocks side by side that aren't cards: a hatch reaches beyond what it marks.
const APART: f64 = 24.0;
/// The widest that a text that runs over free columns is set.
const MEASURE: f64 = 400.0;
/// What lower cards must save a stage at least: two lines. Anything less looks like a mistake.
const WORTH: f64 = 40.0;
/// How far above the cards their bracket is, and how high its point is.
const BRACKET: f64 = 5.0;
const POINT: f64 = 7.0;

/// What is free to the left and to the right of a cell.
#[derive(Debug, Clone, Copy)]
struct Room {
    left: f64,
    right: f64,
}

/// How the blocks of a cell are arranged.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Beside {
    per_row: usize,
    /// Where each row begins, from the column's text edge; negative if that is over a column to the left.
    start: f64,
    width: f64,
    gap: f64,
}

impl Beside {
    fn alone(width: f64) -> Self {
        Self { per_row: 1, start: 0.0, width, gap: 0.0 }
    }

    /// Arranges the blocks of a cell that is `own` wide, with this much free room in its stage and in all.
    fn new(lane: &Lane, blocks: &[Box<dyn Block>], own: f64, rooms: [Room; 2]) -> Self {
        if lane.runs_on {
            return Self::alone((own + rooms[0].right).min(MEASURE).max(own));
        }
        let widest = || blocks.iter().map(|block| block.least_width());
        match (lane.cards, lane.least_beside) {
            _ if blocks.len() < 2 => Self::alone(own),
            (true, _) => {
                let least = widest().fold((own * NARROWER).min(WIDE_ENOUGH), f64::max);
                let [stage, all] = rooms.map(|room| Self::cards(blocks.len(), least, lane.cells.gap, own, room));
                if stage.per_row >= all.per_row { stage } else { all }
            }
            (false, Some(least)) => Self::within(blocks.len(), widest().fold(least, f64::max), APART, own),
            (false, None) => Self::alone(own),
        }
    }

    /// Arranges them within the column alone.
    fn within(count: usize, least: f64, gap: f64, room: f64) -> Self {
        let most = (((room + gap) / (least + gap)) as usize).clamp(1, count);
        // As many rows as needed, about equally full.
        let per_row = count.div_ceil(count.div_ceil(most));
        Self { per_row, start: 0.0, width: (room - gap * (per_row - 1) as f64) / per_row as f64, gap }
    }

    /// Spreads cards over free columns: to the right if that is enough, otherwise as far to the left as needed.
    fn cards(count: usize, least: f64, gap: f64, own: f64, Room { left, right }: Room) -> Self {
        let to_the_right = Self::within(count, least, gap, own + right);
        let both = Self::within(count, least, gap, left + own + right);
        let beside = if to_the_right.per_row >= both.per_row { to_the_right } else { both };
        let width = beside.width.min(own);
        let row = width * beside.per_row as f64 + gap * (beside.per_row - 1) as f64;
        Self { width, start: (own + right - row).min(0.0), ..beside }
    }

    /// Which row a block is in.
    fn row(&self, index: usize) -> usize {
        index / self.per_row
    }

    /// The boxes of the blocks, from the cell's corner; `heights` are the heights of the rows where all cells of the
    /// lane share them.
    pub fn slots(&self, lane: &Lane, blocks: &[Box<dyn Block>], heights: &[f64]) -> Vec<Rect> {
        let (mut slots, mut y) = (Vec::with_capacity(blocks.len()), 0.0);
        for (row, blocks) in blocks.chunks(self.per_row).enumerate() {
            let height = heights.get(row).copied().unwrap_or_else(|| self.row_height(blocks));
            for index in 0..blocks.len() {
                let x = self.start + index as f64 * (self.width + self.gap);
                slots.push(Rect::new(x, y, self.width, height));
            }
            y += height + lane.cells.gap;
        }
        slots
    }

    fn row_height(&self, row: &[Box<dyn Block>]) -> f64 {
        row.iter().map(|block| block.height(self.width)).fold(0.0, f64::max)
    }
}

/// How high a cell is at a width, if the columns next to it are as wide.
pub fn height(lane: &Lane, blocks: &[Box<dyn Block>], free: Free, width: f64) -> f64 {
    let share = width + 2.0 * ColumnBox::PADDING;
    let room = |left: usize, right: usize| Room { left: left as f64 * share, right: right as f64 * share };
    let rooms = [room(free.own_left, free.own_right), room(free.left, free.right)];
    let beside = Beside::new(lane, blocks, width, rooms);
    let rows = blocks.chunks(beside.per_row).map(|row| beside.row_height(row) + lane.cells.gap);
    rows.sum::<f64>() - lane.cells.gap
}

/// How the blocks of each of the lane's cells are arranged.
pub fn beside(ctx: &LayoutCtx<'_>, page: &Page, lane: &Lane) -> Vec<Beside> {
    let cells = free::of_lane(ctx.map, lane).into_iter().zip(&lane.cells.columns);
    let one = |(free, (id, blocks)): (Free, &(ColumnId, Vec<_>))| {
        let (column, own) = (id.index(), page.columns[id.index()]);
        let room = |left: usize, right: usize| {
            let (first, last) = (page.columns[column - left], page.columns[column + right]);
            Room { left: own.x() - first.x(), right: last.x() + last.width() - own.x() - own.width() }
        };
        let rooms = [room(free.own_left, free.own_right), room(free.left, free.right)];
        Beside::new(lane, blocks, own.width(), rooms)
    };
    cells.map(one).collect()
}

/// In a lane of cards: the heights of the first row, the second and so on, for each stage. Empty in other lanes.
pub fn rows(ctx: &LayoutCtx<'_>, lane: &Lane, beside: &[Beside]) -> Vec<Vec<f64>> {
    let (mut all, mut own) = (Vec::new(), vec![Vec::new(); ctx.map.stages.len()]);
    if !lane.cards {
        return own;
    }
    for ((id, blocks), beside) in lane.cells.columns.iter().zip(beside) {
        for (index, block) in blocks.iter().enumerate() {
            let height = block.height(beside.width);
            raise(&mut all, beside.row(index), height);
            raise(&mut own[ctx.map.column(*id).stage.index()], beside.row(index), height);
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

/// The bracket over cards that spread over other columns than their own. It points at their own one, which is `own`
/// wide.
pub fn bracket(slots: &[Rect], own: f64) -> Option<Shape> {
    let left = slots.iter().map(|slot| slot.x).fold(f64::INFINITY, f64::min);
    let right = slots.iter().map(|slot| slot.right()).fold(f64::NEG_INFINITY, f64::max);
    if left > -0.5 && right < own + 0.5 {
        return None;
    }
    let (y, at) = (-BRACKET, own / 2.0);
    let corners = [(left + 8.0, y), (at - POINT, y), (at, y - POINT), (at + POINT, y), (right - 8.0, y)];
    let points = corners.map(|(x, y)| Point::new(x, y));
    Some(Shape::path(polygon(&points, false)).stroke(Stroke::new(Role::Bar, 1.5)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cards_go_right_before_they_go_left() {
        let two = |left, right| Beside::cards(2, 200.0, 8.0, 232.0, Room { left, right });
        assert_eq!((two(256.0, 256.0).start, two(256.0, 256.0).per_row), (0.0, 2));
        assert_eq!((two(256.0, 0.0).start, two(256.0, 0.0).width), (-240.0, 232.0));
        assert_eq!(two(0.0, 0.0).per_row, 1);
    }

    #[test]
    fn four_where_three_have_room_are_two_rows_of_two() {
        assert_eq!(Beside::within(4, 200.0, 8.0, 640.0).per_row, 2);
        assert_eq!(Beside::within(4, 200.0, 8.0, 860.0).per_row, 4);
    }
}
