//! Lines from one row of things to the next: one bracket for each start, straight if possible, otherwise across in a lane of its own.
//!
//! Of brackets that pass the same place, that one is nearer to the starts with which fewer lines cross; none cross where both rows are in the same
//! order.

use crate::scene::{Point, Role, Segment, Shape, Stroke};
use std::ops::RangeInclusive;

/// Distance between lanes, where there is room.
const LANE: f64 = 8.0;
/// Room before the first lane and after the last.
const ENDS: f64 = 4.0;
/// Radius of a turn.
const RADIUS: f64 = 5.0;
/// An offset below this is drawn straight.
const STRAIGHT: f64 = 0.75;

/// Where lines begin and end, and in which lane each goes across.
#[derive(Debug, Clone, Default)]
pub struct Leaders {
    ends: Vec<(f64, f64)>,
    /// How far from its start each goes across.
    lanes: Vec<f64>,
}

impl Leaders {
    /// Lines from `from` to `to`, with lanes within this height. Those with the same start share a lane.
    pub fn new(from: &[f64], to: &[f64], height: f64) -> Self {
        let ends: Vec<(f64, f64)> = from.iter().copied().zip(to.iter().copied()).collect();
        let mut order: Vec<usize> = (0..ends.len()).collect();
        order.sort_by(|&a, &b| ends[a].0.total_cmp(&ends[b].0));
        let groups = order.chunk_by(|&a, &b| (ends[a].0 - ends[b].0).abs() < STRAIGHT);
        let mut brackets: Vec<Bracket<'_>> = groups.map(|lines| Bracket::new(lines, &ends)).collect();
        brackets.sort_by(|a, b| a.span.0.total_cmp(&b.span.0).then(a.from.total_cmp(&b.from)));
        let mut lanes = vec![0.0; ends.len()];
        while !brackets.is_empty() {
            let (mut count, mut right) = (0, f64::NEG_INFINITY);
            while brackets.get(count).is_some_and(|next| count == 0 || next.span.0 < right + LANE) {
                right = right.max(brackets[count].span.1);
                count += 1;
            }
            let rest = brackets.split_off(count);
            for (bracket, lane) in placed(ranked(brackets), height) {
                bracket.lines.iter().for_each(|&line| lanes[line] = lane);
            }
            brackets = rest;
        }
        Self { ends, lanes }
    }

    /// One of the lines, between two heights, upwards or downwards.
    pub fn draw(&self, index: usize, from: f64, to: f64, role: Role) -> Shape {
        let (start, end) = self.ends[index];
        let stroke = Stroke::new(role, 1.5).rounded();
        if (start - end).abs() <= STRAIGHT {
            return Shape::line(end, from, end, to).stroke(stroke);
        }
        let way = if to < from { -1.0 } else { 1.0 };
        Shape::path(bent([(start, from), (end, to)], from + way * self.lanes[index])).stroke(stroke)
    }
}

/// The lines that start at one place.
struct Bracket<'l> {
    lines: &'l [usize],
    from: f64,
    to: Vec<f64>,
    /// Where it goes across.
    span: (f64, f64),
}

impl<'l> Bracket<'l> {
    fn new(lines: &'l [usize], ends: &[(f64, f64)]) -> Self {
        let (from, to) = (ends[lines[0]].0, lines.iter().map(|&line| ends[line].1).collect::<Vec<_>>());
        let span = to.iter().fold((from, from), |(left, right), to| (left.min(*to), right.max(*to)));
        Self { lines, from, to, span }
    }

    fn inside(&self) -> RangeInclusive<f64> {
        self.span.0 + STRAIGHT..=self.span.1 - STRAIGHT
    }

    /// Whether both pass the same place on their way across.
    fn meets(&self, other: &Self) -> bool {
        self.span.0 < other.span.1 + LANE && other.span.0 < self.span.1 + LANE
    }

    /// How many lines cross if this one is nearer to the starts.
    fn crossings_before(&self, other: &Self) -> usize {
        let down = self.to.iter().filter(|to| other.inside().contains(*to)).count();
        down + usize::from(self.inside().contains(&other.from))
    }
}

/// From the starts on: each where fewest lines cross.
fn ranked(brackets: Vec<Bracket<'_>>) -> Vec<Bracket<'_>> {
    let mut ranked: Vec<Bracket<'_>> = Vec::with_capacity(brackets.len());
    for next in brackets {
        let mut crossings: usize = ranked.iter().map(|other| next.crossings_before(other)).sum();
        let (mut best, mut fewest) = (0, crossings);
        for (at, other) in ranked.iter().enumerate() {
            crossings = crossings + other.crossings_before(&next) - next.crossings_before(other);
            if crossings < fewest {
                (best, fewest) = (at + 1, crossings);
            }
        }
        ranked.insert(best, next);
    }
    ranked
}

/// Each with the distance of its lane from the starts: the lanes are in the middle of this height.
fn placed(ranked: Vec<Bracket<'_>>, height: f64) -> Vec<(Bracket<'_>, f64)> {
    let mut ranks: Vec<usize> = Vec::with_capacity(ranked.len());
    for (at, bracket) in ranked.iter().enumerate() {
        let before = ranked[..at].iter().zip(&ranks).filter(|(other, _)| other.meets(bracket));
        ranks.push(before.map(|(_, rank)| rank + 1).max().unwrap_or(0));
    }
    let last = ranks.iter().copied().max().unwrap_or(0) as f64;
    let step = LANE.min((height - 2.0 * ENDS).max(0.0) / last.max(1.0));
    let first = ((height - step * last) / 2.0).max(0.0);
    ranked.into_iter().zip(ranks).map(|(bracket, rank)| (bracket, first + step * rank as f64)).collect()
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
        assert_eq!((leaders.lanes[1], leaders.lanes[2]), (12.0, 4.0));
        let leaders = Leaders::new(&[180.0, 190.0, 300.0], &[0.0, 100.0, 300.0], 100.0);
        assert_eq!((leaders.lanes[0], leaders.lanes[1]), (46.0, 54.0));
    }

    #[test]
    fn those_of_one_start_share_a_lane_and_cross_others_seldom() {
        let leaders = Leaders::new(&[60.0, 40.0, 40.0, 40.0], &[0.0, 30.0, 60.0, 90.0], 16.0);
        assert_eq!(leaders.lanes, [4.0, 12.0, 12.0, 12.0]);
    }

    /// Position of a straight part of a line, and the least and greatest coordinate along it.
    type Part = (f64, f64, f64);

    /// The vertical parts and the level part of a line.
    fn parts(leaders: &Leaders, index: usize) -> ([Part; 2], Option<Part>) {
        let (from, to) = leaders.ends[index];
        let lane = leaders.lanes[index];
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
