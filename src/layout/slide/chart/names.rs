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
    /// The names of the panel and its rows, and how many there are besides those that are shown.
    pub(super) fn names(&self, ctx: &mut LayoutCtx<'_>, height: f64) -> Group {
        let words = ctx.words;
        let mut group = Group::new("title");
        group.extend(row_name(ctx, words.experience, Role::Ink, 0, PAD));
        if self.gains.more > 0 {
            let (count, width) = (format!("{}: +{}", words.gains, words.number(self.gains.more as f64)), GUTTER - 24.0);
            let count = ctx.cut(&count, (TypeSize::Small, Face::Regular, Role::GreenText), width, 1);
            group.extend(count.place(MARGIN, PAD + 20.0, width));
        }
        if !self.pains.shown.is_empty() {
            let top = height - PAD - self.tallest;
            group.extend(row_name(ctx, words.pains, Role::RedText, self.pains.more, top));
        }
        group
    }
}
