//! A place further away from a point, with a line to it: for a label that finds no free place next to its point.
//!
//! Input: everything around, other labels included, and what the label needs. Output: the nearest free place whose line
//! meets nothing, or none. Called when all other labels are placed, so none of them loses its place.

use super::{
    cubic::Cubic,
    obstacles::{LabelRequest, Obstacles, Placed, distance},
};
use crate::scene::{Point, Rect};

/// The shortest line, what each further try adds, and how many there are.
const LENGTHS: (f64, f64, usize) = (20.0, 14.0, 10);
/// The number of directions to try.
const DIRECTIONS: usize = 24;
/// How many tries longer a line may be before the other side of neutral is considered.
const OTHER_SIDE: usize = 4;
/// Gap between the line and the point's mark, and between the line and the label.
const ENDS: (f64, f64) = (2.0, 2.0);
/// How close the line may come to anything it doesn't refer to, and to words: it mustn't look like a stroke of theirs.
const CLEAR: (f64, f64) = (2.5, 6.0);
/// How close the label may come to another point.
const STRANGER: f64 = 14.0;
/// With more labels around than this there is no room worth searching.
const MOST_LABELS: usize = 40;
/// Distance between the places of a line that are checked.
const STEP: f64 = 3.0;
/// From this length on, a line leads to a label that has a place next to its point.
const FAR: f64 = 18.0;

/// A label with the line to its point.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tied {
    /// The label's box.
    pub placed: Placed,
    /// From the point's mark to the label.
    pub line: [Point; 2],
    /// Whether the line crosses a curve.
    pub crosses: bool,
}

impl Tied {
    /// What others must stay clear of: small boxes along the line.
    pub fn boxes(&self) -> Vec<Rect> {
        boxes(self.line)
    }
}

/// Small boxes along a line.
pub fn boxes(line: [Point; 2]) -> Vec<Rect> {
    along(line).map(|at| Rect::new(at.x - 1.5, at.y - 1.5, 3.0, 3.0)).collect()
}

/// The line from a mark (its middle, its radius, and how much further joined ones reach) to a label that found a place next to it, if that is so far
/// away that another line of text would have room between, and nothing is in the way.
pub fn lead(mark: (Point, f64, f64), label: Rect, around: impl FnOnce() -> Obstacles) -> Option<[Point; 2]> {
    let line = line(mark, label);
    if (line[1].x - line[0].x).hypot(line[1].y - line[0].y) < FAR {
        return None;
    }
    let mut around = around();
    around.labels.retain(|other| *other != label);
    let is_open = !around.is_crowded && is_clear(&around, line, mark.0);
    (is_open && !around.curves.iter().any(|curve| crosses(curve, line))).then_some(line)
}

/// The nearest free place with a line that is no longer than this; one whose line crosses no curve if there is any.
pub fn tie(obstacles: &Obstacles, wish: &LabelRequest, longest: f64) -> Option<Tied> {
    if obstacles.is_crowded || obstacles.labels.len() >= MOST_LABELS {
        return None;
    }
    let mut crossing = None;
    let length = |[from, to]: [Point; 2]| (to.x - from.x).hypot(to.y - from.y);
    for tied in candidates(wish).filter(|tied| length(tied.line) <= longest) {
        if !obstacles.is_free_for(tied.placed.rect, wish) || !is_clear(obstacles, tied.line, wish.anchor) {
            continue;
        }
        let is_on_red = obstacles.is_red(tied.placed.rect);
        let crosses = obstacles.curves.iter().any(|curve| crosses(curve, tied.line));
        let tied = Tied { placed: Placed { is_on_red, ..tied.placed }, crosses, ..tied };
        if !crosses {
            return Some(tied);
        }
        crossing = crossing.or(Some(tied));
    }
    crossing
}

/// Every place worth trying: the nearest first, those on the point's side of neutral before those on the other.
fn candidates(wish: &LabelRequest) -> impl Iterator<Item = Tied> {
    let is_across = |tied: &Tied| wish.is_across(tied.placed.rect);
    let angles: [f64; DIRECTIONS] = std::array::from_fn(|way| way as f64 * std::f64::consts::TAU / DIRECTIONS as f64);
    let ways = angles.map(|angle| (angle.cos(), angle.sin()));
    (0..LENGTHS.2 + OTHER_SIDE).flat_map(move |step| {
        let near = around(wish, step, ways).filter(move |tied| !is_across(tied));
        let across = step.checked_sub(OTHER_SIDE).into_iter().flat_map(move |step| around(wish, step, ways));
        near.chain(across.filter(is_across))
    })
}

