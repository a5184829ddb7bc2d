//! A feeling as a point on the page, its mark, and its curve's way onto the page and off it.

use super::{beyond::Routes, course::Course};
use crate::{
    layout::{Page, PersonaLook},
    model::{Feeling, PersonaId},
    scene::{Point, Rect},
};

/// From the edge of a mark to the ring of a key moment.
const RING: f64 = 4.5;

/// A feeling, placed.
#[derive(Debug, Clone, Copy)]
pub struct Stop<'a> {
    /// Position in [`Map::columns`].
    pub column: usize,
    /// Position among the column's feelings.
    pub index: usize,
    /// What the map says.
    pub feeling: &'a Feeling,
    /// The middle of its mark.
    pub at: Point,
    /// How large its mark is.
    pub radius: f64,
    /// Whether its column is a key moment, which has a ring around its mark.
    pub is_moment: bool,
    /// Whether a curve begins here.
    pub start: Start,
    /// Position in [`Feelings::joints`].
    pub joint: usize,
}

/// Whether a persona's curve begins at a stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// For the first time.
    First,
    /// Again, after a gap.
    Again,
    /// No: it comes from the column before.
    Not,
}

/// The place of one mark, or of several that are joined.
#[derive(Debug, Clone, Copy)]
pub struct MarkBox {
    /// The middle.
    pub at: Point,
    /// From there to the middles of the outermost marks; 0 for a single one.
    pub half: f64,
    /// How far it reaches above and below the middle.
    pub radius: f64,
    /// How far a ring reaches beyond that; 0 without one.
    pub ring: f64,
}

/// The end of a curve that continues beyond the page.
#[derive(Debug, Clone)]
pub struct Lead {
    /// Whose it is.
    pub persona: PersonaId,
    /// The columns that it touches.
    pub columns: (usize, usize),
    /// From the edge of the columns to the mark, or from the mark to the edge.
    pub course: Course,
}

impl MarkBox {
    /// How far it reaches above and below the middle with its ring.
    pub fn reach(&self) -> f64 {
        self.radius + self.ring
    }

    /// The box of joined marks; `None` for a single one, which is round.
    pub fn frame(&self) -> Option<Rect> {
        let reach = self.half + self.radius;
        let frame = Rect::new(self.at.x - reach, self.at.y - self.radius, 2.0 * reach, 2.0 * self.radius);
        (self.half > 0.0 && self.radius > 0.0).then_some(frame)
    }
}

impl Stop<'_> {
    /// How the persona looks.
    pub fn look(&self) -> PersonaLook {
        PersonaLook::of(self.feeling.persona)
    }

    /// The point before the page that its curve comes from: as many columns away as there are, each as wide as those up to this one. So both pages
    /// have the curve at the same height at their edges.
    pub fn comes_from(&self, page: &Page, routes: &[Routes]) -> Option<Point> {
        let before = Routes::beyond(&routes[self.feeling.persona.index()].into, self.column)?;
        let near = page.columns[self.column].centre() - page.columns_left;
        Some(Point::new(page.columns_left - near * before.far, before.y))
    }

    /// The point after the page that its curve goes to.
    pub fn goes_to(&self, page: &Page, routes: &[Routes]) -> Option<Point> {
        let behind = Routes::beyond(&routes[self.feeling.persona.index()].out, self.column)?;
        let near = page.columns_right - page.columns[self.column].centre();
        Some(Point::new(page.columns_right + near * behind.far, behind.y))
    }

    pub fn lead_in(&self, course: &Course, page: &Page) -> Lead {
        let (edge, end) = (course.parameter(page.columns_left), course.length() - self.clearance());
        self.lead((0, self.column), course.part(edge, course.parameter_after(end).max(edge)))
    }

    pub fn lead_out(&self, course: &Course, page: &Page) -> Lead {
        let edge = course.parameter(page.columns_right);
        let last = page.columns.len().saturating_sub(1);
        self.lead((self.column, last), course.part(course.parameter_after(self.clearance()).min(edge), edge))
    }

    fn lead(&self, columns: (usize, usize), course: Course) -> Lead {
        Lead { persona: self.feeling.persona, columns, course }
    }

    /// How far the ring of a key moment reaches beyond the mark.
    pub fn ring(&self) -> f64 {
        if self.is_moment && self.radius > 0.0 { RING } else { 0.0 }
    }

    /// How far from the point the curve stops.
    pub fn clearance(&self) -> f64 {
        self.look().marker.clearance() * self.radius
    }
}
