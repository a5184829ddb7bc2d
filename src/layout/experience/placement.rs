//! Where a label goes.

use super::scenery::Half;
use crate::{
    layout::chart::{
        label_list::ListedLabel,
        obstacles::{LabelRequest, Placed},
    },
    scene::{Point, Rect},
};

/// Where a label goes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Placement {
    /// Nowhere: there is none, or none is needed.
    Nowhere,
    /// At its point.
    At(Label),
    /// Further away, with a line from its point's mark to it.
    Tied(Label, [Point; 2]),
    /// In the list above or below the scale, at this position.
    Listed(Half, usize),
}

/// The box of a label.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Label {
    pub rect: Rect,
    /// The width to wrap it at.
    pub wrap: f64,
    /// Whether it is on the red area.
    pub is_on_red: bool,
}

impl Label {
    pub fn new(placed: Placed, wrap: f64) -> Self {
        Self { rect: placed.rect, wrap, is_on_red: placed.is_on_red }
    }
}

/// A label that found no free place at its point.
pub struct Unplaced<'a> {
    pub what: What,
    pub column: usize,
    /// Where it may be first; a word only on its point's side of neutral.
    pub wish: LabelRequest,
    /// Whether it may also be on the other side.
    pub may_cross: bool,
    /// For each of the requested sizes, the width to wrap it at.
    pub wraps: Vec<f64>,
    pub entry: ListedLabel<'a>,
    pub list: Half,
}

/// Identifies a label.
#[derive(Debug, Clone, Copy)]
pub enum What {
    /// The word of a stop.
    Word(usize),
    /// The pill of a stop.
    Pill(usize),
    /// An expectation of the column.
    Expected(usize),
}
