//! Heights on the author's scale.
//!
//! Input: a scale. Output: places above and below neutral (`y` = 0, downwards). A point of score is equally high
//! everywhere: a side that the author made shorter is drawn shorter, because only then can slopes and areas on both
//! sides be compared. Only what is unused gets less: a side, or what is beyond the score in its middle.

use crate::{
    model::{Scale, Score},
    vocabulary::Words,
};

/// The height from the lowest to the highest score. People look at a map for its curve, so a wide map has a higher one.
/// It depends on nothing that a word could change.
pub fn whole(columns: usize) -> f64 {
    match columns {
        0..=5 => 376.0,
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
    /// Above neutral and below it.
    sides: [Side; 2],
    /// How far the highest score is above neutral.
    pub up: f64,
    /// How far the lowest score is below neutral.
    pub down: f64,
}

/// How high scores on one side of neutral are.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Side {
    /// So many points of score are in use.
    used: f64,
    /// User units for each of them, and for each further one.
    units: (f64, f64),
}

impl Side {
    fn height(&self, points: f64) -> f64 {
        points.min(self.used) * self.units.0 + (points - self.used).max(0.0) * self.units.1
    }
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
        let sides = [scale.high - scale.baseline, scale.baseline - scale.low];
        Self { scale, whole, sides: sides.map(|used| Side { used, units: (unit, unit) }), up, down }
    }

    /// The same heights with what is unused compressed, which gives its room to the rest. `most` are the most points of score in use above
    /// neutral and below it.
    pub fn compressed(self, most: [f64; 2]) -> Self {
        let ends = [self.scale.high, self.scale.low].map(|end| (end, (end - self.scale.baseline).abs()));
        let used = |(most, (end, range)): (f64, (f64, f64))| {
            let middle = (round_between(self.scale.baseline, end) - self.scale.baseline).abs();
            if most <= 0.0 {
                0.0
            } else if most <= middle {
                middle
            } else {
                range
            }
        };
        let [above, below] = [0, 1].map(|side| used((most[side], ends[side])));
        let all = above + below;
        if self.is_flat() || all <= 0.0 {
            return self;
        }
        // The rest of a side is never higher than before.
        let rest = |used: f64, (_, range): (f64, f64)| {
            let least = if used > 0.0 { ROOM_FOR_END } else { UNUSED * self.whole };
            ((range - used).max(0.0) * self.sides[0].units.0).min(least)
        };
        let (over, under) = (rest(above, ends[0]), rest(below, ends[1]));
        if over + under <= 0.0 {
            return self;
        }
        let unit = (self.up + self.down - over - under) / all;
        let side = |used: f64, rest: f64, (_, range): (f64, f64)| {
            let further = if range > used { rest / (range - used) } else { unit };
            Side { used, units: (unit, further) }
        };
        let sides = [side(above, over, ends[0]), side(below, under, ends[1])];
        Self { up: above * unit + over, down: below * unit + under, sides, ..self }
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
        let y = if below > 0.0 { self.sides[1].height(below) } else { -self.sides[0].height(-below) };
        y.clamp(-self.up, self.down)
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

    /// Where two labels are closer together than a point of score elsewhere: in the middle between them.
    pub fn breaks(&self) -> impl Iterator<Item = f64> {
        [(self.scale.high, -1.0), (self.scale.low, 1.0)].into_iter().zip(self.sides).filter_map(
            |((end, sign), side)| {
                let [used, end] = [side.used * side.units.0, self.at(end).abs()];
                let is_short = side.units.1 < side.units.0 && used < end && end >= ROOM_FOR_END;
                is_short.then(|| sign * f64::midpoint(used, end))
            },
        )
    }

    fn side(&self, end: f64, height: f64, [last, middle]: [usize; 2], ticks: &mut Vec<Tick>) {
        // A side may have room for another map's scores and yet no score of its own.
        let height = self.at(end).abs().min(height);
        if height >= ROOM_FOR_END && !self.is_flat() {
            ticks.push(Tick { value: end, y: self.at(end), step: last });
        }
        if height >= ROOM_FOR_HALF && !self.is_flat() {
            let value = round_between(self.scale.baseline, end);
            ticks.push(Tick { value, y: self.at(value), step: middle });
        }
    }

    /// A score as the axis writes it, with a sign where the scale has negative ones.
    pub fn figure(&self, value: f64, words: &Words) -> String {
        words.score(value, self.scale)
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
