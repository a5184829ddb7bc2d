//! Cards of a column, stacked at its stem, and how wide they may be.
//!
//! A stack that alone makes the row high may reach over the next column where that one has no cards
//! of its own and belongs to the same stage. It still hangs from its own column's stem.

use super::card::Card;
use crate::{
    layout::Page,
    model::{Map, StageId},
};

/// Between two cards of a stack.
pub const GAP: f64 = 8.0;

/// What reaching over the neighbours must save at least: two lines.
const WORTH: f64 = 40.0;

/// How high a stack is at a width.
pub fn height<'a>(cards: impl Iterator<Item = &'a Card>, width: f64) -> f64 {
    let heights = cards.map(|card| card.height(width) + GAP);
    (heights.sum::<f64>() - GAP).max(0.0)
}

/// The width of each column's stack: its own box, or one that reaches over a free neighbour where that
/// makes the highest stack lower.
pub fn widths(map: &Map, page: &Page, stacks: &[Vec<&Card>]) -> Vec<f64> {
    let own: Vec<f64> = page.columns.iter().map(|place| place.width()).collect();
    let wide: Vec<f64> = (0..stacks.len()).map(|column| reach(map, page, stacks, column)).collect();
    let high = |column: usize, width: f64| height(stacks[column].iter().copied(), width);
    let most = |widths: &[f64]| (0..stacks.len()).map(|column| high(column, widths[column])).fold(0.0, f64::max);
    // The row can't get lower than its highest stack does; lower ones need not reach out.
    let goal = most(&wide);
    if most(&own) - goal < WORTH {
        return own;
    }
    (0..stacks.len()).map(|column| if high(column, own[column]) > goal { wide[column] } else { own[column] }).collect()
}

fn reach(map: &Map, page: &Page, stacks: &[Vec<&Card>], column: usize) -> f64 {
    let place = page.columns[column];
    let stage = |column: usize| -> StageId { map.columns[column].stage };
    let free = column + 1 < stacks.len() && stacks[column + 1].is_empty() && stage(column + 1) == stage(column);
    let last = if free { page.columns[column + 1] } else { place };
    last.x() + last.width() - place.x()
}
