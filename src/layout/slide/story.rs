//! The curves of a slide: through every feeling or, if columns are too narrow for that, through means of several.

use super::{
    field::Field,
    frame::Frame,
    gaps::Unshown,
    line::Part,
    points::Points,
    trend::{Bins, Trend},
};
use crate::{
    layout::{
        LayoutCtx,
        chart::{
            curves,
            expectations::ring_at,
            hanging::{Origin, Passed, Way},
            heights::Heights,
            stops::MarkBox,
        },
    },
    model::{Map, PersonaId},
    scene::{Group, Rect},
};

/// The curves of a map.
pub enum Story<'m> {
    /// Through every feeling.
    Points(Points<'m>),
    /// Through the means of several columns each.
    Trend(Trend<'m>),
}

impl<'m> Story<'m> {
    /// The curves of a slide; `bins` are the columns that share a point, if any do.
    pub fn new(
        ctx: &mut LayoutCtx<'_>,
        map: &'m Map,
        frame: &Frame,
        bins: Option<&'m Bins>,
        heights: &Heights,
    ) -> Self {
        match bins {
            Some(bins) => Self::Trend(Trend::new(map, bins, heights)),
            None => Self::Points(Points::new(ctx, map, frame, heights)),
        }
    }

    /// Each persona's curve as it is drawn, by its parts.
    pub fn curves(&self) -> Vec<Part> {
        match self {
            Self::Points(points) => points.curves(),
            Self::Trend(trend) => trend.curves.clone(),
        }
    }

    /// For a pain, the mark of the lowest feeling in a column among the personas it concerns; for a gain, of the
    /// highest one.
    pub fn origin(&self, column: usize, whose: &[PersonaId], way: Way) -> Option<Origin> {
        match self {
            Self::Points(points) => {
                let rings: Vec<_> = points.rings(Some(column)).collect();
                Origin::of(&points.feelings, column, whose, &rings, way)
            }
            Self::Trend(trend) => trend.origin(column, whose, way),
        }
    }

    /// The marks of a column, filled and hollow.
    pub fn marks_at(&self, column: usize) -> Vec<MarkBox> {
        match self {
            Self::Points(points) => {
                points.feelings.places(column).chain(points.rings(Some(column)).map(ring_at)).collect()
            }
            Self::Trend(_) => Vec::new(),
        }
    }

    /// What interrupts stems.
    pub fn passed(&self) -> Passed {
        let curves = self.curves().iter().flat_map(|part| part.course.cubics()).copied().collect();
        let marks = match self {
            Self::Points(points) => points.marks().into_iter().chain(points.rings(None).map(ring_at)).collect(),
            Self::Trend(_) => Vec::new(),
        };
        Passed { curves, marks, boxes: Vec::new() }
    }

    /// What labels have to be placed around.
    pub fn field(&self) -> Field {
        match self {
            Self::Points(points) => points.field(),
            Self::Trend(trend) => trend.field(),
        }
    }

    /// Places names and words.
    pub fn place_labels(&mut self, ctx: &mut LayoutCtx<'_>, frame: &Frame, field: &mut Field, room: Rect) -> Vec<Rect> {
        match self {
            Self::Points(points) => points.place_labels(ctx, field, room),
            Self::Trend(trend) => trend.place_labels(ctx, frame, field, room),
        }
    }

    /// What isn't shown, where each point has its own.
    pub fn unshown(&self, map: &Map) -> Unshown {
        match self {
            Self::Points(points) => points.unshown(map),
            Self::Trend(_) => Unshown::default(),
        }
    }

    /// What is behind everything: red areas.
    pub fn areas(&self, map: &Map) -> Group {
        match self {
            Self::Points(points) => curves::red_areas(map, points.feelings.truths()),
            Self::Trend(trend) => curves::red_areas(map, trend.known()),
        }
    }

    /// What is behind the curves: ranges.
    pub fn ranges(&self, map: &Map) -> Option<Group> {
        match self {
            Self::Points(_) => None,
            Self::Trend(trend) => Some(trend.draw_bars(map)),
        }
    }

    /// The curves themselves, with their descriptions in words.
    pub fn lines(&self, map: &Map, in_words: &[String]) -> Group {
        match self {
            Self::Points(points) => points.draw_curves(map, in_words),
            Self::Trend(trend) => trend.draw_curves(map, in_words),
        }
    }

    /// Expectations, behind the marks.
    pub fn gaps(&self, ctx: &LayoutCtx<'_>) -> Option<Group> {
        match self {
            Self::Points(points) => points.draw_gaps(ctx),
            Self::Trend(_) => None,
        }
    }

    /// The marks with their labels.
    pub fn marks(&self, ctx: &mut LayoutCtx<'_>) -> Group {
        match self {
            Self::Points(points) => points.draw_marks(ctx),
            Self::Trend(trend) => trend.draw_marks(ctx),
        }
    }
}
