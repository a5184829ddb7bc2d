//! Small things in a row that wraps: icons with labels, beads, chips.

use super::{LayoutCtx, Prose};
use crate::scene::{Face, Group, Node, Rect, Role, TypeSize};

/// Things in a row, wrapped at the available width.
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
    /// The label after the sign.
    label: Prose,
}

impl Flow {
    /// An empty row, with a gap of `gap` between items and lines `line` high.
    pub fn new(gap: f64, line: f64) -> Self {
        Self { items: Vec::new(), gap, line }
    }

    /// Appends an item; it is drawn from the origin to `width` and the row's line height.
    pub fn push(&mut self, node: Group, width: f64) {
        self.items.push(Item { sign: node, sign_width: width, label: Prose::empty() });
    }

    /// Appends a label.
    pub fn push_label(&mut self, ctx: &mut LayoutCtx<'_>, text: &str, face: Face, role: Role) {
        self.push_sign(ctx, Group::new("label"), 0.0, (text, face, role));
    }

    /// Appends a sign with its label, which begins `width` from the sign's left edge. A label wider than the whole row
    /// is wrapped.
    pub fn push_sign(&mut self, ctx: &mut LayoutCtx<'_>, sign: Group, width: f64, label: (&str, Face, Role)) {
        self.items.push(Item { sign, sign_width: width, label: ctx.runs(TypeSize::Small, &[label]) });
    }

    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The width of the widest item.
    pub fn least_width(&self) -> f64 {
        self.items.iter().map(Item::natural_width).fold(0.0, f64::max)
    }

    /// Its width on one line.
    pub fn natural_width(&self) -> f64 {
        let gaps = self.gap * self.items.len().saturating_sub(1) as f64;
        gaps + self.items.iter().map(Item::natural_width).sum::<f64>()
    }

    pub fn height(&self, width: f64) -> f64 {
        self.places(width).last().map_or(0.0, |last| last.bottom())
    }

    /// The items, starting at `x` and `top`, within `width`.
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

    /// Its height at `width`: the first line of the label has the row's height, further lines have their own.
    fn height(&self, line: f64, width: f64) -> f64 {
        let more = self.label.line_count(self.label_width(width)).saturating_sub(1);
        line + more as f64 * TypeSize::Small.line()
    }

    fn label_width(&self, width: f64) -> f64 {
        // A rounding error mustn't break a label that fits.
        width - self.sign_width + 0.01
    }

    fn draw(&self, line: f64, place: Rect) -> Group {
        let mut group = self.sign.clone().at(place.x, place.y);
        let top = (line - TypeSize::Small.line()) / 2.0;
        group.extend(self.label.place(self.sign_width, top, self.label_width(place.width)));
        group
    }
}
