//! Curves through every feeling. Where columns are too narrow for marks, only points with words have one.

use super::{
    frame::{Density, Frame},
    gaps::Gaps,
    labels::{self, Field, Label},
    line,
};
use crate::{
    layout::{
        LayoutCtx,
        experience::{
            cubic::Cubic,
            draw,
            feelings::{Feelings, Stop},
            heights::Heights,
            points::point,
        },
    },
    model::{Map, PersonaId},
    scene::{Group, Rect},
};

/// Marks need columns of this width: where there is one curve, and where there are several.
const MARKED: (f64, f64) = (26.0, 44.0);
/// The least size of a mark, and how wide a column is in which two stand side by side.
const SMALL: (f64, f64) = (4.5, 68.0);
/// The size of a mark that stands alone on its curve.
const LONE: f64 = 5.0;

/// Curves through every feeling.
pub struct Points<'m> {
    /// The feelings, placed.
    pub feelings: Feelings<'m>,
    /// Whether each has a mark.
    marked: bool,
    /// Those whose words are tried, the most telling first.
    telling: Vec<usize>,
    labels: Vec<Label>,
    gaps: Gaps,
}

impl<'m> Points<'m> {
    /// Places every feeling of a map.
    pub fn new(ctx: &mut LayoutCtx<'_>, map: &'m Map, frame: &Frame, heights: &Heights) -> Self {
        let mut feelings = Feelings::new(map, &frame.page, heights);
        let telling = labels::telling(map, &feelings, frame.density != Density::Counts);
        let marked = frame.narrowest >= if map.personas.len() > 1 { MARKED.1 } else { MARKED.0 };
        if marked {
            enlarge(&mut feelings, frame);
        } else {
            feelings.stops.iter_mut().for_each(|stop| stop.radius = 0.0);
            telling.iter().for_each(|&stop| feelings.stops[stop].radius = LONE);
        }
        let gaps = Gaps::new(ctx, frame, heights, &feelings);
        Self { feelings, marked, telling, labels: Vec::new(), gaps }
    }

    /// Each persona's curve as it is drawn. Without room between columns, curves can't be moved beside each other: each
    /// goes where its scores are.
    pub fn curves(&self) -> Vec<(PersonaId, Cubic)> {
        let drawn = self.feelings.stretches.iter().map(|stretch| (stretch.persona, stretch.drawn));
        if self.marked { drawn.collect() } else { self.feelings.truths().collect() }
    }

    /// What labels have to stand around.
    pub fn field(&self) -> Field {
        let marked = self.feelings.stops.iter().filter(|stop| stop.radius > 0.0);
        let curves = self.curves().into_iter().map(|(_, cubic)| cubic).collect();
        let points = marked.map(|stop| (stop.at, stop.radius * 1.25)).collect();
        let mut field = Field { curves, points, ..Field::default() };
        self.gaps.add_to(&mut field);
        field
    }

    /// Places names and words; where they stand.
    pub fn place_labels(&mut self, ctx: &mut LayoutCtx<'_>, field: &mut Field, room: Rect) -> Vec<Rect> {
        self.labels = labels::labels(ctx, &self.feelings, &self.telling, field, room);
        let gaps = self.gaps.place_labels(ctx.map, &self.feelings, field, room);
        self.labels.iter().map(|label| label.rect).chain(gaps).collect()
    }

    /// The curves, with what they say in words.
    pub fn draw_curves(&self, map: &Map, in_words: &[String]) -> Group {
        match self.marked {
            true => draw::curves(map, &self.feelings, in_words),
            false => line::unbroken(map, self.feelings.truths(), self.feelings.line_width, in_words),
        }
    }

    /// Expectations, which feelings stand on top of.
    pub fn draw_gaps(&self, ctx: &LayoutCtx<'_>) -> Option<Group> {
        self.gaps.draw(ctx)
    }

    /// The marks with their labels.
    pub fn draw_marks(&self, ctx: &mut LayoutCtx<'_>) -> Group {
        let mut group = Group::new("feelings");
        let mut labels = self.labels.iter().peekable();
        for (index, stop) in self.feelings.stops.iter().enumerate() {
            let mut own = Vec::new();
            while let Some(label) = labels.next_if(|label| label.stop == index) {
                own.push(label);
            }
            if self.marked || !own.is_empty() {
                group.push(mark(ctx, stop, &own));
            }
        }
        group
    }
}

/// In narrow columns marks can't stand side by side, so they needn't shrink as if they could.
fn enlarge(feelings: &mut Feelings<'_>, frame: &Frame) {
    for stop in &mut feelings.stops {
        if frame.page.columns[stop.column].pitch < SMALL.1 {
            stop.radius = stop.radius.max(SMALL.0);
        }
    }
}

/// A feeling's mark, and what stands beside it.
fn mark(ctx: &mut LayoutCtx<'_>, stop: &Stop<'_>, labels: &[&Label]) -> Group {
    let (mut group, look) = (point(ctx, stop), stop.look());
    for label in labels {
        group.extend(label.draw(ctx, look));
    }
    group
}
