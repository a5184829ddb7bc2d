//! The names of the panel's rows.

use super::{Chart, PAD};
use crate::{
    layout::{
        LayoutCtx,
        slide::{
            frame::{GUTTER, MARGIN},
            row_name,
        },
    },
    scene::{Face, Group, Role, TypeSize},
};

impl Chart<'_> {
    /// The names of the panel and its rows, and how many there are besides those that are shown; `unsaid` is the number of words of feelings.
    pub(super) fn names(&self, ctx: &mut LayoutCtx<'_>, height: f64, unsaid: usize) -> Group {
        let words = ctx.words;
        let mut group = Group::new("title");
        group.extend(row_name(ctx, words.experience, Role::Ink, 0, PAD));
        let (mut top, width) = (PAD + TypeSize::Body.line(), GUTTER - 24.0);
        let counts = [(words.gains, self.gains.more, Role::GreenText), (words.feeling_words, unsaid, Role::Soft)];
        for (name, more, role) in counts.into_iter().filter(|count| count.1 > 0) {
            let count = format!("{name}: +{}", words.number(more as f64));
            group.extend(ctx.cut(&count, (TypeSize::Small, Face::Regular, role), width, 1).place(MARGIN, top, width));
            top += TypeSize::Small.line();
        }
        if !self.pains.shown.is_empty() {
            let top = height - PAD - self.tallest;
            group.extend(row_name(ctx, words.pains, Role::RedText, self.pains.more, top));
        }
        group
    }
}
