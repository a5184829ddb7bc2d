//! The curve through one persona's known points.
//!
//! Input: points in the order of their columns. Output: one [`Course`] between each pair of neighbours. The curve is
//! monotone: between two points it is never higher or lower than they are, so it shows nothing that nobody said. Where
//! a column in between is unknown there are two curves, not one.

use super::{course::Course, cubic::Cubic};
use crate::{model::CurveShape, scene::Point};

/// A persona's curve over adjacent columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Curve {
    /// What is between each pair of points; empty for a single point.
    pub segments: Vec<Course>,
}

impl Curve {
    /// The curve of this shape through `points`, whose `x` must increase.
    pub fn through(points: &[Point], shape: CurveShape) -> Self {
        let pairs = points.windows(2);
        let segments = match shape {
            CurveShape::Smooth => smooth(points).map(Course::of).collect(),
            CurveShape::Straight => pairs.map(|pair| Course::of(Cubic::straight(pair[0], pair[1]))).collect(),
            CurveShape::Steps => pairs.map(|pair| Course::step(pair[0], pair[1])).collect(),
        };
        Self { segments }
    }

    /// All its cubics, from left to right.
    pub fn cubics(&self) -> impl Iterator<Item = &Cubic> {
        self.segments.iter().flat_map(Course::cubics)
    }
}

/// Slopes are the weighted harmonic means of the two sides' (Fritsch and Butland), flat at turning points and at both ends.
fn smooth(points: &[Point]) -> impl Iterator<Item = Cubic> {
    let slopes = slopes(points);
    (1..points.len()).map(move |at| Cubic::new(points[at - 1], slopes[at - 1], points[at], slopes[at]))
}

fn slopes(points: &[Point]) -> Vec<f64> {
    (0..points.len())
        .map(|index| match (index.checked_sub(1).map(|before| points[before]), points.get(index + 1)) {
            (Some(before), Some(&after)) => harmonic(before, points[index], after),
            (None | Some(_), None) | (None, Some(_)) => 0.0,
        })
        .collect()
}

/// The slope at `at`: flat unless the curve keeps going the same way.
fn harmonic(before: Point, at: Point, after: Point) -> f64 {
    let (left, right) = (at.x - before.x, after.x - at.x);
    let (fall_left, fall_right) = ((at.y - before.y) / left, (after.y - at.y) / right);
    if left <= 0.0 || right <= 0.0 || fall_left * fall_right <= 0.0 {
        return 0.0;
    }
    let (weight_left, weight_right) = (left + 2.0 * right, 2.0 * left + right);
    (weight_left + weight_right) / (weight_left / fall_left + weight_right / fall_right)
}

/// A drawn piece of a segment, entirely on one side of neutral.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// The piece itself.
    pub course: Course,
    /// Whether it is below neutral, where it is red.
    pub below: bool,
    /// The dash pattern, stretched so that the piece begins and ends with a whole dash; empty for a solid line.
    pub dash: Vec<f64>,
}

/// The pieces of a segment above and below the height `neutral`, stopping `trim` short of its ends.
///
/// The true `segment` decides what is red; `drawn` is the same one, moved next to its neighbours.
pub fn pieces(segment: &Course, drawn: &Course, neutral: f64, trim: (f64, f64), dash: &[f64]) -> Vec<Piece> {
    let length = drawn.length();
    if length <= trim.0 + trim.1 + 1.0 {
        return Vec::new();
    }
    let ends = (drawn.parameter_after(trim.0), drawn.parameter_after(length - trim.1));
    spans(segment, neutral, ends)
        .into_iter()
        .map(|(start, end, below)| {
            let course = drawn.part(start, end);
            let dash = if dash.is_empty() { Vec::new() } else { stretched(dash, course.length()) };
            Piece { course, below, dash }
        })
        .collect()
}

/// The parameter ranges above and below neutral.
fn spans(segment: &Course, neutral: f64, (start, end): (f64, f64)) -> Vec<(f64, f64, bool)> {
    match segment.crossing(neutral) {
        Some(cut) if start < cut && cut < end => {
            let falls = segment.to().y > neutral;
            vec![(start, cut, !falls), (cut, end, falls)]
        }
        Some(_) | None => {
            let middle = segment.at(f64::midpoint(start, end)).y;
            vec![(start, end, middle > neutral)]
        }
    }
}

/// The dash pattern scaled so that `length` begins and ends with a whole dash. Two pieces that meet at neutral then
/// meet in the middle of what looks like one dash in two colours.
pub fn stretched(dash: &[f64], length: f64) -> Vec<f64> {
    let period: f64 = dash.iter().sum();
    let last_gap = dash.last().copied().unwrap_or(0.0);
    if period <= 0.0 || length < period {
        return Vec::new();
    }
    let count = ((length + last_gap) / period).round().max(1.0);
    let factor = length / (count * period - last_gap);
    dash.iter().map(|part| part * factor).collect()
}

/// The part of `segment` below the height `neutral`, for the red area.
pub fn below(segment: &Cubic, neutral: f64) -> Option<Cubic> {
    match segment.crossing(neutral) {
        Some(cut) if segment.to.y > neutral => Some(segment.part(cut, 1.0)),
        Some(cut) => Some(segment.part(0.0, cut)),
        None => (segment.from.y > neutral || segment.to.y > neutral).then_some(*segment),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shapes() -> impl Strategy<Value = CurveShape> {
        prop::sample::select(vec![CurveShape::Smooth, CurveShape::Straight, CurveShape::Steps])
    }

    proptest! {
        #[test]
        fn a_curve_never_leaves_the_heights_of_its_two_points(steps in prop::collection::vec((1.0..400.0_f64, -200.0..200.0_f64), 2..12), shape in shapes()) {
            let mut x = 0.0;
            let points: Vec<Point> = steps.iter().map(|&(width, y)| { x += width; Point::new(x, y) }).collect();
            let curve = Curve::through(&points, shape);
            prop_assert_eq!(curve.segments.len(), points.len() - 1);
            for (segment, ends) in curve.segments.iter().zip(points.windows(2)) {
                prop_assert!(segment.from() == ends[0] && segment.to() == ends[1]);
                prop_assert!(segment.cubics().windows(2).all(|pair| pair[0].to == pair[1].from));
                prop_assert!(segment.cubics().iter().all(is_monotone));
            }
        }

        #[test]
        fn a_crossing_lies_on_the_line(from in -100.0..-0.1_f64, to in 0.1..100.0_f64, before in -90.0..90.0_f64, shape in shapes()) {
            let points = [Point::new(0.0, before), Point::new(200.0, from), Point::new(420.0, to)];
            for segment in Curve::through(&points, shape).segments {
                if let Some(t) = segment.crossing(0.0) {
                    prop_assert!(segment.at(t).y.abs() < 1e-9);
                }
            }
        }
    }

    fn is_monotone(segment: &Cubic) -> bool {
        let heights: Vec<f64> = (0..=100).map(|step| segment.at(f64::from(step) / 100.0).y).collect();
        let (rises, falls) = (|pair: &[f64]| pair[1] <= pair[0] + 1e-9, |pair: &[f64]| pair[1] >= pair[0] - 1e-9);
        heights.windows(2).all(rises) || heights.windows(2).all(falls)
    }
}
