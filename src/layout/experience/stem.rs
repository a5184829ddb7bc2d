//! Upright lines that pass beneath what they don't mean.

use super::cubic::Cubic;

/// What stays free on either side of a curve.
const FREE: f64 = 7.0;

/// The parts of an upright line at `x` from `top` to `bottom` that no curve crosses.
pub fn parts<'a>(x: f64, top: f64, bottom: f64, curves: impl Iterator<Item = &'a Cubic>) -> Vec<(f64, f64)> {
    let crossed = curves.filter_map(|curve| curve.y_range(x - 2.0, x + 2.0));
    let mut cuts: Vec<(f64, f64)> = crossed.map(|(high, low)| (high - FREE, low + FREE)).collect();
    cuts.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut parts = Vec::new();
    let mut from = top;
    for (start, end) in cuts {
        if start.min(bottom) - from > 1.0 {
            parts.push((from, start.min(bottom)));
        }
        from = from.max(end);
    }
    if bottom - from > 1.0 {
        parts.push((from, bottom));
    }
    parts
}
