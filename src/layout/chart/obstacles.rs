//! Finds a free place for a label next to its point.
//!
//! Input: what the label must not touch in its column ([`Obstacles`]), and the label's sizes, unbroken first. Output:
//! the cheapest free place in a fixed order, or none. A label leaves its own column for the next one at most, so only
//! what is in these can be in its way, and the work grows with the number of columns, not with its square. If there is
//! no place, the label goes further away, at the end of a line (`tie`), or to the column's list outside the scale
//! (`list`), where nothing else is. So no label ever covers anything, whatever the map.

use super::cubic::Cubic;
use crate::scene::{Point, Rect};
use std::rc::Rc;

/// Between a label and a curve's middle.
const FROM_CURVE: f64 = 5.5;
/// Between a label and a point's mark, a stem or neutral.
const FROM_MARK: f64 = 3.0;
/// Between two labels, horizontally and vertically: side by side they must not read as one.
const FROM_LABEL: [f64; 2] = [10.0, 5.0];
/// Half the height of neutral's line.
const NEUTRAL: f64 = 1.0;
/// After this many labels a column has no room worth searching; the same goes for this many labels that found none.
const MOST_LABELS: usize = 16;
const MOST_FAILED: usize = 16;
/// With more curves than this, one of them is in most places.
const MANY: usize = 64;

/// What is already in a column.
#[derive(Debug, Clone, Default)]
pub struct Obstacles {
    /// Every curve's segments that touch the column. They are shared: searches in the same place look at the same ones.
    pub curves: Rc<Vec<Cubic>>,
    /// Stems, marks, neutral.
    pub boxes: Vec<Rect>,
    /// The points with the radius of their marks.
    pub points: Vec<(Point, f64)>,
    /// Labels already placed.
    pub labels: Vec<Rect>,
    /// Whether more curves pass than there is room between. They aren't listed then.
    pub is_crowded: bool,
    /// How many labels found no place here.
    pub failed: usize,
    /// How many also found none at the end of a line.
    pub untied: usize,
}

/// A label that needs a place.
#[derive(Debug, Clone)]
pub struct LabelRequest {
    /// The point that it belongs to.
    pub anchor: Point,
    /// The radius of the point's mark.
    pub radius: f64,
    /// How much further the mark reaches to either side, if it is a joined one.
    pub half: f64,
    /// Where the label may be at all.
    pub room: Rect,
    /// The preferred side.
    pub side: Side,
    /// Whether there are other points on the opposite side, whose labels it would be next to there.
    pub is_among: bool,
    /// What shows which point it belongs to.
    pub attribution: Attribution,
    /// Its sizes, the best first.
    pub sizes: Vec<(f64, f64)>,
}

/// What shows which point a label belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attribution {
    /// Only its position, so no other point may be as near.
    Position,
    /// The hue of its letters.
    Hue,
    /// The colour behind it.
    Fill,
}

/// A side of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Above,
    Below,
    /// To the left of it: the pill with the persona's name.
    Left,
}

/// The place of a label.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placed {
    /// Its box.
    pub rect: Rect,
    /// Which of its sizes.
    pub size: usize,
    /// Whether it is on the red area.
    pub is_on_red: bool,
}

impl Obstacles {
    /// Adjacent columns as one.
    pub fn joined(columns: &[Self]) -> Self {
        let mut joined = Self::default();
        let curves = Rc::make_mut(&mut joined.curves);
        for column in columns {
            curves.extend(column.curves.iter());
            joined.boxes.extend(&column.boxes);
            joined.points.extend(&column.points);
            joined.labels.extend(&column.labels);
            joined.is_crowded |= column.is_crowded;
        }
        joined
    }

    /// Places a label and adds it to the obstacles for later ones.
    pub fn place(&mut self, wish: &LabelRequest) -> Option<Placed> {
        if self.is_full() {
            return None;
        }
        // Most labels get their first choice, and generating the others costs more than trying it.
        let mut places = wish.best().into_iter().chain(wish.places());
        let placed = places.find(|placed| self.is_free(placed.rect) && self.is_nearest(placed.rect, wish));
        let Some(placed) = placed else {
            self.failed += 1;
            return None;
        };
        let placed = Placed { is_on_red: self.is_red(placed.rect), ..placed };
        self.labels.push(placed.rect);
        Some(placed)
    }

    /// Whether searching isn't worth the time: each search looks at everything here.
    pub fn is_full(&self) -> bool {
        self.is_crowded || self.labels.len() >= MOST_LABELS || self.failed >= MOST_FAILED
    }

