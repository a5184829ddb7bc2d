//! How far to the right a feeling is: the scores that a map uses take the whole width.

use crate::model::Map;

/// The width of a picture, in pixels of the page.
pub const WIDTH: f64 = 100.0;
/// Room beside both ends for half a mark, and for curves that are beside each other.
const MARGIN: f64 = 10.0;
/// How far the curves of two personas with the same feelings are from each other, if there are few.
const ASIDE: f64 = 3.0;
/// How far apart all curves with the same feelings may be.
const BUNDLE: f64 = 9.0;
/// The room that a score at the head of the gutter needs.
const TICK: f64 = 28.0;

/// The scores between the two sides of the pictures.
#[derive(Debug, Clone, Copy)]
pub struct Gauge {
    low: f64,
    high: f64,
}

/// A score at the head of the gutter.
#[derive(Debug, Clone)]
pub struct Tick {
    /// Where its middle is.
    pub x: f64,
    /// The score, in the author's numbers.
    pub label: String,
    /// Whether it is below neutral.
    pub bad: bool,
}

impl Gauge {
    /// From the lowest feeling of the map to the highest; neutral is always there. `None` where nobody feels anything.
    pub fn of(map: &Map) -> Option<Self> {
        let scale = map.scale;
        let mut scores =
            map.columns.iter().flat_map(|column| &column.facts.feelings).map(|of| of.score.get()).peekable();
        scores.peek()?;
        let ends = (scale.baseline, scale.baseline);
        let (low, high) = scores.fold(ends, |(low, high), score| (low.min(score), high.max(score)));
        // Ups and downs of little must not look like those of much.
        let span = (high - low).max((scale.high - scale.low) / 2.0);
        let low = (f64::midpoint(low, high) - span / 2.0).min(scale.high - span).max(scale.low);
        let high = low + span;
        Some(Self { low, high })
    }

    /// Where a score is.
    pub fn across(self, score: f64) -> f64 {
        let share = (score - self.low) / (self.high - self.low).max(f64::MIN_POSITIVE);
        round(MARGIN + share * (WIDTH - 2.0 * MARGIN))
    }

    /// Both ends and neutral, as far as they have room.
    pub fn ticks(self, map: &Map, label: impl Fn(f64) -> String) -> Vec<Tick> {
        let baseline = map.scale.baseline;
        let x = |score: f64| self.across(score).clamp(TICK / 2.0, WIDTH - TICK / 2.0);
        let ends = [self.low, self.high].into_iter().filter(|&end| (x(end) - x(baseline)).abs() >= TICK);
        let mut shown: Vec<f64> = ends.chain([baseline]).collect();
        shown.sort_by(f64::total_cmp);
        shown.into_iter().map(|score| Tick { x: x(score), label: label(score), bad: score < baseline }).collect()
    }
}

/// How far to the right of its feelings the curve of a persona is, so that no curve disappears under another one.
pub fn aside(map: &Map, index: usize) -> f64 {
    let others = map.personas.len().saturating_sub(1) as f64;
    let step = if others > 0.0 { ASIDE.min(BUNDLE / others) } else { 0.0 };
    (index as f64 - others / 2.0) * step
}

pub fn round(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}
