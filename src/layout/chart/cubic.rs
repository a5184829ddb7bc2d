//! One cubic Bézier segment of a curve, its parts and its length.
//!
//! The control points are at the thirds of the segment's width, so that `x` is linear in the parameter: a point on the
//! segment is found from its `x` without a search.

use crate::scene::{Point, Segment};

/// A cubic whose `x` is linear in its parameter and whose `y` never turns.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cubic {
    /// Where it starts.
    pub from: Point,
    /// The first control point.
    pub lead: Point,
    /// The second control point.
    pub trail: Point,
    /// Where it ends.
    pub to: Point,
}

/// Number of straight pieces that approximate it when a length is measured.
const PIECES: usize = 24;

impl Cubic {
    /// The segment between two points, given the slope at each.
    pub fn new(from: Point, slope_from: f64, to: Point, slope_to: f64) -> Self {
        let third = (to.x - from.x) / 3.0;
        Self {
            from,
            lead: Point::new(from.x + third, from.y + slope_from * third),
            trail: Point::new(to.x - third, to.y - slope_to * third),
            to,
        }
    }

    /// The straight line between two points, which may be vertical.
    pub fn straight(from: Point, to: Point) -> Self {
        Self { from, lead: between(from, to, 1.0 / 3.0), trail: between(from, to, 2.0 / 3.0), to }
    }

    /// The point at parameter `t` from 0 to 1.
    pub fn at(&self, t: f64) -> Point {
        self.split(t).0.to
    }

    /// The height at parameter `t`: the same as that of [`Cubic::at`], for half of the work.
    fn height_at(&self, t: f64) -> f64 {
        let mix = |a: f64, b: f64| a + (b - a) * t;
        let middle = mix(self.lead.y, self.trail.y);
        let (before, behind) = (mix(mix(self.from.y, self.lead.y), middle), mix(middle, mix(self.trail.y, self.to.y)));
        mix(before, behind)
    }

    /// The parameter at which the segment is above or below `x`; 0 or 1 where it doesn't reach.
    pub fn parameter(&self, x: f64) -> f64 {
        let width = self.to.x - self.from.x;
        if width > 0.0 { ((x - self.from.x) / width).clamp(0.0, 1.0) } else { 0.0 }
    }

    /// The height at `x`; beyond the ends, that of the end.
    pub fn y_at(&self, x: f64) -> f64 {
        self.height_at(self.parameter(x))
    }

    /// The two parts before and after `t` (de Casteljau).
    pub fn split(&self, t: f64) -> (Self, Self) {
        let a = between(self.from, self.lead, t);
        let middle = between(self.lead, self.trail, t);
        let d = between(self.trail, self.to, t);
        let b = between(a, middle, t);
        let c = between(middle, d, t);
        let cut = between(b, c, t);
        (Self { from: self.from, lead: a, trail: b, to: cut }, Self { from: cut, lead: c, trail: d, to: self.to })
    }

    /// The part from parameter `start` to `end`.
    pub fn part(&self, start: f64, end: f64) -> Self {
        let head = self.split(end).0;
        if end > 0.0 { head.split((start / end).min(1.0)).1 } else { head }
    }

    /// The part between two `x`; all of a vertical one.
    pub fn within(&self, left: f64, right: f64) -> Self {
        let is_upright = self.to.x <= self.from.x;
        if is_upright { *self } else { self.part(self.parameter(left), self.parameter(right)) }
    }

    /// The parameter at which the segment crosses the height `y`, if its ends are on either side of it.
    pub fn crossing(&self, y: f64) -> Option<f64> {
        let (start, end) = (self.from.y - y, self.to.y - y);
        if start * end >= 0.0 {
            return None;
        }
        // The height is monotone, so bisection always converges; 60 halvings exhaust a double's digits.
        let (mut low, mut high) = (0.0, 1.0);
        for _ in 0..60 {
            let middle = (low + high) / 2.0;
            if ((self.height_at(middle) - y) < 0.0) == (start < 0.0) { low = middle } else { high = middle }
        }
        Some((low + high) / 2.0)
    }

    /// The part between two heights, if there is one.
    pub fn between(&self, top: f64, bottom: f64) -> Option<Self> {
        let (high, low) = (self.from.y.min(self.to.y), self.from.y.max(self.to.y));
        if low < top || high > bottom {
            return None;
        }
        let cuts = [top, bottom].map(|y| self.crossing(y));
        let (first, last) = if self.from.y <= self.to.y { (cuts[0], cuts[1]) } else { (cuts[1], cuts[0]) };
        Some(self.part(first.unwrap_or(0.0), last.unwrap_or(1.0)))
    }

    /// The range of heights of the part between two `x`, if there is such a part.
    ///
    /// Exact where the part is monotone; never too narrow, because a cubic stays between its control points.
    pub fn y_range(&self, left: f64, right: f64) -> Option<(f64, f64)> {
        if right < self.from.x || left > self.to.x {
            return None;
        }
        let part = self.within(left, right);
        let ys = [part.from.y, part.lead.y, part.trail.y, part.to.y];
        Some((ys.into_iter().fold(f64::INFINITY, f64::min), ys.into_iter().fold(f64::NEG_INFINITY, f64::max)))
    }

    /// The length along the segment.
    pub fn length(&self) -> f64 {
        self.steps().last().map_or(0.0, |(_, length)| length)
    }

    /// The parameter of the point `distance` along the segment.
    pub fn parameter_after(&self, distance: f64) -> f64 {
        let mut before = (0.0, 0.0);
        for step in self.steps() {
            if step.1 >= distance {
                let share = if step.1 > before.1 { (distance - before.1) / (step.1 - before.1) } else { 0.0 };
                return (before.0 + (step.0 - before.0) * share).clamp(0.0, 1.0);
            }
            before = step;
        }
        1.0
    }

    /// Parameter and length so far at the end of each straight piece.
    fn steps(&self) -> impl Iterator<Item = (f64, f64)> + '_ {
        let mut last = self.from;
        let mut length = 0.0;
        (1..=PIECES).map(move |step| {
            let t = step as f64 / PIECES as f64;
            let point = self.at(t);
            let (dx, dy) = (point.x - last.x, point.y - last.y);
            length += (dx * dx + dy * dy).sqrt();
            last = point;
            (t, length)
        })
    }

    /// The pen stroke that draws the segment, from its start.
    pub fn pen(&self) -> Segment {
        Segment::Cubic(self.lead, self.trail, self.to)
    }

    /// The same segment, moved down.
    pub fn lowered(&self, by: f64) -> Self {
        let moved = |point: Point| Point::new(point.x, point.y + by);
        Self { from: moved(self.from), lead: moved(self.lead), trail: moved(self.trail), to: moved(self.to) }
    }

    /// The same segment with the same ends, moved down by `by` in its middle and less towards the ends.
    pub fn bowed(&self, by: f64) -> Self {
        // A cubic's middle moves three quarters as far as its control points.
        let control = |point: Point| Point::new(point.x, point.y + by * 4.0 / 3.0);
        Self { lead: control(self.lead), trail: control(self.trail), ..*self }
    }
}

fn between(a: Point, b: Point, t: f64) -> Point {
    Point::new(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t)
}
