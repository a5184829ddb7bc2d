//! Blocks: what a cell of a lane is made of. A block is shaped once. After that it can say how high it would be at any
//! width, and draw itself at the chosen one.

use crate::scene::{Group, TextLine};

/// A part of a cell.
pub trait Block {
    /// The least width at which nothing sticks out.
    fn least_width(&self) -> f64 {
        0.0
    }

    /// Its height at `width`. Called for several widths, so it must be cheap.
    fn height(&self, width: f64) -> f64;

    /// Which of its cell's blocks it belongs with, if that matters.
    fn group(&self) -> Option<usize> {
        None
    }

    /// Draws the block with its top left corner at the origin. `height` is never less than what [`Block::height`]
    /// returns; a card fills it, everything else ignores it.
    fn draw(&self, width: f64, height: f64) -> Group;
}

impl TextLine {
    /// The same line, moved.
    pub fn moved(&self, dx: f64, dy: f64) -> Self {
        Self { x: self.x + dx, y: self.y + dy, ..self.clone() }
    }
}
