//! Heights on the author's scale.
//!
//! Input: a scale. Output: places above and below neutral (`y` = 0, downwards). A point of score is equally high
//! everywhere: a side that the author made shorter is drawn shorter, because only then can slopes and areas on both
//! sides be compared. Only an unused side gets less.

use crate::{
    model::{Scale, Score},
    vocabulary::Words,
};

/// The height from the lowest to the highest score. People look at a map for its curve, so a wide map has a higher one.
/// It depends on nothing that a word could change.
pub fn whole(columns: usize) -> f64 {
    match columns {
        0..=5 => 352.0,
        6..=9 => 416.0,
        _ => 480.0,
    }
}

/// The share of the scale that an unused side gets.
const UNUSED: f64 = 0.12;
/// The least height at which a side gets a tick of its own between neutral and its end.
const ROOM_FOR_HALF: f64 = 68.0;
/// The least height between two labels of the axis.
const ROOM_FOR_END: f64 = 32.0;

/// Where scores are on the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Heights {
    scale: Scale,
    /// The height from the lowest to the highest score.
    whole: f64,
    /// User units for a point of score above neutral and below it: the same, unless one side is compressed.
    units: (f64, f64),
    /// How far the highest score is above neutral.
    pub up: f64,
    /// How far the lowest score is below neutral.
    pub down: f64,
}

/// A labelled height.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tick {
    /// The score.
    pub value: f64,
    /// Its height.
    pub y: f64,
    /// From 0 for the best of five words to 4 for the worst.
    pub step: usize,
}

impl Heights {
    /// The heights of a map's scale, `whole` high from the lowest to the highest score; all at neutral if there is
    /// nothing to show.
    pub fn within(whole: f64, scale: Scale, any_scores: bool) -> Self {
        let range = scale.high - scale.low;
        let unit = if any_scores && range.is_finite() && range > 0.0 { whole / range } else { 0.0 };
        let up = ((scale.high - scale.baseline) * unit).clamp(0.0, whole);
        let down = ((scale.baseline - scale.low) * unit).clamp(0.0, whole);
        Self { scale, whole, units: (unit, unit), up, down }
    }

    /// The same heights with the unused side compressed, which gives its room to the other one. If both sides are used,
    /// or neither, nothing changes.
    pub fn compressed(self, uses_above: bool, uses_below: bool) -> Self {
        let least = UNUSED * self.whole;
        let (up, down) = match (uses_above, uses_below) {
            (true, false) if self.down > least => (self.up + self.down - least, least),
            (false, true) if self.up > least => (least, self.up + self.down - least),
            _ => return self,
        };
        let (above, below) = (self.scale.high - self.scale.baseline, self.scale.baseline - self.scale.low);
        if above <= 0.0 || below <= 0.0 {
            return self;
        }
        Self { up, down, units: (up / above, down / below), ..self }
    }

    /// The same heights, with room on both sides for the scores of another scale.
    pub fn with_both_sides(mut self, above: bool, below: bool) -> Self {
        let least = self.whole / 4.0;
        self.up = if above { self.up.max(least) } else { self.up };
        self.down = if below { self.down.max(least) } else { self.down };
        self
    }

    /// Whether there is nothing to show on the scale.
    pub fn is_flat(&self) -> bool {
        self.up + self.down <= 0.0
    }

    /// The height of a score of this scale.
    pub fn y(&self, score: Score) -> f64 {
        self.at(score.get())
    }

    /// The height of a score of another scale, by its share of the way to that scale's end.
    pub fn y_of_other(&self, score: Score, scale: Scale) -> f64 {
        let share = score.normalised(scale).clamp(-1.0, 1.0);
        if share < 0.0 { -share * self.down } else { -share * self.up }
    }

    fn at(&self, value: f64) -> f64 {
        let below = self.scale.baseline - value;
        let unit = if below > 0.0 { self.units.1 } else { self.units.0 };
        (below * unit).clamp(-self.up, self.down)
    }

    /// The labelled heights, from the top: the ends, neutral, and a round score in the middle of each side.
    pub fn ticks(&self) -> Vec<Tick> {
        let mut ticks = Vec::new();
        self.side(self.scale.high, self.up, [0, 1], &mut ticks);
        ticks.push(Tick { value: self.scale.baseline, y: 0.0, step: 2 });
        let below = ticks.len();
        self.side(self.scale.low, self.down, [4, 3], &mut ticks);
        ticks[below..].reverse();
        ticks
    }

    fn side(&self, end: f64, height: f64, [last, middle]: [usize; 2], ticks: &mut Vec<Tick>) {
        // A side may have room for another map's scores and yet no score of its own.
        let height = self.at(end).abs().min(height);
        if height >= ROOM_FOR_END && self.units.0 > 0.0 {
            ticks.push(Tick { value: end, y: self.at(end), step: last });
        }
        if height >= ROOM_FOR_HALF && self.units.0 > 0.0 {
            let value = round_between(self.scale.baseline, end);
            ticks.push(Tick { value, y: self.at(value), step: middle });
        }
    }

    /// A score as the axis writes it, with a sign where the scale has negative ones.
    pub fn figure(&self, value: f64, words: &Words) -> String {
        if self.scale.low < 0.0 { words.signed(value) } else { words.number(value) }
    }
}

/// The roundest figure near the middle between two others.
fn round_between(a: f64, b: f64) -> f64 {
    let (middle, reach) = ((a + b) / 2.0, (b - a).abs() / 8.0);
    let mut step = power_of_ten((b - a).abs());
    for _ in 0..4 {
        for part in [1.0, 0.5] {
            let rounded = (middle / (step * part)).round() * step * part;
            if (rounded - middle).abs() <= reach {
                return rounded;
            }
        }
        step /= 10.0;
    }
    middle
}

/// The largest power of ten that isn't above `value`. In steps, because logarithms differ between machines.
fn power_of_ten(value: f64) -> f64 {
    let mut power = 1.0;
    while power * 10.0 <= value && power < 1e300 {
        power *= 10.0;
    }
    while power > value && power > 1e-300 {
        power /= 10.0;
    }
    power
}
