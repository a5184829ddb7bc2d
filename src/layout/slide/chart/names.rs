//! What the panel's rows and levels are called.

use super::{Chart, Drawn, PAD};
use crate::{
    layout::{
        LayoutCtx,
        slide::{
            frame::{GUTTER, MARGIN},
            row_name,
        },
    },
    scene::{Anchor, Face, Group, Role, Shape, Stroke, TypeSize},
};

impl Chart<'_> {
    /// What the panel and its rows are called, and how many there are beside those that are shown.
    pub(super) fn names(&self, ctx: &mut LayoutCtx<'_>, height: f64) -> Group {
        let words = ctx.words;
        let mut group = Group::new("title");
        group.extend(row_name(ctx, words.experience, Role::Ink, 0, PAD));
        let (gains, more) = (&self.gains, self.gains.picked.more);
        if !gains.is_empty() {
            group.extend(row_name(ctx, words.gains, Role::GreenText, more, PAD + 24.0));
        } else if more > 0 {
            let (count, width) = (format!("{}: {}", words.gains, words.number(more as f64)), GUTTER - 24.0);
            let count = ctx.cut(&count, (TypeSize::Small, Face::Regular, Role::GreenText), width, 1);
            group.extend(count.place(MARGIN, PAD + 20.0, width));
        }
        if !self.pains.is_empty() {
            let top = height - PAD - self.pains.height;
            group.extend(row_name(ctx, words.pains, Role::RedText, self.pains.picked.more, top));
        }
        group
    }
}

impl Drawn<'_> {
    /// A line for each severity that there is, and for those above it.
    pub(super) fn severities(&self, ctx: &mut LayoutCtx<'_>) -> Group {
        let page = &self.chart.frame.page;
        let mut group = Group::new("severities");
        for (index, &severity) in self.chart.levels.iter().enumerate() {
            let y = self.level(index);
            group.push(Shape::line(page.columns_left, y, page.columns_right, y).stroke(Stroke::new(Role::Line, 1.0)));
            let word = ctx.words.severity(severity).to_lowercase();
            let (x, size) = (page.columns_left - 16.0, TypeSize::Small);
            let y = y + 0.3635 * size.size();
            group.push(ctx.line(x, y, Anchor::Right, &word, size, Face::Regular, Role::RedText));
        }
        group
    }

    /// The height of a severity, counted from the shallowest.
    pub(super) fn level(&self, index: usize) -> f64 {
        self.heights.down + self.chart.around.level(index)
    }
}
