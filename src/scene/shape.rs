//! Shapes and pictures.

use super::{Point, Rect, Role, Segment};
use serde::Serialize;
use smallvec::SmallVec;

/// A form with a fill, a stroke or both.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Shape {
    /// Its form.
    pub form: Form,
    /// Its fill.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fill: Option<Fill>,
    /// Its outline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stroke: Option<Stroke>,
    /// Whether no text of another group may touch it: curves, points, stems.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub obstacle: bool,
}

/// The form of a shape.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// A rectangle with round corners of `radius`.
    Rect {
        /// Where it is.
        rect: Rect,
        /// Corner radius; 0 for square ones.
        radius: f64,
    },
    /// A straight line.
    Line {
        /// One end.
        from: Point,
        /// The other end.
        to: Point,
    },
    /// A circle.
    Circle {
        /// Its middle.
        centre: Point,
        /// Half its width.
        radius: f64,
    },
    /// Anything else.
    Path(Vec<Segment>),
}

/// How a shape is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Fill {
    /// One colour.
    Solid(Role),
    /// Lines at 45 degrees in [`Role::Hatch`], every 8 units, 1.5 wide, for assumptions.
    Hatch,
}

/// An outline.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Stroke {
    /// Its colour.
    pub role: Role,
    /// Its width.
    pub width: f64,
    /// Alternating lengths of dashes and gaps; empty for a solid line.
    #[serde(skip_serializing_if = "SmallVec::is_empty")]
    pub dash: SmallVec<[f64; 2]>,
    /// Whether ends and corners are round.
    pub round: bool,
}

impl Stroke {
    /// A plain line.
    pub fn new(role: Role, width: f64) -> Self {
        Self { role, width, dash: SmallVec::new(), round: false }
    }

    /// The same line, dashed.
    pub fn dashed(mut self, dash: &[f64]) -> Self {
        self.dash = dash.into();
        self
    }

    /// The same line with round ends and corners.
    pub fn rounded(mut self) -> Self {
        self.round = true;
        self
    }
}

impl Shape {
    fn of(form: Form) -> Self {
        Self { form, fill: None, stroke: None, obstacle: false }
    }

    /// A rectangle with square corners.
    pub fn rect(rect: Rect) -> Self {
        Self::round_rect(rect, 0.0)
    }

    /// A rectangle with round corners.
    pub fn round_rect(rect: Rect, radius: f64) -> Self {
        Self::of(Form::Rect { rect, radius })
    }

    /// A straight line.
    pub fn line(x1: f64, y1: f64, x2: f64, y2: f64) -> Self {
        Self::of(Form::Line { from: Point::new(x1, y1), to: Point::new(x2, y2) })
    }

    /// A circle.
    pub fn circle(x: f64, y: f64, radius: f64) -> Self {
        Self::of(Form::Circle { centre: Point::new(x, y), radius })
    }

    /// A path.
    pub fn path(segments: Vec<Segment>) -> Self {
        Self::of(Form::Path(segments))
    }

    /// The same shape, filled with a colour.
    pub fn fill(mut self, role: Role) -> Self {
        self.fill = Some(Fill::Solid(role));
        self
    }

    /// The same shape, hatched.
    pub fn hatch(mut self) -> Self {
        self.fill = Some(Fill::Hatch);
        self
    }

    /// The same shape with an outline.
    pub fn stroke(mut self, stroke: Stroke) -> Self {
        self.stroke = Some(stroke);
        self
    }

    /// The same shape as something that no text of another group may touch.
    pub fn obstacle(mut self) -> Self {
        self.obstacle = true;
        self
    }
}

/// A picture, cropped to fill its box.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Image {
    /// Its position in [`super::Scene::pictures`].
    pub picture: usize,
    /// Where it is.
    pub rect: Rect,
    /// Corner radius; half the width for a round picture.
    pub radius: f64,
    /// What it shows, for those who can't see it.
    pub alt: String,
}
