//! The empty place of an answer to a grave pain: a reader of the finding looks for it among the numbers.

use crate::{
    layout::{LayoutCtx, Prose, block::Block, chart::subject::Subject},
    model::PainId,
    scene::{Face, Group, Rect, Role, Shape, Stroke, TypeSize},
};

const PAD: f64 = 12.0;

/// In place of an answer, that a grave pain has none yet.
pub struct NoAnswer {
    pain: PainId,
    name: String,
    title: String,
    text: Prose,
}

impl NoAnswer {
    pub fn new(ctx: &mut LayoutCtx<'_>, pain: PainId) -> Self {
        let text = ctx.runs(TypeSize::Body, &[(ctx.words.no_answer_yet, Face::Regular, Role::Soft)]);
        let title = Subject::Pain(pain).title(ctx);
        Self { pain, name: ctx.map.pain(pain).name.to_string(), title, text }
    }
}

impl Block for NoAnswer {
    fn least_width(&self) -> f64 {
        self.text.min_width() + 2.0 * PAD
    }

    fn height(&self, width: f64) -> f64 {
        ((self.text.height(width - 2.0 * PAD) + 2.0 * (PAD - 2.0)) / 4.0).ceil() * 4.0
    }

    fn group(&self) -> Option<usize> {
        Some(self.pain.index())
    }

    fn draw(&self, width: f64, height: f64) -> Group {
        unanswered((&self.name, self.title.clone()), &self.text, (Rect::new(0.0, 0.0, width, height), PAD))
    }
}

/// The dashed place of an answer that is missing, with these words in the middle.
pub fn no_answer(ctx: &LayoutCtx<'_>, pain: PainId, text: &Prose, (rect, pad): (Rect, f64)) -> Group {
    let title = Subject::Pain(pain).title(ctx);
    unanswered((ctx.map.pain(pain).name.as_str(), title), text, (rect, pad))
}

fn unanswered((pain, title): (&str, String), text: &Prose, (rect, pad): (Rect, f64)) -> Group {
    let mut group = Group::new("unanswered").with_data("pain", pain).titled(title);
    let edge = Shape::round_rect(rect.inset(0.5), 8.0).stroke(Stroke::new(Role::LineStrong, 1.0).dashed(&[4.0, 4.0]));
    group.push(edge);
    let inner = rect.width - 2.0 * pad;
    let top = rect.y + (rect.height - text.height(inner)) / 2.0;
    group.extend(text.place_centred(rect.x + rect.width / 2.0, top, inner));
    group.framed(rect)
}
