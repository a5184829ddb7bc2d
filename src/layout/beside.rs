//! How the blocks of a cell are arranged: stacked, or side by side where their column has room. Only texts leave their
//! column, for free ones of their stage.

use super::{ColumnBox, LayoutCtx, Page, block::Block, free, lanes::Lane};
use crate::{model::ColumnId, scene::Rect};

/// The narrowest of several cards side by side.
const LEAST_CARD: f64 = 168.0;
/// A stack of at least this many cards asks for a column wide enough for two.
const MANY: usize = 3;
/// Gap between two blocks side by side that aren't cards: a hatch reaches beyond what it marks.
const APART: f64 = 24.0;
/// The widest that a text that runs over free columns is set.
const MEASURE: f64 = 400.0;
/// What lower cards must save a stage at least: two lines. Anything less looks like a mistake.
const WORTH: f64 = 40.0;

/// How the blocks of a cell are arranged.
#[derive(Debug, Clone, PartialEq)]
pub struct Beside {
    width: f64,
    gap: f64,
    /// For each block, how many are to its left and above it.
    places: Vec<(usize, usize)>,
}

impl Beside {
    fn alone(count: usize, width: f64) -> Self {
        Self { width, gap: 0.0, places: (0..count).map(|row| (0, row)).collect() }
    }

    /// Arranges the blocks of a cell that is `own` wide, with this much free room to its right.
    fn new(lane: &Lane, blocks: &[Box<dyn Block>], own: f64, right: f64) -> Self {
        if lane.runs_on {
            return Self::alone(blocks.len(), (own + right).min(MEASURE).max(own));
        }
        let beside =
            if lane.cards { Some((LEAST_CARD, lane.cells.gap)) } else { lane.least_beside.map(|least| (least, APART)) };
        match beside {
            Some((least, gap)) if blocks.len() > 1 => {
                let least = blocks.iter().map(|block| block.least_width()).fold(least, f64::max);
                let groups: Vec<_> = blocks.iter().map(|block| block.group()).collect();
                Self::within(&groups, least, gap, own)
            }
            Some(_) | None => Self::alone(blocks.len(), own),
        }
    }

    /// As many in a row as fit. If there is one place in a row for each group, and no more rows are needed, each group is a stack of its own.
    fn within(groups: &[Option<usize>], least: f64, gap: f64, room: f64) -> Self {
        let count = groups.len();
        let most = (((room + gap) / (least + gap)) as usize).clamp(1, count);
        // As many rows as needed, about equally full.
        let rows = count.div_ceil(most);
        let per_row = count.div_ceil(rows);
        let stacks: Vec<&[Option<usize>]> = groups.chunk_by(|a, b| a == b).collect();
        let places = if stacks.len() == per_row && stacks.iter().all(|stack| stack.len() <= rows) {
            let stacks = stacks.iter().enumerate();
            stacks.flat_map(|(place, stack)| (0..stack.len()).map(move |row| (place, row))).collect()
        } else {
            (0..count).map(|index| (index % per_row, index / per_row)).collect()
        };
        Self { width: (room - gap * (per_row - 1) as f64) / per_row as f64, gap, places }
    }

    /// The boxes of the blocks, from the cell's corner; `heights` are the heights of the rows where all cells of the
    /// lane share them.
    pub fn slots(&self, lane: &Lane, blocks: &[Box<dyn Block>], heights: &[f64]) -> Vec<Rect> {
        let own = self.rows(blocks);
        let (mut tops, mut y) = (Vec::with_capacity(own.len()), 0.0);
        for (row, &own) in own.iter().enumerate() {
            let height = heights.get(row).copied().unwrap_or(own);
            tops.push((y, height));
            y += height + lane.cells.gap;
        }
        let slot = |&(place, row): &(usize, usize)| {
            let (y, height) = tops[row];
            Rect::new(place as f64 * (self.width + self.gap), y, self.width, height)
        };
        self.places.iter().map(slot).collect()
    }

    /// The heights of its rows.
    fn rows(&self, blocks: &[Box<dyn Block>]) -> Vec<f64> {
        let mut rows = Vec::new();
        for (block, &(_, row)) in blocks.iter().zip(&self.places) {
            raise(&mut rows, row, block.height(self.width));
        }
        rows
    }
}

