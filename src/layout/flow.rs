//! Small things in a row that goes on in the next line: icons with labels, beads, chips.

use super::LayoutCtx;
use crate::scene::{Anchor, Face, Group, Node, Role, TypeSize};

/// Things in a row, wrapped where the width ends.
#[derive(Debug, Clone)]
pub struct Flow {
    items: Vec<Item>,
    gap: f64,
    line: f64,
}

#[derive(Debug, Clone)]
struct Item {
    node: Group,
    width: f64,
}

impl Flow {
    /// An empty row. Items will lie `gap` apart, lines are `line` high.
    pub fn new(gap: f64, line: f64) -> Self {
        Self { items: Vec::new(), gap, line }
    }

    /// Puts one more item behind; it is drawn from the origin to `width` and the row's line height.
    pub fn push(&mut self, node: Group, width: f64) {
        self.items.push(Item { node, width });
    }

    /// Puts a label behind that is never broken.
    pub fn push_label(&mut self, ctx: &mut LayoutCtx<'_>, text: &str, face: Face, role: Role) {
        let size = TypeSize::Small;
        let line =
            ctx.line(0.0, (self.line - size.line()) / 2.0 + size.baseline(), Anchor::Left, text, size, face, role);
        let width = line.width;
        self.push(Group::new("label").with(line), width);
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The width of the widest item.
    pub fn least_width(&self) -> f64 {
        self.items.iter().map(|item| item.width).fold(0.0, f64::max)
    }

    /// The width that it takes in one line.
    pub fn natural_width(&self) -> f64 {
        let gaps = self.gap * self.items.len().saturating_sub(1) as f64;
        gaps + self.items.iter().map(|item| item.width).sum::<f64>()
    }

    /// How high it is in `width`.
    pub fn height(&self, width: f64) -> f64 {
        self.places(width).last().map_or(0.0, |&(_, y)| y + self.line)
    }

    /// The items, from `x` and `top` on, within `width`.
    pub fn place(&self, x: f64, top: f64, width: f64) -> Vec<Node> {
        let places = self.places(width);
        let items = self.items.iter().zip(places);
        items.map(|(item, (dx, dy))| Node::Group(item.node.clone().at(x + dx, top + dy))).collect()
    }

    fn places(&self, width: f64) -> Vec<(f64, f64)> {
        let (mut x, mut y) = (0.0, 0.0);
        let place = |item: &Item| {
            if x > 0.0 && x + item.width > width + 0.01 {
                (x, y) = (0.0, y + self.line);
            }
            let place = (x, y);
            x += item.width + self.gap;
            place
        };
        self.items.iter().map(place).collect()
    }
}
