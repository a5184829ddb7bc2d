//! The name of a row in the gutter.

use super::frame::{GUTTER, MARGIN};
use crate::{
    layout::LayoutCtx,
    scene::{Face, Role, TextLine, TypeSize},
    vocabulary::Words,
};

/// The name of a row in the gutter, and how many more there are than it shows.
pub fn row_name(ctx: &mut LayoutCtx<'_>, name: &str, role: Role, more: usize, top: f64) -> Vec<TextLine> {
    let width = GUTTER - 24.0;
    let mut lines = ctx.cut(name, (TypeSize::Body, Face::Semibold, role), width, 1).place(MARGIN, top, width);
    if more > 0 {
        let more = Words::fill(ctx.words.more, &[&ctx.words.number(more as f64)]);
        let more = ctx.cut(&more, (TypeSize::Small, Face::Regular, Role::Soft), width, 1);
        lines.extend(more.place(MARGIN, top + TypeSize::Body.line(), width));
    }
    lines
}
