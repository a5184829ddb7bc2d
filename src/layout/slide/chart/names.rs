//! The names of the panel's rows.

use super::{COUNT, Chart, PAD, TITLE};
use crate::{
    layout::{
        LayoutCtx, Words,
        slide::{
            frame::{GUTTER, MARGIN},
            gaps::Unshown,
            row_name::row_name,
        },
    },
    scene::{Face, Group, Role, TypeSize},
};

impl Chart<'_> {
    /// The names of the panel and its rows, and how many there are besides those that are shown.
    pub(super) fn names(&self, ctx: &mut LayoutCtx<'_>, height: f64, unshown: Unshown) -> Group {
        let words = ctx.words;
        let mut group = Group::new("title");
        if !self.is_bare() {
            group.extend(row_name(ctx, words.experience, Role::Ink, 0, PAD));
        }
        let (mut top, width) = (PAD + TypeSize::Body.line(), GUTTER - 24.0);
        let more = |name: &str, count: f64| format!("{name}: {}", Words::fill(words.more, &[&words.number(count)]));
        let [gains, said, expected] = [self.gains.more, unshown.words, unshown.expectations].map(|count| count as f64);
        let counts = [
            (gains, more(words.gains, gains), Role::GreenText),
            (said, Words::fill(words.words_not_shown, &[&words.number(said)]), Role::Soft),
            (expected, more(words.expected, expected), Role::Soft),
        ];
        // What is left out of all the rest by chance is counted where there is room.
        let room = ((self.above() - TITLE).max(0.0) / COUNT) as usize;
        for (_, text, role) in counts.into_iter().filter(|count| count.0 > 0.0).take(room) {
            group.extend(ctx.cut(&text, (TypeSize::Small, Face::Regular, role), width, 1).place(MARGIN, top, width));
            top += TypeSize::Small.line();
        }
        if !self.pains.shown.is_empty() {
            let (top, more) = (height - PAD - self.cards_height(), self.pains.more);
            let lines = TypeSize::Body.line() + TypeSize::Small.line() * f64::from(u8::from(more > 0));
            group.extend(row_name(ctx, words.pains, Role::RedText, more, top.min(height - lines)));
        }
        group
    }
}
