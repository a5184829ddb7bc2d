//! The numbered beads of pains and the lettered ones of gains, as cards, captions and the legend show them.

use super::LayoutCtx;
use crate::{
    model::{GainId, PainId, Severity},
    scene::{Anchor, Face, Group, Node, Rect, Role, Shape, Stroke, TypeSize},
};

/// The widest number that fits into a circle with its margin.
const ROOM: f64 = 20.5;

impl LayoutCtx<'_> {
    /// The number of a pain in a circle 18 across, around (`x`, `y`), or in a longer pill where it has more than two digits:
    /// hollow for a minor one, full for a major one, ringed for a critical one, hollow and green for a solved one.
    pub fn pain_bead(&mut self, pain: PainId, x: f64, y: f64) -> Group {
        let number = pain.number().to_string();
        let (severity, solved) = (self.map.pain(pain).severity, self.map.pain(pain).is_solved());
        let mut group = Group::new("bead").with_data("pain", number.clone());
        let longer = self.bead_excess(&number);
        let round = |radius: f64| pill(x, y, radius, longer);
        let ink = match severity {
            _ if solved => {
                group.push(round(8.0).fill(Role::Ground).stroke(Stroke::new(Role::Green, 2.0)));
                Role::GreenText
            }
            Severity::Minor => {
                group.push(round(8.0).fill(Role::Ground).stroke(Stroke::new(Role::Red, 2.0)));
                Role::RedText
            }
            Severity::Major => {
                group.push(round(9.0).fill(Role::Red));
                Role::OnRed
            }
            Severity::Critical => {
                group.push(round(10.25).fill(Role::Ground).stroke(Stroke::new(Role::Red, 1.5)));
                group.push(round(8.0).fill(Role::Red));
                Role::OnRed
            }
        };
        group.push(self.bead_label(x, y, &number, ink));
        group
    }

    /// The letter of a gain in a square 18 across, around (`x`, `y`), or in a longer one where it has two.
    pub fn gain_bead(&mut self, gain: GainId, x: f64, y: f64) -> Group {
        let letter = gain.letter();
        let mut group = Group::new("bead").with_data("gain", letter.clone());
        let half = 9.0 + self.bead_excess(&letter) / 2.0;
        group.push(Shape::round_rect(Rect::new(x - half, y - 9.0, 2.0 * half, 18.0), 5.0).fill(Role::Green));
        group.push(self.bead_label(x, y, &letter, Role::OnGreen));
        group
    }

    /// How much wider than a circle the bead of a number is.
    pub fn bead_excess(&mut self, number: &str) -> f64 {
        (self.width(number, TypeSize::Small, Face::Semibold) + 5.0 - ROOM).max(0.0)
    }

    fn bead_label(&mut self, x: f64, y: f64, text: &str, role: Role) -> crate::scene::TextLine {
        self.line(x, y + TypeSize::Small.centring(), Anchor::Middle, text, TypeSize::Small, Face::Semibold, role)
    }
}

/// A circle, or a pill that is this much longer.
fn pill(x: f64, y: f64, radius: f64, longer: f64) -> Shape {
    if longer > 0.0 {
        let half = radius + longer / 2.0;
        Shape::round_rect(Rect::new(x - half, y - radius, 2.0 * half, 2.0 * radius), radius)
    } else {
        Shape::circle(x, y, radius)
    }
}

/// The bead of a solved pain without its number, for the legend.
pub fn solved_dot(x: f64, y: f64) -> Vec<Node> {
    vec![Shape::circle(x, y, 7.0).fill(Role::Ground).stroke(Stroke::new(Role::Green, 2.0)).into()]
}

/// The bead of a pain without its number, for the legend.
pub fn pain_dot(severity: Severity, x: f64, y: f64) -> Vec<Node> {
    match severity {
        Severity::Minor => vec![Shape::circle(x, y, 7.0).fill(Role::Ground).stroke(Stroke::new(Role::Red, 2.0)).into()],
        Severity::Major => vec![Shape::circle(x, y, 8.0).fill(Role::Red).into()],
        Severity::Critical => vec![
            Shape::circle(x, y, 10.0).fill(Role::Ground).stroke(Stroke::new(Role::Red, 1.5)).into(),
            Shape::circle(x, y, 7.0).fill(Role::Red).into(),
        ],
    }
}
