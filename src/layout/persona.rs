//! What identifies a persona everywhere: a hue, a dash pattern and a marker, always together.

use crate::{
    model::PersonaId,
    scene::{Point, Role, Shape, polygon},
};

/// What identifies a persona in the drawing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PersonaLook {
    /// The hue of lines, marks and words.
    pub hue: Role,
    /// The colour of what is drawn on the hue.
    pub on: Role,
    /// The hue of a compared map's curve.
    pub pale: Role,
    /// Dashes and gaps of the curve; empty for a solid one. A dash of 0 is a round dot.
    pub dash: &'static [f64],
    /// The shape of the points.
    pub marker: Marker,
}

/// The shape of a persona's points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Marker {
    Circle,
    Diamond,
    Square,
    TriangleUp,
    TriangleDown,
    Hexagon,
    Cross,
    Star,
}

const MARKERS: [Marker; 8] = [
    Marker::Circle,
    Marker::Diamond,
    Marker::Square,
    Marker::TriangleUp,
    Marker::Hexagon,
    Marker::TriangleDown,
    Marker::Cross,
    Marker::Star,
];

const DASHES: [&[f64]; 8] = [
    &[],
    &[10.0, 6.0],
    &[0.0, 8.0],
    &[14.0, 5.0, 2.0, 5.0],
    &[20.0, 6.0],
    &[6.0, 4.0],
    &[14.0, 5.0, 2.0, 5.0, 2.0, 5.0],
    &[2.0, 4.0],
];

impl PersonaLook {
    /// The look of the persona at this position in the map's list. After eight the hues repeat, with another marker and
    /// another dash pattern.
    pub fn of(id: PersonaId) -> Self {
        let (index, round) = (id.index() % 8, id.index() / 8);
        let hue = index as u8;
        Self {
            hue: Role::Persona(hue),
            on: Role::OnPersona(hue),
            pale: Role::PersonaPale(hue),
            dash: DASHES[(index + 2 * round) % 8],
            marker: MARKERS[(index + 3 * round) % 8],
        }
    }
}

impl Marker {
    /// The mark around a point. `radius` is that of the circle; the other shapes look as large.
    pub fn shape(self, x: f64, y: f64, radius: f64) -> Shape {
        let at = |points: &[(f64, f64)]| {
            let points: Vec<_> = points.iter().map(|(dx, dy)| Point::new(x + dx * radius, y + dy * radius)).collect();
            Shape::path(polygon(&points, true))
        };
        match self {
            Self::Circle => Shape::circle(x, y, radius),
            Self::Diamond => at(&[(0.0, -1.22), (1.22, 0.0), (0.0, 1.22), (-1.22, 0.0)]),
            Self::Square => at(&[(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)]),
            Self::TriangleUp => at(&[(0.0, -1.2), (1.12, 0.8), (-1.12, 0.8)]),
            Self::TriangleDown => at(&[(0.0, 1.2), (-1.12, -0.8), (1.12, -0.8)]),
            Self::Hexagon => at(&[(0.55, -0.98), (1.1, 0.0), (0.55, 0.98), (-0.55, 0.98), (-1.1, 0.0), (-0.55, -0.98)]),
            Self::Cross => at(&[
                (-0.4, -1.1),
                (0.4, -1.1),
                (0.4, -0.4),
                (1.1, -0.4),
                (1.1, 0.4),
                (0.4, 0.4),
                (0.4, 1.1),
                (-0.4, 1.1),
                (-0.4, 0.4),
                (-1.1, 0.4),
                (-1.1, -0.4),
                (-0.4, -0.4),
            ]),
            Self::Star => at(&[
                (0.0, -1.25),
                (0.33, -0.45),
                (1.19, -0.39),
                (0.53, 0.17),
                (0.73, 1.01),
                (0.0, 0.55),
                (-0.73, 1.01),
                (-0.53, 0.17),
                (-1.19, -0.39),
                (-0.33, -0.45),
            ]),
        }
    }

    /// How far from a point a curve stops, so that the mark stays clear. Relative to the radius of the circle.
    pub fn clearance(self) -> f64 {
        match self {
            Self::Circle | Self::Square => 1.6,
            Self::Diamond | Self::TriangleUp | Self::TriangleDown | Self::Hexagon | Self::Cross | Self::Star => 1.9,
        }
    }
}
