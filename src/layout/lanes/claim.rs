//! Lanes of prose: what customers do, think, say and need; what happens behind the scenes; the author's own lanes.

use super::{Cells, Lane};
use crate::{
    lane::{LaneKind, Zone},
    layout::{LayoutCtx, PersonaLook, Prose, View, block::Block},
    model::{Claim, ClaimKind, Map, Place, TeamId, Whom},
    scene::{Face, Group, Rect, Role, Shape, TypeSize},
    vocabulary::capitalised,
};
use rustc_hash::FxHashMap;

/// Indent of the text of a line with a persona's mark.
const INDENT: f64 = 16.0;
/// How far a hatch reaches beyond the text.
const HATCH: (f64, f64) = (8.0, 6.0);
/// It gets wider in steps of this, so that one more letter doesn't change it.
const STEP: f64 = 32.0;

/// All claims of a map, by lane, collected in one pass.
pub struct Claims<'a> {
    by_lane: FxHashMap<ClaimKind, Vec<(Place, &'a Claim)>>,
}

impl<'a> Claims<'a> {
    /// Sorts the claims of `map` by lane.
    pub fn of(map: &'a Map) -> Self {
        let mut by_lane = FxHashMap::<_, Vec<_>>::default();
        for (place, facts) in map.all_facts() {
            for claim in &facts.claims {
                by_lane.entry(claim.kind).or_default().push((place, claim));
            }
        }
        Self { by_lane }
    }

    /// The lane of one kind of claims; `None` if there are none.
    pub fn lane(&self, ctx: &mut LayoutCtx<'_>, kind: ClaimKind) -> Option<Lane> {
        let mut cells = Cells::new(8.0);
        for &(place, claim) in self.by_lane.get(&kind)? {
            let block = ClaimBlock::new(ctx, claim);
            cells.push(place, Box::new(block));
        }
        let hint = match kind {
            ClaimKind::Own(id) => ctx.map.lane(id).about.as_ref().map(|about| about.to_plain()).unwrap_or_default(),
            _ => String::new(),
        };
        let quiet = !is_the_story(ctx, kind);
        Some(Lane { hint, quiet, runs_on: true, ..Lane::new(ctx, LaneKind::Claims(kind), cells) })
    }
}

struct ClaimBlock {
    class: &'static str,
    span: crate::span::Span,
    persona: Option<(String, PersonaLook)>,
    text: Prose,
    caption: Prose,
    assumed: bool,
}

impl ClaimBlock {
    fn new(ctx: &mut LayoutCtx<'_>, claim: &Claim) -> Self {
        let map = ctx.map;
        let role = if is_the_story(ctx, claim.kind) { Role::Ink } else { Role::Soft };
        let persona = match claim.whom {
            Whom::Everyone => None,
            Whom::One(id) => Some((map.persona(id).name.to_string(), PersonaLook::of(id))),
        };
        let text = match claim.kind {
            ClaimKind::Says => ctx.quoted(&claim.text, TypeSize::Body, Face::Regular, role),
            _ => ctx.prose(&claim.text, TypeSize::Body, Face::Regular, role),
        };
        let caption = ctx.caption(&claim.by, ctx.evidence(&claim.from));
        let caption = ctx.runs(
            TypeSize::Small,
            &[(&caption, Face::Regular, if is_behind(claim.kind) { Role::Soft } else { Role::Faint })],
        );
        Self {
            class: claim.kind.class(),
            span: claim.span,
            persona,
            text,
            caption,
            assumed: map.is_assumed(&claim.from),
        }
    }

    fn indent(&self) -> f64 {
        if self.persona.is_some() { INDENT } else { 0.0 }
    }
}

/// Whether it is what the drawing is about: in a blueprint, that includes how the service works.
fn is_the_story(ctx: &LayoutCtx<'_>, kind: ClaimKind) -> bool {
    LaneKind::Claims(kind).is_customers() || ctx.options.view == View::Blueprint
}

/// Whether it is on the darker background, where faint letters are hard to read.
fn is_behind(kind: ClaimKind) -> bool {
    LaneKind::Claims(kind).zone() == Zone::Behind
}

impl Block for ClaimBlock {
    fn least_width(&self) -> f64 {
        self.indent() + self.text.min_width().max(self.caption.min_width())
    }

    fn height(&self, width: f64) -> f64 {
        let width = width - self.indent();
        self.text.height(width) + self.caption.height(width)
    }

    fn draw(&self, width: f64, _height: f64) -> Group {
        let height = self.height(width);
        let mut group = Group::new(self.class).from_source(self.span);
        if self.assumed {
            // As wide as its text, which may have the room of several columns.
            let measure = width - self.indent();
            let texts = [&self.text, &self.caption].map(|text| text.balanced_width(measure).min(measure));
            let wide = ((self.indent() + texts[0].max(texts[1])) / STEP).ceil() * STEP;
            let wide = wide.min(width);
            let hatch = Rect::new(-HATCH.0, -HATCH.1, wide + 2.0 * HATCH.0, height + 2.0 * HATCH.1);
            group.push(Shape::round_rect(hatch, 4.0).hatch());
            group = group.with_data("evidence", "assumed");
        }
        let (indent, measure) = (self.indent(), width - self.indent());
        if let Some((name, look)) = &self.persona {
            group.push(look.marker.shape(5.0, TypeSize::Body.line() / 2.0, 4.5).fill(look.hue));
            group = group.with_data("persona", name.clone());
        }
        group.extend(self.text.place(indent, 0.0, measure));
        group.extend(self.caption.place(indent, self.text.height(measure), measure));
        group
    }
}

impl LayoutCtx<'_> {
    /// Who does it and how it is known, as shown below a claim (`Field service · assumed, S3`).
    pub fn caption(&self, by: &[TeamId], evidence: Option<String>) -> String {
        let teams = by.iter().map(|&id| self.map.team(id).label.to_plain());
        let parts: Vec<_> = teams.chain(evidence).collect();
        capitalised(&parts.join(" · "))
    }
}
