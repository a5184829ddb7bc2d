//! The names of the panel's rows.

use super::shape::{Chart, PAD, TITLE};
use crate::{
    layout::{
        LayoutCtx, Words,
        slide::{
            frame::MARGIN,
            gaps::Unshown,
            row_name::{COUNT, count_line, row_name},
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
        let mut top = PAD + TypeSize::Body.line();
        // What is left out of all the rest by chance is counted where there is room.
        let mut room = self.above() - TITLE;
        for (count, role) in counts(ctx, self.gains.more, unshown) {
            let line = count_line(ctx, &count, (Face::Regular, role));
            room -= line.height(COUNT);
            if room >= 0.0 {
                group.extend(line.place(MARGIN, top, COUNT));
                top += line.height(COUNT);
            }
        }
        if !self.pains.shown.is_empty() {
            let (top, more) = (height - PAD - self.cards_height(), self.pains.more);
            let lines = TypeSize::Body.line() + TypeSize::Small.line() * f64::from(u8::from(more > 0));
            group.extend(row_name(ctx, words.pains, Role::RedText, more, top.min(height - lines)));
        }
        group
    }
}

/// What isn't shown, in words.
fn counts(ctx: &LayoutCtx<'_>, gains: usize, unshown: Unshown) -> Vec<(String, Role)> {
    let words = ctx.words;
    let more = |name: &str, count: f64| format!("{name}: {}", Words::fill(words.more, &[&words.number(count)]));
    let [gains, said, expected] = [gains, unshown.words, unshown.expectations].map(|count| count as f64);
    let all = [
        (gains, more(words.gains, gains), Role::GreenText),
        (said, Words::fill(words.words_not_shown, &[&words.number(said)]), Role::Soft),
        (expected, more(words.expected, expected), Role::Soft),
    ];
    all.into_iter().filter(|count| count.0 > 0.0).map(|(_, text, role)| (text, role)).collect()
}

/// How high the counts are at most.
pub(super) fn counts_height(ctx: &mut LayoutCtx<'_>, gains: usize, most: Unshown) -> f64 {
    counts(ctx, gains, most)
        .into_iter()
        .map(|(text, role)| count_line(ctx, &text, (Face::Regular, role)).height(COUNT))
        .sum()
}
