//! The band of phases above the stages: a thin bar over the chevrons of each, with its title.

use super::{LayoutCtx, Prose};
use crate::{
    model::{Phase, StageId},
    scene::{Face, Group, Rect, Role, Shape, TypeSize},
};

/// Padding left of a title, and above and below it.
const PAD: (f64, f64) = (12.0, 3.0);
/// From the band to the chevrons, and between two phases.
const GAP: (f64, f64) = (6.0, 4.0);
/// The most lines that a title takes on a slide.
pub const LINES: usize = 2;

/// The band, shaped.
pub struct PhaseBand {
    phases: Vec<Bar>,
    /// Its height, with the gap below it; 0 if there are no phases.
    pub height: f64,
}

/// One phase, or several that share chevrons.
struct Bar {
    span: (f64, f64),
    title: Prose,
    group: Group,
}

impl PhaseBand {
    /// Shapes the titles, with at most so many lines. `place_of` maps a stage to its chevron, and `chevrons` says where those are.
    pub fn new(
        ctx: &mut LayoutCtx<'_>,
        chevrons: &[(f64, f64)],
        place_of: impl Fn(StageId) -> usize,
        lines: Option<usize>,
    ) -> Self {
        let map = ctx.map;
        let mut shared: Vec<((usize, usize), Vec<&Phase>)> = Vec::new();
        for phase in &map.phases {
            let (Some(&first), Some(&last)) = (phase.stages.first(), phase.stages.last()) else { continue };
            let (first, last) = (place_of(first), place_of(last));
            match shared.last_mut().filter(|before| before.0.1 >= first) {
                Some((span, phases)) => {
                    span.1 = last;
                    phases.push(phase);
                }
                None => shared.push(((first, last), vec![phase])),
            }
        }
        let phases: Vec<Bar> =
            shared.iter().map(|(span, phases)| Bar::new(ctx, chevrons, *span, phases, lines)).collect();
        let tallest = phases.iter().map(Bar::height).fold(0.0, f64::max);
        Self { height: if phases.is_empty() { 0.0 } else { tallest + GAP.0 }, phases }
    }

    /// Draws the band, starting at the top.
    pub fn draw(&self, width: f64) -> Group {
        let mut band = Group::new("phases");
        let height = (self.height - GAP.0).max(0.0);
        band.extend(self.phases.iter().map(|bar| bar.draw(height)));
        band.framed(Rect::new(0.0, 0.0, width, height))
    }
}

impl Bar {
    fn new(
        ctx: &mut LayoutCtx<'_>,
        chevrons: &[(f64, f64)],
        (first, last): (usize, usize),
        phases: &[&Phase],
        lines: Option<usize>,
    ) -> Self {
        let span = (chevrons[first].0, chevrons[last].1 - GAP.1);
        let titles: Vec<String> = phases.iter().map(|phase| phase.title.one_line()).collect();
        let whole = titles.join(" – ");
        let look = (TypeSize::Small, Face::Semibold, Role::Soft);
        let mut group = Group::new("phase").titled(whole.clone());
        if let [phase] = phases {
            group = group.named("phase", phase.name.as_str()).from_source(phase.span);
        }
        let title = match lines {
            Some(lines) => ctx.cut_at_words(&whole, look, inner(span), lines),
            None => ctx.runs(look.0, &[(&whole, look.1, look.2)]),
        };
        Self { span, title, group }
    }

    fn height(&self) -> f64 {
        self.title.height(inner(self.span)) + 2.0 * PAD.1
    }

    fn draw(&self, height: f64) -> Group {
        let (left, right) = self.span;
        let rect = Rect::new(left, 0.0, right - left, height);
        let mut group = self.group.clone();
        group.push(Shape::round_rect(rect, 3.0).fill(Role::Stage));
        group.push(Shape::rect(Rect::new(left, height - 2.0, right - left, 2.0)).fill(Role::LineStrong));
        group.extend(self.title.place(left + PAD.0, PAD.1 - 1.0, inner(self.span)));
        group.framed(rect)
    }
}

fn inner((left, right): (f64, f64)) -> f64 {
    (right - left - 2.0 * PAD.0).max(1.0)
}
