//! The name of the curves of the compared map, at one of them: a reader of a slide doesn't look for pale lines in the legend.

use crate::{
    layout::{
        LayoutCtx, Words,
        chart::{earlier::Earlier, label_text::LabelText, obstacles::Side},
        slide::{field::Field, label::LabelAnchor, labels::block},
    },
    scene::{Face, Group, Point, Rect, Role, TypeSize},
};

/// The widest that it is set, and in how many lines.
const WIDEST: (f64, usize) = (200.0, 2);
/// Half the width of a line, with the space beside it.
const LINE: f64 = 4.0;
/// How many places are tried.
const MOST: usize = 24;

/// The name, placed.
pub struct Before {
    text: LabelText,
    rect: Rect,
    wrap: f64,
    is_on_red: bool,
}

impl Before {
    /// Next to the lowest point of an earlier curve that has room.
    pub fn new(ctx: &mut LayoutCtx<'_>, earlier: &[Earlier], field: &mut Field, room: Rect) -> Option<Self> {
        let title = ctx.map.compares.as_ref()?.map.title.one_line();
        let said = Words::fill(ctx.words.legend_before, &[&title]);
        let look = (TypeSize::Small, Face::Regular, Role::Soft);
        let text = LabelText::new([(ctx.cut_at_words(&said, look, WIDEST.0, WIDEST.1), TypeSize::Small)]);
        let ends =
            earlier.iter().flat_map(|one| one.segments.iter().flat_map(|(_, course)| [course.from(), course.to()]));
        let mut points: Vec<Point> =
            ends.chain(earlier.iter().flat_map(|one| one.alone.iter().map(|one| one.1))).collect();
        points.sort_by(|a, b| b.y.total_cmp(&a.y).then(a.x.total_cmp(&b.x)));
        points.dedup();
        let (rect, wrap, is_on_red) = points.into_iter().take(MOST).find_map(|at| {
            let side = if at.y > 0.0 { Side::Below } else { Side::Above };
            block(LabelAnchor::new(at, LINE), (&text, WIDEST.0), side, field, room)
        })?;
        Some(Self { text, rect, wrap, is_on_red })
    }

    pub fn rect(&self) -> Rect {
        self.rect
    }

    pub fn draw(&self) -> Group {
        let mut group = Group::new("compared-name");
        group.extend(self.text.draw(self.rect, self.wrap, self.is_on_red));
        group
    }
}
