//! A label of a slide's chart, and the mark that it is next to.

use crate::{
    layout::{
        LayoutCtx, PersonaLook,
        chart::{label_text::LabelText, marks::leader, pill, stops::MarkBox},
    },
    scene::{Node, Point, Rect},
};

/// How far a label may extend from its point, sideways and up or down.
const REACH: (f64, f64) = (170.0, 90.0);

/// A label, placed.
pub struct Label {
    /// The stop, or the tip of a trend, that it belongs to.
    pub stop: usize,
    /// Its box.
    pub rect: Rect,
    /// What it says, and the width that it is wrapped at. A pill has its name instead.
    pub text: Text,
    /// The line to its point, if it is further away.
    pub line: Option<[Point; 2]>,
}

/// What a label says.
pub enum Text {
    /// An emotion word, the width that it is wrapped at, and whether it is on the red area.
    Word(LabelText, f64, bool),
    /// A persona's name.
    Name(String),
}

impl Label {
    pub fn draw(&self, ctx: &mut LayoutCtx<'_>, look: PersonaLook) -> Vec<Node> {
        let rect = self.rect;
        match &self.text {
            Text::Word(block, wrap, is_on_red) => {
                let leader = self.line.map(leader);
                leader.map(Node::from).into_iter().chain(block.draw(rect, *wrap, *is_on_red)).collect()
            }
            Text::Name(name) => pill::draw(ctx, rect, name, look).into(),
        }
    }
}

/// The mark that a label is next to.
#[derive(Debug, Clone, Copy)]
pub struct LabelAnchor {
    /// Its middle.
    pub at: Point,
    pub radius: f64,
    /// How much further joined marks extend to either side.
    pub half: f64,
}

impl LabelAnchor {
    /// A single mark.
    pub fn new(at: Point, radius: f64) -> Self {
        Self { at, radius, half: 0.0 }
    }

    pub fn of(place: MarkBox) -> Self {
        Self { at: place.at, radius: place.reach(), half: place.half }
    }

    pub fn within(self, room: Rect) -> Rect {
        let up = self.radius + REACH.1;
        let across = self.half + REACH.0;
        let (left, right) = ((self.at.x - across).max(room.x), (self.at.x + across).min(room.right()));
        let (top, bottom) = ((self.at.y - up).max(room.y), (self.at.y + up).min(room.bottom()));
        Rect::new(left, top, (right - left).max(0.0), (bottom - top).max(0.0))
    }
}
