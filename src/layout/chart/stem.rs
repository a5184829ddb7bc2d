//! Vertical lines, interrupted where they pass something they don't refer to.

use super::cubic::Cubic;

/// Space kept free on either side of a curve.
const FREE: f64 = 6.0;

/// A shorter part looks like a speck.
const SHORTEST: f64 = 6.0;

/// The heights that curves take up at `x`, with the space kept free around them.
pub fn crossings<'a>(x: f64, curves: impl IntoIterator<Item = &'a Cubic>) -> Vec<(f64, f64)> {
    let crossed = curves.into_iter().filter_map(|curve| curve.y_range(x - 2.0, x + 2.0));
    crossed.map(|(high, low)| (high - FREE, low + FREE)).collect()
}

/// The parts of a vertical line from `top` to `bottom` that are left after removing `cuts`.
pub fn parts(top: f64, bottom: f64, mut cuts: Vec<(f64, f64)>) -> Vec<(f64, f64)> {
    cuts.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut parts = Vec::new();
    let mut from = top;
    for (start, end) in cuts {
        if start.min(bottom) - from > SHORTEST {
            parts.push((from, start.min(bottom)));
        }
        from = from.max(end);
    }
    if bottom - from > SHORTEST {
        parts.push((from, bottom));
    }
    parts
}
