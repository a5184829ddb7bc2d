//! Curves on the same way run beside each other.
//!
//! Input: the parts of all curves, each between two points. Output: how far each is moved down at both of its ends.

use crate::model::CurveShape;
use std::cmp::Ordering;

/// The most that curves on the same way are moved apart in all.
const WIDEST: f64 = 30.0;

/// Two stops that follow each other.
#[derive(Debug, Clone)]
pub struct Between {
    /// The columns of the two.
    pub columns: (usize, usize),
    /// The heights of the two.
    pub heights: (f64, f64),
    /// The first of the two.
    pub stop: usize,
    /// Which part of which run they are.
    pub place: (usize, usize),
}

impl Between {
    /// From top to bottom among those that leave the same point, so that none crosses another: the first to turn up is on top, the
    /// first to turn down lowest. Those further right turn later.
    fn leaving(&self) -> (u8, i64) {
        self.order([0, 1, 2])
    }

    /// The same among those that reach the same point: the last to come down is on top, the last to come up lowest.
    fn reaching(&self) -> (u8, i64) {
        self.order([2, 1, 0])
    }

    fn order(&self, [rising, level, falling]: [u8; 3]) -> (u8, i64) {
        let stop = self.stop as i64;
        match self.heights.1.total_cmp(&self.heights.0) {
            Ordering::Less => (rising, stop),
            Ordering::Equal => (level, stop),
            Ordering::Greater => (falling, -stop),
        }
    }
}

/// The distance of so many curves of a width.
pub fn step(line_width: f64, curves: usize) -> f64 {
    (line_width + 2.0).min(WIDEST / (curves.max(2) - 1) as f64)
}

/// Tells for each part by how much it is moved at its ends: of those with the same heights at both ends, and of steps also of those with the same
/// level at one end.
pub fn apart(ways: Vec<Between>, shape: CurveShape, width: f64, mut moved: impl FnMut((usize, usize), (f64, f64))) {
    match shape {
        CurveShape::Smooth | CurveShape::Straight => {
            let both = |way: &Between| (way.heights, way.leaving());
            bundle(ways, width, both, |way, by| moved(way.place, (by, by)));
        }
        CurveShape::Steps => {
            let mut starts = Vec::with_capacity(ways.len());
            let leave = |way: &Between| ((way.heights.0, 0.0), way.leaving());
            bundle(ways.clone(), width, leave, |way, by| starts.push((way.place, by)));
            starts.sort_by_key(|start| start.0);
            let start = |place: (usize, usize)| {
                let at = starts.binary_search_by_key(&place, |start| start.0).ok()?;
                starts.get(at).map(|start| start.1)
            };
            let reach = |way: &Between| ((way.heights.1, 0.0), way.reaching());
            bundle(ways, width, reach, |way, by| moved(way.place, (start(way.place).unwrap_or_default(), by)));
        }
    }
}

/// Moves those with the same columns and the same heights apart, the first on top; `key` says the heights and who is first.
fn bundle(
    mut ways: Vec<Between>,
    width: f64,
    key: impl Fn(&Between) -> ((f64, f64), (u8, i64)),
    mut moved: impl FnMut(&Between, f64),
) {
    let alike = |a: &Between, b: &Between| {
        let (one, other) = (key(a).0, key(b).0);
        a.columns.cmp(&b.columns).then(one.0.total_cmp(&other.0)).then(one.1.total_cmp(&other.1))
    };
    ways.sort_by(|a, b| alike(a, b).then_with(|| key(a).1.cmp(&key(b).1)));
    for group in ways.chunk_by(|a, b| alike(a, b).is_eq()) {
        let step = step(width, group.len());
        for (rank, way) in group.iter().enumerate() {
            moved(way, (rank as f64 - (group.len() - 1) as f64 / 2.0) * step);
        }
    }
}
