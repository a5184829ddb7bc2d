//! Expectations on a slide: those of key moments, and those that were missed by far. The others would crowd it.

use super::{
    field::Field,
    frame::{Density, Frame},
    label::LabelAnchor,
    labels,
};
use crate::{
    layout::{
        LayoutCtx,
        chart::{
            expectations::{self, Expected, ExpectedMark},
            feelings::Feelings,
            hanging::{Origin, Way},
            heights::Heights,
            marks::expectation,
            obstacles::Side,
            subject::Subject,
        },
    },
    model::{ColumnId, Map},
    scene::{Group, Point, Rect},
};

/// A gap with at least this share of the whole scale is large.
const LARGE: f64 = 0.375;

/// The width for the stems that one point may have.
const STEM: f64 = 14.0;

/// How much has no room, besides cards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Unshown {
    /// Words of feelings.
    pub words: usize,
    pub expectations: usize,
}

/// The expectations that are shown.
#[derive(Default)]
pub struct Gaps {
    all: Vec<Gap>,
}

struct Gap {
    column: usize,
    expected: Expected,
    mark: ExpectedMark,
    /// The box of its words, the width they are wrapped at, and whether they are on the red area; `None` until they are
    /// placed.
    label: Option<(Rect, f64, bool)>,
}

/// Whether a slide shows any.
pub fn any(map: &Map, frame: &Frame) -> bool {
    frame.density != Density::Counts && (0..map.columns.len()).any(|column| !telling(map, column).is_empty())
}

/// Whether there are expectations that it doesn't even try to show.
pub fn leaves_out(map: &Map, frame: &Frame) -> bool {
    let has_any = any(map, frame);
    let shown = |column: usize| if has_any { telling(map, column).len() } else { 0 };
    map.columns.iter().enumerate().any(|(index, column)| shown(index) < column.facts.expectations.len())
}

/// Which of a column's expectations are worth showing.
fn telling(map: &Map, column: usize) -> Vec<usize> {
    let large = (map.scale.high - map.scale.low) * LARGE;
    let is_large = |gap: Option<f64>| gap.is_some_and(|gap| gap.abs() >= large);
    let (all, is_moment) = (&map.columns[column].facts.expectations, map.is_moment(ColumnId::new(column)));
    all.iter().enumerate().filter(|(_, one)| is_moment || is_large(one.gap)).map(|(index, _)| index).collect()
}

/// What hangs from the points of a column: up from those with gains, down from those with pains.
fn hung(map: &Map, column: usize, heights: &Heights, feelings: &Feelings<'_>) -> Vec<Rect> {
    let facts = &map.columns[column].facts;
    let pains = facts.pains.iter().map(|&id| (Subject::Pain(id), Way::Down, heights.down));
    let gains = facts.gains.iter().map(|&id| (Subject::Gain(id), Way::Up, -heights.up));
    let stem = |(subject, way, end): (Subject, Way, f64)| {
        let at = Origin::of(feelings, column, subject.personas(map), &[], way)?.at;
        Some(Rect::new(at.x - STEM / 2.0, at.y.min(end), STEM, (at.y - end).abs()))
    };
    pains.chain(gains).filter_map(stem).collect()
}

impl Gaps {
    pub fn new(ctx: &mut LayoutCtx<'_>, frame: &Frame, heights: &Heights, feelings: &Feelings<'_>) -> Self {
        let map = ctx.map;
        let mut gaps = Self::default();
        if !any(map, frame) {
            return gaps;
        }
        let names = map.short_names();
        for (index, column) in map.columns.iter().enumerate() {
            let telling = telling(map, index);
            let mut expected = Expected::all(ctx, &column.facts, &names);
            expected.retain(|one| one.members.iter().any(|member| telling.binary_search(member).is_ok()));
            let marks = expectations::marks(
                &column.facts,
                &expected,
                index,
                &frame.page,
                heights,
                feelings,
                &hung(map, index, heights, feelings),
            );
            let gap = |(expected, mark)| Gap { column: index, expected, mark, label: None };
            gaps.all.extend(expected.into_iter().zip(marks).map(gap));
        }
        gaps
    }

    /// How many expectations of the map aren't shown.
    pub fn left_out(&self, map: &Map) -> usize {
        let all: usize = map.columns.iter().map(|column| column.facts.expectations.len()).sum();
        all - self.all.iter().map(|gap| gap.expected.members.len()).sum::<usize>()
    }

    /// The middles of the marks, of one column or of all.
    pub fn rings(&self, column: Option<usize>) -> impl Iterator<Item = Point> + '_ {
        let own = move |gap: &&Gap| column.is_none_or(|column| gap.column == column);
        self.all.iter().filter(own).map(|gap| gap.mark.at)
    }

    /// Adds the marks to what labels have to be placed around.
    pub fn add_to(&self, field: &mut Field) {
        for gap in &self.all {
            field.points.push((gap.mark.at, expectations::RADIUS + 1.0));
            field.boxes.extend(gap.mark.stem.iter().map(|&(from, to)| expectations::around_line(from, to)));
        }
    }

    /// Places the texts of expectations, on the side away from the feeling. Those that don't fit aren't shown.
    pub fn place_labels(&mut self, map: &Map, feelings: &Feelings<'_>, field: &mut Field, room: Rect) -> Vec<Rect> {
        for gap in &mut self.all {
            let first = gap.expected.group(&map.columns[gap.column].facts).first().map(|one| one.persona);
            let felt = first.and_then(|persona| feelings.stop_of(gap.column, persona));
            let up = felt.map_or(gap.mark.at.y <= 0.0, |stop| gap.mark.at.y < stop.at.y);
            let (anchor_at, side) =
                (LabelAnchor::new(gap.mark.at, expectations::RADIUS), if up { Side::Above } else { Side::Below });
            gap.label = labels::block(anchor_at, (&gap.expected.label, expectations::LABEL_WIDTH), side, field, room);
        }
        // A mark that nobody can interpret would only be in the way.
        self.all.retain(|gap| gap.label.is_some());
        self.all.iter().filter_map(|gap| gap.label.map(|label| label.0)).collect()
    }

    /// All marks with their labels; `None` if there are none.
    pub fn draw(&self, ctx: &LayoutCtx<'_>) -> Option<Group> {
        let mut group = Group::new("expectations");
        for gap in &self.all {
            let mut own = expectation(ctx, gap.column, &gap.expected, &gap.mark);
            if let Some((rect, wrap, is_on_red)) = gap.label {
                own.extend(gap.expected.label.draw(rect, wrap, is_on_red));
            }
            group.push(own);
        }
        (!group.is_empty()).then_some(group)
    }
}
