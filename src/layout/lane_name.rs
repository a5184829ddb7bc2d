//! The name of a lane and its explanation, left of its columns.

use super::{LayoutCtx, Page, Prose};
use crate::scene::{Face, Group, Rect, Role, TypeSize};

/// From the names to the columns.
const BEFORE_COLUMNS: f64 = 12.0;
/// How much further a name may extend, up to where a hatch of the first column can begin.
const FURTHER: f64 = 14.0;
/// From a lane's name to a hint on the same line.
const TO_HINT: f64 = 8.0;

/// The name of a lane, left of its columns.
pub struct LaneName {
    label: Prose,
    hints: Vec<Prose>,
    gutter: f64,
}

impl LaneName {
    /// A name and its explanation.
    pub fn new(ctx: &mut LayoutCtx<'_>, page: &Page, (label, hint): (&str, &str), quiet: bool) -> Self {
        let role = if quiet { Role::Soft } else { Role::Ink };
        let label = ctx.runs(TypeSize::Body, &[(label, Face::Semibold, role)]);
        let hints = hint.split('\n').map(|hint| ctx.runs(TypeSize::Small, &[(hint, Face::Regular, Role::Faint)]));
        Self { label, hints: hints.collect(), gutter: page.columns_left - BEFORE_COLUMNS - page.margin }
    }

    /// A long word may extend to where the texts of the columns begin, but no further.
    fn width(&self) -> f64 {
        self.label.min_width().ceil().clamp(self.gutter, self.gutter + FURTHER)
    }

    /// Where a short hint begins, if it fits on the name's line.
    fn hint_beside(&self) -> Option<f64> {
        let [hint] = self.hints.as_slice() else { return None };
        let x = self.label.natural_width() + TO_HINT;
        (!hint.is_empty() && x + hint.natural_width() <= self.gutter + FURTHER).then_some(x)
    }

    pub fn height(&self) -> f64 {
        let (width, beside) = (self.width(), self.hint_beside().is_some());
        let hints = self.hints.iter().filter(|_| !beside).map(|hint| hint.height(width));
        self.label.height(width) + hints.sum::<f64>()
    }

    /// Draws the name at a position.
    pub fn draw(&self, x: f64, top: f64) -> Group {
        let mut group = Group::new("lane-name");
        group.extend(self.label.place(x, top, self.width()));
        let mut y = top + self.label.height(self.width());
        if let (Some(beside), Some(hint)) = (self.hint_beside(), self.hints.first()) {
            // Shares the name's baseline.
            let drop = TypeSize::Body.baseline() - TypeSize::Small.baseline();
            group.extend(hint.place(x + beside, top + drop, hint.natural_width() + 0.01));
            // Figures of a font that stands in may be wider.
            return group.framed(Rect::new(x, top, self.gutter + FURTHER, self.height()));
        }
        for hint in &self.hints {
            group.extend(hint.place(x, y, self.width()));
            y += hint.height(self.width());
        }
        group.framed(Rect::new(x, top, self.width(), self.height()))
    }
}
