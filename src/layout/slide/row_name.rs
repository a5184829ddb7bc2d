//! The name of a row in the gutter.

use super::frame::{GUTTER, GUTTER_TEXT, MARGIN};
use crate::{
    layout::{LayoutCtx, Prose},
    scene::{Face, Role, TextLine, TypeSize},
    vocabulary::Words,
};

/// The name of a row in the gutter, and how many more there are than it shows.
pub fn row_name(ctx: &mut LayoutCtx<'_>, name: &str, role: Role, more: usize, top: f64) -> Vec<TextLine> {
    let width = GUTTER_TEXT;
    let mut lines = ctx.cut(name, (TypeSize::Body, Face::Semibold, role), width, 1).place(MARGIN, top, width);
    if more > 0 {
        let more = Words::fill(ctx.words.more, &[&ctx.words.number(more as f64)]);
        let more = ctx.cut(&more, (TypeSize::Small, Face::Regular, Role::Soft), width, 1);
        lines.extend(more.place(MARGIN, top + TypeSize::Body.line(), width));
    }
    lines
}

/// The width of a count in the gutter, which may get closer to the columns than a name.
pub const COUNT: f64 = GUTTER - 12.0;

/// A count below the name of a row: on two lines before a part of it is cut, since its number is what it has to say.
pub fn count_line(ctx: &mut LayoutCtx<'_>, text: &str, (face, role): (Face, Role)) -> Prose {
    ctx.cut(text, (TypeSize::Small, face, role), COUNT, 2)
}
