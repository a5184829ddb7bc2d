//! The line between two consecutive points of a curve: one cubic, or the three straight parts of a step.
//!
//! Its parameter counts whole cubics: 1.5 is half-way through the second one.

use super::cubic::Cubic;
use crate::scene::{Point, Segment};
use smallvec::{SmallVec, smallvec};

/// The steps in which a line is bent to keep off something, and how many of them.
const BENDS: (f64, i32) = (4.0, 16);

/// Cubics that join, from left to right.
#[derive(Debug, Clone, PartialEq)]
pub struct Course(SmallVec<[Cubic; 1]>);

impl Course {
    /// A single cubic.
    pub fn of(cubic: Cubic) -> Self {
        Self(smallvec![cubic])
    }

    /// Level up to the middle, then straight up or down, then level.
    pub fn step(from: Point, to: Point) -> Self {
        Self::step_at(from, to, f64::midpoint(from.x, to.x))
    }

    fn step_at(from: Point, to: Point, x: f64) -> Self {
        let corners = [from, Point::new(x, from.y), Point::new(x, to.y), to];
        Self(corners.windows(2).map(|pair| Cubic::straight(pair[0], pair[1])).collect())
    }

    /// The same step with its rise at `x`; anything else unchanged.
    pub fn rising_at(self, x: f64) -> Self {
        match self.0.as_slice() {
            [first, _, last] => Self::step_at(first.from, last.to, x.clamp(first.from.x, last.to.x)),
            _ => self,
        }
    }

    pub fn cubics(&self) -> &[Cubic] {
        &self.0
    }

    /// Where it starts.
    pub fn from(&self) -> Point {
        self.0[0].from
    }

    /// Where it ends.
    pub fn to(&self) -> Point {
        self.0[self.0.len() - 1].to
    }

    /// The parameter of its end.
    pub fn end(&self) -> f64 {
        self.0.len() as f64
    }

    pub fn at(&self, parameter: f64) -> Point {
        let (index, t) = self.split_parameter(parameter);
        self.0[index].at(t)
    }

    /// The part between two parameters.
    pub fn part(&self, start: f64, end: f64) -> Self {
        let (first, from) = self.split_parameter(start);
        let (last, to) = self.split_parameter(end);
        let part = |index: usize| {
            let range = (if index == first { from } else { 0.0 }, if index == last { to } else { 1.0 });
            self.0[index].part(range.0, range.1.max(range.0))
        };
        Self((first..=last.max(first)).map(part).collect())
    }

    /// Which cubic a parameter is in, and where in it.
    fn split_parameter(&self, parameter: f64) -> (usize, f64) {
        let index = (parameter as usize).min(self.0.len() - 1);
        (index, (parameter - index as f64).clamp(0.0, 1.0))
    }

    /// The parameter at which it crosses the height `y`, if its ends are on either side of it.
    pub fn crossing(&self, y: f64) -> Option<f64> {
        self.0.iter().enumerate().find_map(|(index, cubic)| Some(index as f64 + cubic.crossing(y)?))
    }

    /// The parameter of the first point above or below `x`; its start or its end where it doesn't reach.
    pub fn parameter(&self, x: f64) -> f64 {
        let index = self.0.partition_point(|cubic| cubic.to.x < x).min(self.0.len() - 1);
        index as f64 + self.0[index].parameter(x)
    }

    pub fn length(&self) -> f64 {
        self.0.iter().map(Cubic::length).sum()
    }

    /// The parameter of the point `distance` along it.
    pub fn parameter_after(&self, distance: f64) -> f64 {
        let (mut rest, last) = (distance, self.0.len() - 1);
        for (index, cubic) in self.0[..last].iter().enumerate() {
            let length = cubic.length();
            if rest <= length {
                return index as f64 + cubic.parameter_after(rest);
            }
            rest -= length;
        }
        last as f64 + self.0[last].parameter_after(rest)
    }

    /// The pen strokes that draw it, from its start.
    pub fn pen(&self) -> impl Iterator<Item = Segment> + '_ {
        self.0.iter().map(Cubic::pen)
    }

    /// The same course as it is, then bent up or down more and more; a step isn't. First come those that stay between their ends and neutral, since
    /// the others show what nobody felt.
    pub fn bent(&self) -> impl Iterator<Item = Self> {
        let by = (0..=BENDS.1).flat_map(|step| [BENDS.0, -BENDS.0].map(|each| each * f64::from(step)));
        let all = by.filter_map(|by| match self.0.as_slice() {
            [only] => Some(Self::of(only.bowed(by))),
            _ => None,
        });
        let heights = [self.from().y, self.to().y, 0.0];
        let (high, low) = (heights.into_iter().fold(0.0, f64::min), heights.into_iter().fold(0.0, f64::max));
        const SAMPLES: [f64; 3] = [0.25, 0.5, 0.75];
        let is_felt = |course: &Self| SAMPLES.iter().all(|&at| (high..=low).contains(&course.at(at).y));
        // Good doesn't become bad on the way, nor bad good.
        let (product, sum) = (self.from().y * self.to().y, self.from().y + self.to().y);
        let is_kept = |course: &Self| product < 0.0 || SAMPLES.iter().all(|&at| course.at(at).y * sum >= 0.0);
        let (felt, others): (Vec<Self>, Vec<Self>) = all.filter(is_kept).partition(is_felt);
        felt.into_iter().chain(others)
    }

    /// The same course beside others on the same way, `start` further down where it begins and `end` where it ends. Level ones run side
    /// by side like rails; others part in the middle and end at their marks. Each level of a step is moved by itself.
    pub fn beside(&self, start: f64, end: f64) -> Self {
        let (from, to) = (self.from(), self.to());
        match self.0.as_slice() {
            [only] if from.y != to.y => Self::of(only.bowed(start)),
            [_, rise, _] => {
                let lowered = |point: Point, by: f64| Point::new(point.x, point.y + by);
                Self::step_at(lowered(from, start), lowered(to, end), rise.from.x)
            }
            level => Self(level.iter().map(|cubic| cubic.lowered(start)).collect()),
        }
    }
}
