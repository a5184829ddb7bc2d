//! Blocks: what a cell of a lane is made of. A block is shaped once; it can then say how high it
//! would be in any width, and draw itself in the one that is chosen.

use crate::scene::{Group, Point, TextLine};

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

/// Blocks one below the other.
pub struct Stack {
    blocks: Vec<Box<dyn Block>>,
    gap: f64,
}

impl Stack {
    /// An empty stack whose blocks will lie `gap` apart.
    pub fn new(gap: f64) -> Self {
        Self { blocks: Vec::new(), gap }
    }

    /// Puts one more block below.
    pub fn push(&mut self, block: impl Block + 'static) {
        self.blocks.push(Box::new(block));
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }
}

impl Block for Stack {
    fn least_width(&self) -> f64 {
        self.blocks.iter().map(|block| block.least_width()).fold(0.0, f64::max)
    }

    fn height(&self, width: f64) -> f64 {
        let gaps = self.gap * self.blocks.len().saturating_sub(1) as f64;
        gaps + self.blocks.iter().map(|block| block.height(width)).sum::<f64>()
    }

    fn draw(&self, width: f64, _height: f64) -> Group {
        let mut group = Group::new("stack");
        let mut y = 0.0;
        for block in &self.blocks {
            let height = block.height(width);
            let mut part = block.draw(width, height);
            part.at = Point::new(part.at.x, part.at.y + y);
            group.push(part);
            y += height + self.gap;
        }
        group
    }
}