/// All places at the end of a line of one length, which goes some of these ways: to the right and down, as shares of it.
fn around(wish: &LabelRequest, step: usize, ways: [(f64, f64); DIRECTIONS]) -> impl Iterator<Item = Tied> {
    let length = LENGTHS.0 + LENGTHS.1 * step as f64;
    let ways = ways.into_iter().take(if step < LENGTHS.2 { DIRECTIONS } else { 0 });
    let ways = ways.flat_map(|way| (0..wish.sizes.len()).map(move |size| (way, size)));
    ways.filter_map(move |(way, size)| candidate(wish, length, way, size))
}

fn candidate(wish: &LabelRequest, length: f64, (right, down): (f64, f64), size: usize) -> Option<Tied> {
    let reach = wish.radius + length;
    let end = Point::new(wish.anchor.x + right * (reach + wish.half), wish.anchor.y + down * reach);
    let (width, height) = wish.sizes[size];
    // The side or corner that faces the point is at the line's end.
    let before = |share: f64, whole: f64| (whole * (1.0 - share)) / 2.0;
    let rect = Rect::new(end.x - before(leaning(right), width), end.y - before(leaning(down), height), width, height);
    if !wish.room.contains(rect, 0.0) {
        return None;
    }
    let line = line((wish.anchor, wish.radius, wish.half), rect);
    let is_line = (line[1].x - line[0].x).hypot(line[1].y - line[0].y) > LENGTHS.0 / 2.0;
    is_line.then_some(Tied { placed: Placed { rect, size, is_on_red: false }, line, crosses: false })
}

/// -1, 0 or 1: which side of a box faces back.
fn leaning(share: f64) -> f64 {
    if share.abs() < 0.3 { 0.0 } else { share.signum() }
}

/// From the mark to the nearest point of the label.
fn line((at, radius, half): (Point, f64, f64), rect: Rect) -> [Point; 2] {
    let wide = rect.inset(-ENDS.1);
    let to = Point::new(at.x.clamp(wide.x, wide.right()), at.y.clamp(wide.y, wide.bottom()));
    let mark = Point::new(to.x.clamp(at.x - half, at.x + half), at.y);
    let (dx, dy) = (to.x - mark.x, to.y - mark.y);
    let share = (radius + ENDS.0) / dx.hypot(dy).max(1.0);
    [Point::new(mark.x + dx * share, mark.y + dy * share), to]
}

/// Whether the line meets no label, stem or mark. Neutral it may cross, on the way to the other side.
fn is_clear(obstacles: &Obstacles, line: [Point; 2], anchor: Point) -> bool {
    let crosses_neutral = line[0].y * line[1].y < 0.0;
    let is_met = |at: Point| {
        let around = |clear: f64| Rect::new(at.x - clear, at.y - clear, 2.0 * clear, 2.0 * clear);
        let (near, wide) = (around(CLEAR.0), around(CLEAR.1));
        let mut boxes = obstacles.boxes.iter().filter(|other| !(crosses_neutral && Obstacles::is_neutral(other)));
        boxes.any(|other| other.overlaps(near, 0.0))
            || obstacles.labels.iter().any(|other| other.overlaps(wide, 0.0))
            || obstacles.points.iter().any(|&(point, radius)| point != anchor && distance(near, point) < radius)
    };
    !along(line).any(is_met)
}

/// Whether the line gets from one side of the curve to the other.
fn crosses(curve: &Cubic, line: [Point; 2]) -> bool {
    let within = along(line).filter(|at| (curve.from.x..=curve.to.x).contains(&at.x));
    let mut sides = within.map(|at| at.y < curve.y_at(at.x));
    sides.next().is_some_and(|first| sides.any(|side| side != first))
}

fn along([from, to]: [Point; 2]) -> impl Iterator<Item = Point> {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let steps = (dx.hypot(dy) / STEP).ceil().clamp(1.0, 200.0);
    (0..=steps as usize).map(move |step| {
        let share = step as f64 / steps;
        Point::new(from.x + dx * share, from.y + dy * share)
    })
}

impl Obstacles {
    /// Whether a label that is tied to its point may be there.
    fn is_free_for(&self, rect: Rect, wish: &LabelRequest) -> bool {
        let is_strange = |point: Point| point != wish.anchor && distance(rect, point) < STRANGER;
        self.is_free(rect) && !self.points.iter().any(|&(point, _)| is_strange(point))
    }
}
