//! Curves through every feeling. If columns are too narrow for marks, only points with words have one.

use super::{
    field::Field,
    frame::{Density, Frame},
    gaps::{Gaps, Unshown},
    label::{Label, Text},
    labels,
    line::{self, Part},
    telling,
};
use crate::{
    layout::{
        LayoutCtx,
        chart::{
            curves,
            feelings::{Feelings, Stretch},
            heights::Heights,
            marks::point,
            stops::{MarkBox, Stop},
        },
    },
    model::Map,
    scene::{Group, Point, Rect},
};

/// The column width that marks need: with one curve, and with several.
const MARKED: (f64, f64) = (26.0, 44.0);
/// The least size of a mark, and the width of a column in which two fit side by side.
const SMALL: (f64, f64) = (4.5, 68.0);
/// The size of a mark that is alone on its curve.
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
        let has_room = frame.density != Density::Counts || frame.narrowest >= MARKED.1;
        let telling = telling::telling(map, &feelings, has_room);
        let marked = frame.narrowest >= if map.personas.len() > 1 { MARKED.1 } else { MARKED.0 };
        if marked {
            enlarge(&mut feelings, frame);
        } else {
            feelings.stops.iter_mut().for_each(|stop| stop.radius = 0.0);
            for &stop in &telling {
                for member in feelings.joints[feelings.stops[stop].joint].clone() {
                    feelings.stops[member].radius = LONE;
                }
            }
        }
        let gaps = Gaps::new(ctx, frame, heights, &feelings);
        Self { feelings, marked, telling, labels: Vec::new(), gaps }
    }

    /// Each persona's curve as it is drawn. Without room between columns, curves can't be moved apart: each goes where
    /// its scores are.
    pub fn curves(&self) -> Vec<Part> {
        let stretches = self.feelings.stretches.iter();
        let part = |stretch: &Stretch| {
            let course = if self.marked { stretch.drawn.clone() } else { stretch.truth.clone() };
            Part { persona: stretch.persona, course, join: stretch.join, width: stretch.width }
        };
        stretches.map(part).collect()
    }

    /// The places of all marks.
    pub fn marks(&self) -> Vec<MarkBox> {
        let places = (0..self.feelings.columns.len()).flat_map(|column| self.feelings.places(column));
        places.filter(|place| place.radius > 0.0).collect()
    }

    /// The hollow marks of expectations, of one column or of all.
    pub fn rings(&self, column: Option<usize>) -> impl Iterator<Item = Point> + '_ {
        self.gaps.rings(column)
    }

    /// What labels have to be placed around.
    pub fn field(&self) -> Field {
        let marked = self.marks();
        let curves = self.curves().iter().flat_map(|part| part.course.cubics()).copied().collect();
        let points = marked.iter().map(|place| (place.at, place.radius * 1.25 + place.ring)).collect();
        let boxes = marked.iter().filter_map(MarkBox::frame).collect();
        let mut field = Field::new(curves, points, boxes);
        self.gaps.add_to(&mut field);
        field
    }

    /// Places names and words.
    pub fn place_labels(&mut self, ctx: &mut LayoutCtx<'_>, field: &mut Field, room: Rect) -> Vec<Rect> {
        self.labels = labels::labels(ctx, &self.feelings, &self.telling, field, room);
        let gaps = self.gaps.place_labels(ctx.map, &self.feelings, field, room);
        self.labels.iter().map(|label| label.rect).chain(gaps).collect()
    }

    /// How many words and expectations aren't shown.
    pub fn unshown(&self, map: &Map) -> Unshown {
        Unshown { words: self.unsaid(), expectations: self.gaps.left_out(map) }
    }

    fn unsaid(&self) -> usize {
        let stops = self.feelings.stops.iter().enumerate();
        let worded = stops.filter(|&(index, stop)| stop.feeling.word.is_some() && self.feelings.is_first(index));
        worded.count() - self.labels.iter().filter(|label| matches!(label.text, Text::Word(..))).count()
    }

    /// The curves, with their descriptions in words.
    pub fn draw_curves(&self, map: &Map, in_words: &[String]) -> Group {
        match self.marked {
            true => curves::curves(map, &self.feelings, in_words),
            false => line::unbroken(map, self.curves(), in_words),
        }
    }

    /// Expectations, which are below the marks of feelings.
    pub fn draw_gaps(&self, ctx: &LayoutCtx<'_>) -> Option<Group> {
        self.gaps.draw(ctx)
    }

    /// The marks with their labels.
    pub fn draw_marks(&self, ctx: &mut LayoutCtx<'_>) -> Group {
        let mut group = Group::new("feelings");
        let mut labels: Vec<Vec<&Label>> = vec![Vec::new(); self.feelings.joints.len()];
        for label in &self.labels {
            labels[self.feelings.stops[label.stop].joint].push(label);
        }
        for (index, stop) in self.feelings.stops.iter().enumerate() {
            let own = &labels[stop.joint];
            if self.feelings.is_first(index) && (self.marked || !own.is_empty()) {
                group.push(self.mark(ctx, stop, own));
            }
        }
        group
    }
}

impl Points<'_> {
    /// A feeling's mark, and its labels.
    fn mark(&self, ctx: &mut LayoutCtx<'_>, stop: &Stop<'_>, labels: &[&Label]) -> Group {
        let mut group = point(ctx, &self.feelings, stop);
        for label in labels {
            group.extend(label.draw(ctx, self.feelings.stops[label.stop].look()));
        }
        group
    }
}

/// In narrow columns marks can't be side by side, so they don't need to shrink as if they could.
fn enlarge(feelings: &mut Feelings<'_>, frame: &Frame) {
    for stop in &mut feelings.stops {
        if frame.page.columns[stop.column].pitch < SMALL.1 {
            stop.radius = stop.radius.max(SMALL.0);
        }
    }
}
