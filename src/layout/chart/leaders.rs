//! Lines from one row of things to the next, each to its counterpart: straight if possible, otherwise across in a lane
//! of its own.
//!
//! Both rows are in the same order. Of the lines that go right the last turns first, of those that go left the first.
//! That way none cross.

use crate::scene::{Point, Role, Segment, Shape, Stroke};

/// Distance between lanes, where there is room.
const LANE: f64 = 7.0;
/// Room before the first lane and after the last.
const ENDS: f64 = 5.0;
/// Radius of a turn.
const RADIUS: f64 = 5.0;
/// An offset below this is drawn straight.
const STRAIGHT: f64 = 0.75;

/// Where lines begin and end, and in which lane each goes across.
#[derive(Debug, Clone, Default)]
pub struct Leaders {
    ends: Vec<(f64, f64)>,
    lanes: Vec<usize>,
    /// Distance between lanes.
    step: f64,
}

impl Leaders {
    /// Lines from `from` to `to`, with lanes within this height.
    pub fn new(from: &[f64], to: &[f64], height: f64) -> Self {
        let ends: Vec<(f64, f64)> = from.iter().copied().zip(to.iter().copied()).collect();
        let mut lanes = vec![0; ends.len()];
        for index in 1..ends.len() {
            if goes_left(ends[index]) && goes_left(ends[index - 1]) && overlap(ends[index - 1], ends[index]) {
                lanes[index] = lanes[index - 1] + 1;
            }
        }
        for index in (1..ends.len()).rev() {
            if goes_right(ends[index]) && goes_right(ends[index - 1]) && overlap(ends[index - 1], ends[index]) {
                lanes[index - 1] = lanes[index] + 1;
            }
        }
        let across = ends.iter().zip(&lanes).filter(|(end, _)| goes_left(**end) || goes_right(**end));
        let count: usize = across.map(|(_, lane)| lane + 1).max().unwrap_or(0);
        let step = LANE.min((height - 2.0 * ENDS).max(0.0) / count.saturating_sub(1).max(1) as f64);
        Self { ends, lanes, step }
    }

    /// One of the lines, between two heights, upwards or downwards.
    pub fn draw(&self, index: usize, from: f64, to: f64, role: Role) -> Shape {
        let (start, end) = self.ends[index];
        let stroke = Stroke::new(role, 1.5).rounded();
        if !goes_left((start, end)) && !goes_right((start, end)) {
            return Shape::line(end, from, end, to).stroke(stroke);
        }
        let way = if to < from { -1.0 } else { 1.0 };
        let lane = from + way * (ENDS + self.step * self.lanes[index] as f64);
        Shape::path(bent([(start, from), (end, to)], lane)).stroke(stroke)
    }
}

fn goes_right((from, to): (f64, f64)) -> bool {
    to - from > STRAIGHT
}

fn goes_left((from, to): (f64, f64)) -> bool {
    from - to > STRAIGHT
}

/// Whether two consecutive lines pass the same place on their way across.
fn overlap(a: (f64, f64), b: (f64, f64)) -> bool {
    a.0.max(a.1) + LANE > b.0.min(b.1)
}

/// Along, across at the height of the lane, and along again, with rounded turns.
fn bent([from, to]: [(f64, f64); 2], lane: f64) -> Vec<Segment> {
    let (across, along) = ((to.0 - from.0).signum(), (to.1 - from.1).signum());
    let radius = RADIUS.min((to.0 - from.0).abs() / 2.0).min((lane - from.1).abs()).min((to.1 - lane).abs());
    // Approximates a quarter circle.
    let control = radius * 0.5523;
    let point = Point::new;
    vec![
        Segment::Move(point(from.0, from.1)),
        Segment::Line(point(from.0, lane - along * radius)),
        Segment::Cubic(
            point(from.0, lane - along * (radius - control)),
            point(from.0 + across * (radius - control), lane),
            point(from.0 + across * radius, lane),
        ),
        Segment::Line(point(to.0 - across * radius, lane)),
        Segment::Cubic(
            point(to.0 - across * (radius - control), lane),
            point(to.0, lane + along * (radius - control)),
            point(to.0, lane + along * radius),
        ),
        Segment::Line(point(to.0, to.1)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_that_would_meet_have_lanes_of_their_own() {
        let leaders = Leaders::new(&[0.0, 10.0, 20.0, 300.0], &[0.0, 100.0, 200.0, 300.0], 16.0);
        assert_eq!((leaders.lanes[1], leaders.lanes[2], leaders.step), (1, 0, 6.0));
        let leaders = Leaders::new(&[180.0, 190.0, 300.0], &[0.0, 100.0, 300.0], 100.0);
        assert_eq!((leaders.lanes[0], leaders.lanes[1], leaders.step), (0, 1, LANE));
    }

    /// Position of a straight part of a line, and the least and greatest coordinate along it.
    type Part = (f64, f64, f64);

    /// The vertical parts and the level part of a line.
    fn parts(leaders: &Leaders, index: usize) -> ([Part; 2], Option<Part>) {
        let (from, to) = leaders.ends[index];
        let lane = ENDS + leaders.step * leaders.lanes[index] as f64;
        let across = (from - to).abs() > STRAIGHT;
        let level = across.then(|| (lane, from.min(to), from.max(to)));
        ([(from, 0.0, lane), (to, if across { lane } else { 0.0 }, 1000.0)], level)
    }

    #[test]
    fn none_crosses_another() {
        let mut state = 7_u64;
        let mut next = |most: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            ((state >> 33) % most) as f64
        };
        for _ in 0..2000 {
            let mut row = |least: f64| -> Vec<f64> {
                let mut x = 0.0;
                (0..6)
                    .map(|_| {
                        x += least + next(120);
                        x
                    })
                    .collect()
            };
            let leaders = Leaders::new(&row(1.0), &row(20.0), 60.0);
            for (a, b) in (0..6).flat_map(|a| (0..6).filter(move |b| *b != a).map(move |b| (a, b))) {
                let (uprights, Some((lane, left, right))) = (parts(&leaders, a).0, parts(&leaders, b).1) else {
                    continue;
                };
                let crossed = uprights.iter().any(|&(x, top, low)| left < x && x < right && top < lane && lane < low);
                assert!(!crossed, "{a} and {b} of {leaders:?}");
            }
        }
    }
}
