//! Priorities: a figure from 1 to 100 and a bar; the title says how the figure is calculated.

use super::{Cells, Lane};
use crate::{
    lane::LaneKind,
    layout::{BAR, LayoutCtx, block::Block},
    model::Priority,
    scene::{Anchor, Face, Group, Rect, Role, Shape, TextLine, TypeSize},
    span::Span,
};

const FIGURE: f64 = 32.0;
const THICK: f64 = 8.0;
/// From this figure on, a priority is drawn dark.
const HIGH: f64 = 70.0;

/// The lane of the priorities; `None` if there are none.
pub fn priorities(ctx: &mut LayoutCtx<'_>) -> Option<Lane> {
    let mut cells = Cells::new(8.0);
    for (place, facts) in ctx.map.all_facts() {
        if let Some(score) = &facts.score {
            cells.push(place, Box::new(PriorityBar::new(ctx, score)));
        }
    }
    let lane = Lane { hint: ctx.words.priority_hint.to_owned(), ..Lane::new(ctx, LaneKind::Priority, cells) };
    (!lane.cells.is_empty()).then_some(lane)
}

struct PriorityBar {
    span: Span,
    value: f64,
    figure: TextLine,
    made_of: String,
}

impl PriorityBar {
    fn new(ctx: &mut LayoutCtx<'_>, score: &Priority) -> Self {
        let value = if score.value.is_finite() { score.value.clamp(0.0, 100.0) } else { 0.0 };
        let shown = Priority::shown(value).to_string();
        let size = TypeSize::Body;
        let figure = ctx.line(0.0, size.baseline(), Anchor::Left, &shown, size, Face::Semibold, Role::Ink);
        let parts = score.scores.iter().map(|part| {
            let criterion = &ctx.map.criteria[part.criterion.index()];
            format!("{} {}", criterion.name, ctx.words.number(part.value))
        });
        Self { span: score.span, value, figure, made_of: parts.collect::<Vec<_>>().join(ctx.words.comma) }
    }
}

impl Block for PriorityBar {
    fn least_width(&self) -> f64 {
        BAR
    }

    fn height(&self, _width: f64) -> f64 {
        TypeSize::Body.line()
    }

    fn draw(&self, _width: f64, _height: f64) -> Group {
        let (length, y) = (BAR - FIGURE, (TypeSize::Body.line() - THICK) / 2.0);
        let role = if self.value >= HIGH { Role::Soft } else { Role::Bar };
        Group::new("priority")
            .from_source(self.span)
            .titled(self.made_of.clone())
            .with_data("value", format!("{:.0}", self.value))
            .with(self.figure.clone())
            .with(Shape::rect(Rect::new(FIGURE, y, length, THICK)).fill(Role::Track))
            .with(Shape::rect(Rect::new(FIGURE, y, length * self.value / 100.0, THICK)).fill(role))
    }
}
