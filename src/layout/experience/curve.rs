//! The curve through one persona's known points.
//!
//! Points in the order of their columns come in; one [`Cubic`] between each two neighbours goes
//! out. The curve is monotone: between two points it is never higher or lower than at them, so it
//! claims nothing that nobody said. Where a column in between is unknown there are two curves, not one.

use super::cubic::{Cubic, Point};

/// A persona's curve over neighbouring columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Curve {
    /// One segment between each two points; none for a single point.
    pub segments: Vec<Cubic>,
}

impl Curve {
    /// The monotone curve through `points`, whose `x` must grow. Slopes are the weighted harmonic
    /// means of the two sides' (Fritsch and Butland), flat at turning points and at both ends.
    pub fn through(points: &[Point]) -> Self {
        let slopes = slopes(points);
        let segments = points
            .windows(2)
            .zip(slopes.windows(2))
            .map(|(pair, slope)| Cubic::new(pair[0], slope[0], pair[1], slope[1]))
            .collect();
        Self { segments }
    }
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

/// A drawn piece of a segment that lies on one side of neutral.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Piece {
    /// The piece itself.
    pub cubic: Cubic,
    /// Whether it lies below neutral, where it is red.
    pub below: bool,
    /// The dashes of the whole segment, stretched to whole ones; empty for an unbroken line.
    pub dash: [f64; 4],
    /// How far into the dashes the piece starts, so that they run on over neutral.
    pub offset: f64,
}

/// How a segment is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// How far before its points the line stops, at the start and at the end.
    pub trim: (f64, f64),
    /// How far the drawn line is moved down beside others on the same way, at the start and at the end.
    pub lower: (f64, f64),
    /// Lengths of dash, gap, dash, gap; all zero for an unbroken line.
    pub dash: [f64; 4],
}

/// The pieces of `segment` above and below the height `neutral`, trimmed short of the markers.
///
/// What is red is told by the true segment, before it is moved beside its neighbours.
pub fn pieces(segment: &Cubic, neutral: f64, stroke: &Stroke) -> Vec<Piece> {
    let drawn = segment.lowered(stroke.lower.0, stroke.lower.1);
    let length = drawn.length();
    if length <= stroke.trim.0 + stroke.trim.1 + 1.0 {
        return Vec::new();
    }
    let ends = (drawn.parameter_after(stroke.trim.0), drawn.parameter_after(length - stroke.trim.1));
    let dash = stretched(stroke.dash, drawn.part(ends.0, ends.1).length());
    let mut offset = 0.0;
    spans(segment, neutral, ends)
        .into_iter()
        .map(|(start, end, below)| {
            let cubic = drawn.part(start, end);
            let piece = Piece { cubic, below, dash, offset };
            offset += cubic.length();
            piece
        })
        .collect()
}

/// Where the parameter range `ends` lies above and below neutral.
fn spans(segment: &Cubic, neutral: f64, (start, end): (f64, f64)) -> Vec<(f64, f64, bool)> {
    match segment.crossing(neutral) {
        Some(cut) if start < cut && cut < end => {
            let falls = segment.to.y > neutral;
            vec![(start, cut, !falls), (cut, end, falls)]
        }
        Some(_) | None => {
            let middle = segment.at((start + end) / 2.0).y;
            vec![(start, end, middle > neutral)]
        }
    }
}

/// The dashes scaled so that `length` starts and ends with a whole one.
fn stretched(dash: [f64; 4], length: f64) -> [f64; 4] {
    let period: f64 = dash.iter().sum();
    if period <= 0.0 {
        return [0.0; 4];
    }
    // The last gap falls away: the line ends with the dash before it.
    let last_gap = dash[3];
    let count = ((length + last_gap) / period).round().max(1.0);
    let factor = length / (count * period - last_gap);
    dash.map(|part| part * factor)
}

/// The part of `segment` that lies below the height `neutral`, for the red area.
pub fn below(segment: &Cubic, neutral: f64) -> Option<Cubic> {
    match segment.crossing(neutral) {
        Some(cut) if segment.to.y > neutral => Some(segment.part(cut, 1.0)),
        Some(cut) => Some(segment.part(0.0, cut)),
        None => (segment.from.y > neutral || segment.to.y > neutral).then_some(*segment),
    }
}
