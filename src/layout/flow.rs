//! Small things in a row that goes on in the next line: icons with labels, beads, chips.

use super::{LayoutCtx, Prose};
use crate::scene::{Face, Group, Node, Rect, Role, TypeSize};

/// Things in a row, wrapped where the width ends.
#[derive(Debug, Clone)]
pub struct Flow {
    items: Vec<Item>,
    gap: f64,
    line: f64,
}

#[derive(Debug, Clone)]
struct Item {
    sign: Group,
    sign_width: f64,
    /// What stands behind the sign.
    label: Prose,
}

impl Flow {
    /// An empty row. Items will lie `gap` apart, lines are `line` high.
    pub fn new(gap: f64, line: f64) -> Self {
        Self { items: Vec::new(), gap, line }
    }

    /// Puts one more item behind; it is drawn from the origin to `width` and the row's line height.
    pub fn push(&mut self, node: Group, width: f64) {
        self.items.push(Item { sign: node, sign_width: width, label: Prose::empty() });
    }

    /// Puts a label behind.
    pub fn push_label(&mut self, ctx: &mut LayoutCtx<'_>, text: &str, face: Face, role: Role) {
        self.push_sign(ctx, Group::new("label"), 0.0, (text, face, role));
    }

    /// Puts a sign behind and its label, which begins `width` from the sign's left edge. A label that is wider than the
    /// whole row is broken.
    pub fn push_sign(&mut self, ctx: &mut LayoutCtx<'_>, sign: Group, width: f64, label: (&str, Face, Role)) {
        self.items.push(Item { sign, sign_width: width, label: ctx.runs(TypeSize::Small, &[label]) });
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The width of the widest item.
    pub fn least_width(&self) -> f64 {
        self.items.iter().map(Item::natural_width).fold(0.0, f64::max)
    }

    /// The width that it takes in one line.
    pub fn natural_width(&self) -> f64 {
        let gaps = self.gap * self.items.len().saturating_sub(1) as f64;
        gaps + self.items.iter().map(Item::natural_width).sum::<f64>()
    }

    /// How high it is in `width`.
    pub fn height(&self, width: f64) -> f64 {
        self.places(width).last().map_or(0.0, |last| last.bottom())
    }

    /// The items, from `x` and `top` on, within `width`.
    pub fn place(&self, x: f64, top: f64, width: f64) -> Vec<Node> {
        let items = self.items.iter().zip(self.places(width));
        items.map(|(item, place)| Node::from(item.draw(self.line, place.moved(x, top)))).collect()
    }

    /// A box for each item; a label of several lines makes the whole row higher.
    fn places(&self, width: f64) -> Vec<Rect> {
        let (mut x, mut y, mut tallest) = (0.0, 0.0, 0.0_f64);
        let mut places: Vec<Rect> = Vec::with_capacity(self.items.len());
        for item in &self.items {
            if x > 0.0 && x + item.natural_width() > width + 0.01 {
                (x, y, tallest) = (0.0, y + tallest, 0.0);
            }
            let room = item.natural_width().min(width);
            tallest = tallest.max(item.height(self.line, room));
            places.push(Rect::new(x, y, room, tallest));
            x += room + self.gap;
        }
        places
    }
}

impl Item {
    fn natural_width(&self) -> f64 {
        self.sign_width + self.label.natural_width()
    }

    /// In `width`; a line of the label has its own height and the first one the row's.
    fn height(&self, line: f64, width: f64) -> f64 {
        let more = self.label.line_count(self.label_width(width)).saturating_sub(1);
        line + more as f64 * TypeSize::Small.line()
    }

    fn label_width(&self, width: f64) -> f64 {
        // What rounding took mustn't break a label that fits.
        width - self.sign_width + 0.01
    }

    fn draw(&self, line: f64, place: Rect) -> Group {
        let mut group = self.sign.clone().at(place.x, place.y);
        let top = (line - TypeSize::Small.line()) / 2.0;
        group.extend(self.label.place(self.sign_width, top, self.label_width(place.width)));
        group
    }
}