    /// The line of neutral, over a width.
    pub fn neutral(left: f64, width: f64) -> Rect {
        Rect::new(left, -NEUTRAL, width, 2.0 * NEUTRAL)
    }

    /// Whether a box is such a line.
    pub fn is_neutral(rect: &Rect) -> bool {
        rect.y == -NEUTRAL && rect.height == 2.0 * NEUTRAL
    }

    /// Whether nothing is in the way.
    pub fn is_free(&self, rect: Rect) -> bool {
        let wide = rect.inset(-FROM_CURVE);
        let meets = |curve: &Cubic| {
            // Most curves are over or under the box wherever they are.
            let is_over = |point: &Point| point.y <= wide.y;
            let is_under = |point: &Point| point.y >= wide.bottom();
            let points = [curve.from, curve.lead, curve.trail, curve.to];
            !points.iter().all(is_over) && !points.iter().all(is_under) && {
                let range = curve.y_range(wide.x, wide.right());
                range.is_some_and(|(top, bottom)| top < wide.bottom() && wide.y < bottom)
            }
        };
        let marked = rect.inset(-FROM_MARK);
        let [beside, above] = FROM_LABEL;
        let apart = Rect::new(rect.x - beside, rect.y - above, rect.width + 2.0 * beside, rect.height + 2.0 * above);
        let is_off_curves = || !self.curves.iter().any(meets);
        let is_off_marks = || {
            !self.boxes.iter().any(|other| other.overlaps(marked, 0.0))
                && !self.points.iter().any(|&(point, radius)| distance(marked, point) < radius)
        };
        // Where there are very many curves, one of the first is in the way; otherwise it takes longest to ask about them.
        let are_many = self.curves.len() > MANY;
        !self.labels.iter().any(|label| label.overlaps(apart, 0.0))
            && (!are_many || is_off_curves())
            && is_off_marks()
            && (are_many || is_off_curves())
    }

    /// Whether some of the box is between neutral and a curve below it.
    pub fn is_red(&self, rect: Rect) -> bool {
        let wide = rect.inset(-FROM_CURVE);
        let falls = |curve: &Cubic| curve.y_range(wide.x, wide.right()).is_some_and(|(_, lowest)| lowest > wide.y);
        rect.bottom() > 0.0 && self.curves.iter().any(falls)
    }

    /// Whether a reader would take the label as this point's and no other's.
    fn is_nearest(&self, rect: Rect, wish: &LabelRequest) -> bool {
        let own = distance(rect, wish.anchor);
        let told_apart = |other: f64| match wish.attribution {
            Attribution::Position => other > own,
            Attribution::Hue | Attribution::Fill => other >= own,
        };
        self.points.iter().all(|&(point, _)| point == wish.anchor || told_apart(distance(rect, point)))
    }
}

/// How far a point is from a box.
pub fn distance(rect: Rect, point: Point) -> f64 {
    let dx = (rect.x - point.x).max(point.x - rect.right()).max(0.0);
    let dy = (rect.y - point.y).max(point.y - rect.bottom()).max(0.0);
    (dx * dx + dy * dy).sqrt()
}

/// How far from its point a label may be that is on the other side of neutral without a line.
const CLOSE: f64 = 16.0;

impl LabelRequest {
    /// The same as close to its point as a label may be on the other side of neutral without a line.
    pub fn close_by(&self) -> Self {
        let highest = self.sizes.iter().map(|size| size.1).fold(0.0, f64::max);
        let reach = self.radius + CLOSE + highest;
        let (top, bottom) = (self.room.y.max(self.anchor.y - reach), self.room.bottom().min(self.anchor.y + reach));
        Self { room: Rect { y: top, height: (bottom - top).max(0.0), ..self.room }, ..self.clone() }
    }

    /// The part of its room on the point's side of neutral: all of it for a point on neutral.
    pub fn own_side(&self) -> Rect {
        let (top, bottom) = (self.room.y, self.room.bottom());
        let (top, bottom) = match self.anchor.y {
            y if y < 0.0 => (top, bottom.min(0.0)),
            y if y > 0.0 => (top.max(0.0), bottom),
            _ => (top, bottom),
        };
        Rect { y: top, height: (bottom - top).max(0.0), ..self.room }
    }

    /// Whether a place is on the other side of neutral than the point.
    pub fn is_across(&self, rect: Rect) -> bool {
        self.anchor.y * (rect.y + rect.height / 2.0) < 0.0
    }
}
