//! Blocks: what a cell of a lane is made of. A block is shaped once; it can then say how high it
//! would be in any width, and draw itself in the one that is chosen.

use crate::scene::{Group, TextLine};

/// A part of a cell.
pub trait Block {
    /// The least width that it can be drawn in without anything sticking out.
    fn least_width(&self) -> f64 {
        0.0
    }

    /// How high it is in `width`. Asked for several widths, so it must be cheap.
    fn height(&self, width: f64) -> f64;

    /// The block with its top left corner at the origin. `height` is never less than
    /// [`Block::height`] says; a card fills it, all else ignores it.
    fn draw(&self, width: f64, height: f64) -> Group;
}

impl TextLine {
    /// The same line, moved.
    pub fn moved(&self, dx: f64, dy: f64) -> Self {
        Self { x: self.x + dx, y: self.y + dy, ..self.clone() }
    }
}