/// How high a cell is at a width, with so many free columns to its right, if they are as wide.
pub fn height(lane: &Lane, blocks: &[Box<dyn Block>], right: usize, width: f64) -> f64 {
    let beside = Beside::new(lane, blocks, width, right as f64 * (width + 2.0 * ColumnBox::PADDING));
    total(lane, &beside.rows(blocks))
}

/// The width that a tall stack of cards would like: room for two.
pub fn wish(lane: &Lane, blocks: &[Box<dyn Block>]) -> Option<f64> {
    let least = blocks.iter().map(|block| block.least_width()).fold(LEAST_CARD, f64::max);
    (lane.cards && !lane.by_stage && blocks.len() >= MANY).then_some(2.0 * least + lane.cells.gap)
}

/// How the blocks of each of the lane's cells are arranged.
pub fn beside(ctx: &LayoutCtx<'_>, page: &Page, lane: &Lane) -> Vec<Beside> {
    let cells = free::to_the_right(ctx.map, lane).into_iter().zip(&lane.cells.columns);
    let one = |(right, (id, blocks)): (usize, &(ColumnId, Vec<_>))| {
        let [own, last] = [id.index(), id.index() + right].map(|column| page.columns[column]);
        Beside::new(lane, blocks, own.width(), last.x() + last.width() - own.x() - own.width())
    };
    cells.map(one).collect()
}

/// In a lane of cards: the heights of the first row of each cell, the second and so on. Empty in other lanes.
pub fn rows(ctx: &LayoutCtx<'_>, lane: &Lane, beside: &[Beside]) -> Vec<Vec<f64>> {
    if !lane.cards {
        return vec![Vec::new(); beside.len()];
    }
    let own: Vec<Vec<f64>> =
        lane.cells.columns.iter().zip(beside).map(|((_, blocks), beside)| beside.rows(blocks)).collect();
    let stage = |cell: usize| ctx.map.column(lane.cells.columns[cell].0).stage.index();
    let (mut all, mut stages) = (Vec::new(), vec![Vec::new(); ctx.map.stages.len()]);
    for (cell, rows) in own.iter().enumerate() {
        for (row, &height) in rows.iter().enumerate() {
            raise(&mut all, row, height);
            raise(&mut stages[stage(cell)], row, height);
        }
    }
    let lower = |own: &Vec<f64>| own.iter().zip(&all).all(|(own, all)| all - own >= WORTH);
    let shared = |cell: usize| if lane.by_stage && lower(&stages[stage(cell)]) { &stages[stage(cell)] } else { &all };
    // Rows as high as those next to them must not make the lane higher: then a cell has its own.
    let tallest = own.iter().map(|rows| total(lane, rows)).fold(0.0, f64::max);
    let choose = |(cell, own): (usize, Vec<f64>)| {
        let shared = &shared(cell)[..own.len()];
        if total(lane, shared) - tallest >= WORTH { own } else { shared.to_vec() }
    };
    own.into_iter().enumerate().map(choose).collect()
}

/// The height of a cell with such rows.
fn total(lane: &Lane, rows: &[f64]) -> f64 {
    rows.iter().map(|row| row + lane.cells.gap).sum::<f64>() - lane.cells.gap
}

fn raise(rows: &mut Vec<f64>, row: usize, height: f64) {
    if rows.len() <= row {
        rows.resize(row + 1, 0.0);
    }
    rows[row] = rows[row].max(height);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many are to the left of each, and above it.
    fn places(groups: &[Option<usize>], room: f64) -> Vec<(usize, usize)> {
        Beside::within(groups, 200.0, 8.0, room).places
    }

    #[test]
    fn four_where_three_have_room_are_two_rows_of_two() {
        assert_eq!(places(&[None; 4], 640.0), [(0, 0), (1, 0), (0, 1), (1, 1)]);
        assert_eq!(places(&[None; 4], 860.0), [(0, 0), (1, 0), (2, 0), (3, 0)]);
    }

    #[test]
    fn each_group_is_a_stack_if_that_is_no_higher() {
        assert_eq!(places(&[Some(3), Some(3), Some(4)], 420.0), [(0, 0), (0, 1), (1, 0)]);
        assert_eq!(places(&[Some(3), Some(3), Some(3), Some(4)], 420.0), [(0, 0), (1, 0), (0, 1), (1, 1)]);
    }
}
