//! What each column contains before any label is placed, and where labels may go at all.

use super::hung_cards::Hung;
use crate::{
    layout::Page,
    layout::chart::{
        earlier::Earlier,
        expectations::{self, ExpectedMark},
        feelings::Feelings,
        heights::Heights,
        obstacles::Obstacles,
    },
    model::Map,
    scene::Rect,
};
use std::rc::Rc;

/// How far labels may reach above the scale.
pub const ABOVE: f64 = 28.0;
/// How far they may reach below it.
pub const BELOW: f64 = 30.0;
/// Space kept free at the edges of the column.
const EDGE: f64 = 2.0;

/// Above or below neutral.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Half {
    /// Above it, or on it.
    Upper,
    /// Below it.
    Lower,
}

impl Half {
    /// The half that a height is in.
    pub fn of(y: f64) -> Self {
        if y > 0.0 { Self::Lower } else { Self::Upper }
    }
}

/// What labels are placed around.
#[derive(Debug, Clone, Copy)]
pub struct Scenery<'a> {
    pub map: &'a Map,
    /// Where its columns are.
    pub page: &'a Page,
    /// Where scores are.
    pub heights: &'a Heights,
    /// The points and curves.
    pub feelings: &'a Feelings<'a>,
    /// The curves of the compared map.
    pub earlier: &'a [Earlier],
    /// The hollow marks of each column.
    pub marks: &'a [Vec<ExpectedMark>],
    /// The gains and the pains that hang from the points.
    pub hung: [&'a Hung; 2],
}

impl Scenery<'_> {
    /// Where labels may be in a column: on one side of neutral, or on both.
    pub fn room(&self, column: usize, side: Option<Half>) -> Rect {
        let place = self.page.columns[column];
        let (top, bottom) = (-self.heights.up - ABOVE, self.heights.down + BELOW);
        let (top, bottom) = match side {
            None => (top, bottom),
            Some(Half::Upper) => (top, 0.0),
            Some(Half::Lower) => (0.0, bottom),
        };
        Rect::new(place.left + EDGE, top, (place.pitch - 2.0 * EDGE).max(0.0), bottom - top)
    }

    /// What each column contains before any label is placed.
    pub fn obstacles(&self) -> Vec<Obstacles> {
        let mut obstacles: Vec<Obstacles> = (0..self.map.columns.len()).map(|column| self.of_column(column)).collect();
        for earlier in self.earlier {
            for &((first, last), ref course) in &earlier.segments {
                obstacles[first..=last]
                    .iter_mut()
                    .for_each(|column| Rc::make_mut(&mut column.curves).extend(course.cubics()));
            }
            for &(column, point) in &earlier.alone {
                obstacles[column].boxes.push(Rect::new(point.x - 4.0, point.y - 4.0, 8.0, 8.0));
            }
        }
        obstacles
    }

    fn of_column(&self, column: usize) -> Obstacles {
        let place = self.page.columns[column];
        let mut obstacles = Obstacles {
            curves: Rc::new(self.feelings.curves_in(column).collect()),
            is_crowded: self.feelings.is_crowded(column),
            ..Obstacles::default()
        };
        obstacles.boxes.push(Obstacles::neutral(place.left, place.pitch));
        for place in self.feelings.places(column) {
            obstacles.points.push((place.at, place.radius * 1.25 + place.ring));
            obstacles.boxes.extend(place.frame());
        }
        for mark in &self.marks[column] {
            obstacles.points.push((mark.at, expectations::RADIUS + 1.0));
            obstacles.boxes.extend(mark.stem.iter().map(|&(from, to)| expectations::around_line(from, to)));
        }
        let (top, bottom) = (-self.heights.up - ABOVE, self.heights.down + BELOW);
        for (hung, edge) in self.hung.iter().zip([top, bottom]) {
            obstacles.boxes.extend(hung.boxes(column, edge));
        }
        obstacles
    }
}
