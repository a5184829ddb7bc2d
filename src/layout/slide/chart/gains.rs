//! Gains on a slide: a stem up to a letter, and a line to the card of the same letter.

use super::{Drawn, heights::LETTER};
use crate::{
    layout::{LayoutCtx, experience::titled_gain},
    model::GainId,
    scene::{Anchor, Face, Group, Node, Rect, Role, Shape, TypeSize},
};

impl Drawn<'_> {
    /// All gains that have cards.
    pub(super) fn gains(&self, ctx: &mut LayoutCtx<'_>) -> Group {
        let shown = &self.chart.gains.picked.shown;
        let mut order: Vec<usize> = (0..shown.len()).collect();
        // They are read by their letters.
        order.sort_by_key(|&index| shown[index].0);
        let mut group = Group::new("gains");
        group.extend(order.into_iter().map(|index| self.gain(ctx, index)));
        group
    }

    fn gain(&self, ctx: &mut LayoutCtx<'_>, index: usize) -> Group {
        let (shown, around, up) = (&self.chart.gains, &self.chart.around, -self.heights.up);
        let (id, at) = shown.picked.shown[index];
        let (letters, cards) = (up - around.letters, up - around.gains);
        let mut gain = titled_gain(ctx, id);
        gain.extend(self.stem(at, up - around.edge, 0.0, Role::Green));
        gain.push(shown.stems.draw(index, up - around.edge, letters + LETTER, Role::Green));
        gain.push(shown.drops.draw(index, letters - LETTER, cards, Role::Green));
        gain.extend(letter(ctx, id, shown.beads[index], letters));
        gain.push(shown.cards[index].draw(shown.xs[index], cards - shown.height, shown.height));
        gain
    }
}

fn letter(ctx: &mut LayoutCtx<'_>, id: GainId, x: f64, y: f64) -> Vec<Node> {
    let square =
        Shape::round_rect(Rect::new(x - LETTER, y - LETTER, 2.0 * LETTER, 2.0 * LETTER), 7.0).fill(Role::Green);
    let letter = id.letter();
    let size = if letter.len() > 1 { TypeSize::Small } else { TypeSize::Body };
    let baseline = y + 0.3635 * size.size();
    let line = ctx.line(x, baseline, Anchor::Middle, &letter, size, Face::Semibold, Role::OnGreen);
    vec![square.obstacle().into(), line.into()]
}
