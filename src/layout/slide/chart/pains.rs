//! Pains on a slide: a stem down to a bead that is the deeper the more severe, and a line to the card of the same number.

use super::Drawn;
use crate::{
    layout::{
        LayoutCtx,
        experience::{numbered, reach, titled_pain},
        slide::SEVERITIES,
    },
    model::{PainId, Place, Severity},
    scene::{Group, Node, Point, Role, Shape, Stroke, polygon},
};

impl Drawn<'_> {
    /// All pains: those that have cards, and dots for the others.
    pub(super) fn pains(&self, ctx: &mut LayoutCtx<'_>) -> Group {
        let shown = &self.chart.pains.picked.shown;
        let mut order: Vec<usize> = (0..shown.len()).collect();
        // Those of stages as a whole stand behind those of columns, as they are read.
        order.sort_by_key(|&index| match ctx.map.pain(shown[index].0).place {
            Place::Column(_) => (None, index),
            Place::Stage(stage) => (Some(stage.index()), index),
        });
        let mut group = Group::new("pains");
        group.extend(self.others(ctx.map));
        group.extend(order.into_iter().map(|index| self.pain(ctx, index)));
        group
    }

    fn pain(&self, ctx: &mut LayoutCtx<'_>, index: usize) -> Group {
        let (shown, around, down) = (&self.chart.pains, &self.chart.around, self.heights.down);
        let ((id, at), x) = (shown.picked.shown[index], shown.beads[index]);
        let (y, reach) = self.bead(ctx.map.pain(id).severity);
        let (edge, fan, cards) = (down + around.foot, down + around.drops, down + around.pains);
        let mut node = titled_pain(ctx, id);
        node.extend(self.origin(ctx, id, at, edge));
        node.push(shown.stems.draw(index, edge, y - reach, Role::Red));
        node.push(Shape::line(x, y + reach, x, fan).stroke(Stroke::new(Role::Red, 1.5)));
        node.push(shown.drops.draw(index, fan, cards, Role::Red));
        node.extend(numbered(ctx, id, x, y));
        node.push(shown.cards[index].draw(shown.xs[index], cards, shown.height));
        node
    }

    /// How deep the beads of a severity are, and how far they reach from their middles.
    pub(super) fn bead(&self, severity: Severity) -> (f64, f64) {
        let level = SEVERITIES.iter().position(|&other| other == severity).unwrap_or(0);
        (self.level(level), reach(severity))
    }

    /// Where a pain hangs: a stem from neutral in its column, or a bracket below its stage.
    fn origin(&self, ctx: &LayoutCtx<'_>, id: PainId, at: f64, edge: f64) -> Vec<Node> {
        match ctx.map.pain(id).place {
            Place::Column(_) => self.stem(at, 0.0, edge, Role::Red),
            Place::Stage(stage) => vec![bracket(self.chart.frame.stage(ctx.map, stage), edge)],
        }
    }
}

/// What spans a whole stage.
fn bracket((left, right): (f64, f64), y: f64) -> Node {
    let (left, right) = (left + 4.0, right - 4.0);
    let points = [(left, y - 6.0), (left, y), (right, y), (right, y - 6.0)].map(|(x, y)| Point::new(x, y));
    Shape::path(polygon(&points, false)).stroke(Stroke::new(Role::Red, 2.0)).into()
}
