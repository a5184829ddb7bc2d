//! What has become of the map that this one is compared with: columns that moved or are gone, pains that are solved.

use super::{Cells, Lane};
use crate::{
    compare::ColumnChange,
    lane::LaneKind,
    layout::{LayoutCtx, Prose, Words, block::Block},
    model::{Around, ColumnId, Comparison, PainId, Place},
    scene::{Face, Group, Point, Rect, Role, Shape, Stroke, TypeSize, polygon},
};

/// From the left edge to the text: room for a sign.
const INDENT: f64 = 20.0;
/// In wide columns changes are side by side, each at least this wide.
const BESIDE: f64 = 184.0;

/// The lane of the changes; `None` if there are none, or nothing is compared.
pub fn changes(ctx: &mut LayoutCtx<'_>) -> Option<Lane> {
    let (comparison, changes) = (ctx.whole().compares.as_deref()?, ctx.changes.clone()?);
    let mut blocks: Vec<(usize, Change)> = Vec::new();
    let around = comparison.map.around();
    for (index, change) in changes.columns.iter().enumerate() {
        match change {
            ColumnChange::Moved => blocks.push((index, Change::moved(ctx, comparison, &around, index))),
            ColumnChange::New | ColumnChange::Replaces | ColumnChange::Stays => {}
        }
    }
    // What came before everything else is shown at the first column.
    let at = |id: Option<ColumnId>| id.map_or(0, ColumnId::index);
    for &(id, behind) in &changes.gone {
        blocks.push((at(behind), Change::gone(ctx, comparison, id)));
    }
    for &(id, place) in &changes.solved {
        blocks.push((at(place), Change::solved(ctx, comparison, id)));
    }
    for &(id, place) in &changes.unlisted {
        blocks.push((at(place), Change::unlisted(ctx, comparison, id)));
    }
    blocks.sort_by_key(|(column, _)| *column);
    let here = ctx.here();
    let mut cells = Cells::new(8.0);
    for (column, block) in blocks.into_iter().filter(|(column, _)| here.contains(column)) {
        cells.push(Place::Column(ColumnId::new(column - here.start)), Box::new(block));
    }
    let hint = format!("{}\n{}", Words::fill(ctx.words.since, &[&title(comparison)]), ctx.words.pain_changes(&changes));
    let lane = Lane { hint, quiet: false, least_beside: Some(BESIDE), ..Lane::new(ctx, LaneKind::Changes, cells) };
    (!lane.cells.is_empty()).then_some(lane)
}

fn title(comparison: &Comparison) -> String {
    comparison.map.title.one_line()
}

struct Change {
    class: &'static str,
    sign: Sign,
    head: Prose,
    text: Prose,
}

#[derive(Clone, Copy)]
enum Sign {
    Solved,
    Gone,
    Moved,
}

impl Change {
    fn solved(ctx: &mut LayoutCtx<'_>, comparison: &Comparison, id: PainId) -> Self {
        let pain = comparison.map.pain(id);
        let was = Words::fill(ctx.words.was_severe, &[&ctx.words.severity(pain.severity).to_lowercase()]);
        let was = format!(" · {was}");
        let head = [(ctx.words.solved, Face::Semibold, Role::GreenText), (&was, Face::Regular, Role::Soft)];
        Self {
            class: "solved",
            sign: Sign::Solved,
            head: ctx.runs(TypeSize::Small, &head),
            text: ctx.prose(&pain.text, TypeSize::Body, Face::Regular, Role::Ink),
        }
    }

    fn unlisted(ctx: &mut LayoutCtx<'_>, comparison: &Comparison, id: PainId) -> Self {
        let text = ctx.prose(&comparison.map.pain(id).text, TypeSize::Body, Face::Regular, Role::Soft);
        let head = ctx.runs(TypeSize::Small, &[(ctx.words.unlisted, Face::Semibold, Role::Ink)]);
        Self { class: "unlisted", sign: Sign::Gone, head, text }
    }

    fn gone(ctx: &mut LayoutCtx<'_>, comparison: &Comparison, id: ColumnId) -> Self {
        let text = ctx.prose(&comparison.map.column(id).title, TypeSize::Body, Face::Regular, Role::Soft);
        let head = ctx.runs(TypeSize::Small, &[(ctx.words.gone, Face::Semibold, Role::Ink)]);
        Self { class: "gone", sign: Sign::Gone, head, text }
    }

    /// A column that moved, with the columns that people came from before and went on to.
    fn moved(ctx: &mut LayoutCtx<'_>, comparison: &Comparison, around: &[Around], index: usize) -> Self {
        let earlier = comparison.continues.get(index).and_then(|earlier| earlier.iter().min());
        let around = earlier.map(|id| around[id.index()].clone()).unwrap_or_default();
        let head = ctx.runs(TypeSize::Small, &[(ctx.words.moved, Face::Semibold, Role::Ink)]);
        let titles = |columns: &[ColumnId]| {
            let titles: Vec<String> = columns.iter().map(|&id| comparison.map.column(id).title.to_plain()).collect();
            (!titles.is_empty()).then(|| titles.join(ctx.words.comma))
        };
        let text = [titles(&around.from), Some("→".to_owned()), titles(&around.to)];
        let text = text.into_iter().flatten().collect::<Vec<_>>().join(" ");
        Self {
            class: "moved",
            sign: Sign::Moved,
            head,
            text: ctx.runs(TypeSize::Body, &[(&text, Face::Regular, Role::Soft)]),
        }
    }
}

impl Block for Change {
    fn least_width(&self) -> f64 {
        INDENT + self.head.min_width().max(self.text.min_width())
    }

    fn height(&self, width: f64) -> f64 {
        self.head.height(width - INDENT) + self.text.height(width - INDENT)
    }

    fn draw(&self, width: f64, _height: f64) -> Group {
        let (inner, mut group) = (width - INDENT, Group::new(self.class));
        group.push(self.sign.shape());
        group.extend(self.head.place(INDENT, 0.0, inner));
        group.extend(self.text.place(INDENT, self.head.height(inner), inner));
        group
    }
}

impl Sign {
    fn shape(self) -> Shape {
        let line = |points: &[(f64, f64)], role| {
            let points: Vec<Point> = points.iter().map(|&(x, y)| Point::new(x, y)).collect();
            Shape::path(polygon(&points, false)).stroke(Stroke::new(role, 2.0).rounded())
        };
        match self {
            Self::Solved => line(&[(1.0, 8.5), (5.0, 12.5), (13.0, 3.5)], Role::Green),
            Self::Gone => Shape::round_rect(Rect::new(1.0, 3.0, 12.0, 10.0), 3.0)
                .stroke(Stroke::new(Role::LineStrong, 1.5).dashed(&[3.0, 2.5])),
            Self::Moved => line(&[(1.0, 8.0), (12.0, 8.0), (8.0, 4.0), (12.0, 8.0), (8.0, 12.0)], Role::Soft),
        }
    }
}

impl LayoutCtx<'_> {
    /// The status of a pain, compared with the earlier map; `None` without an earlier map.
    pub fn pain_change(&self, id: PainId) -> Option<String> {
        Some(self.words.pain_change(*self.changes.as_ref()?.pains.get(id.index())?))
    }
}
