//! How the blocks of a cell are arranged: stacked, or side by side where their column has room. Only texts leave their
//! column, for free ones of their stage.

use super::{ColumnBox, LayoutCtx, Page, block::Block, free, lanes::Lane};
use crate::{model::ColumnId, scene::Rect};

/// The narrowest of several cards side by side.
const LEAST_CARD: f64 = 168.0;
/// Gap between two blocks side by side that aren't cards: a hatch reaches beyond what it marks.
const APART: f64 = 24.0;
/// The widest that a text that runs over free columns is set.
const MEASURE: f64 = 400.0;
/// What lower cards must save a stage at least: two lines. Anything less looks like a mistake.
const WORTH: f64 = 40.0;

/// How the blocks of a cell are arranged.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Beside {
    per_row: usize,
    width: f64,
    gap: f64,
}

impl Beside {
    fn alone(width: f64) -> Self {
        Self { per_row: 1, width, gap: 0.0 }
    }

    /// Arranges the blocks of a cell that is `own` wide, with this much free room to its right.
    fn new(lane: &Lane, blocks: &[Box<dyn Block>], own: f64, right: f64) -> Self {
        if lane.runs_on {
            return Self::alone((own + right).min(MEASURE).max(own));
        }
        let beside =
            if lane.cards { Some((LEAST_CARD, lane.cells.gap)) } else { lane.least_beside.map(|least| (least, APART)) };
        match beside {
            Some((least, gap)) if blocks.len() > 1 => {
                let least = blocks.iter().map(|block| block.least_width()).fold(least, f64::max);
                Self::within(blocks.len(), least, gap, own)
            }
            Some(_) | None => Self::alone(own),
        }
    }

    /// As many in a row as fit.
    fn within(count: usize, least: f64, gap: f64, room: f64) -> Self {
        let most = (((room + gap) / (least + gap)) as usize).clamp(1, count);
        // As many rows as needed, about equally full.
        let per_row = count.div_ceil(count.div_ceil(most));
        Self { per_row, width: (room - gap * (per_row - 1) as f64) / per_row as f64, gap }
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
                let x = index as f64 * (self.width + self.gap);
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

/// How high a cell is at a width, with so many free columns to its right, if they are as wide.
pub fn height(lane: &Lane, blocks: &[Box<dyn Block>], right: usize, width: f64) -> f64 {
    let beside = Beside::new(lane, blocks, width, right as f64 * (width + 2.0 * ColumnBox::PADDING));
    let rows = blocks.chunks(beside.per_row).map(|row| beside.row_height(row) + lane.cells.gap);
    rows.sum::<f64>() - lane.cells.gap
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_where_three_have_room_are_two_rows_of_two() {
        assert_eq!(Beside::within(4, 200.0, 8.0, 640.0).per_row, 2);
        assert_eq!(Beside::within(4, 200.0, 8.0, 860.0).per_row, 4);
    }
}
