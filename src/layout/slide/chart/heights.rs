//! What stands how far above the scale and below it. All distances are from the ends of the scale.

use super::shown::Shown;
use crate::{
    layout::experience::reach,
    model::{GainId, PainId, Severity},
};

/// For the panel's name where no gains stand beside it.
const TITLE: f64 = 40.0;
/// For the number of gains that have no cards.
const COUNT: f64 = 16.0;
/// Half the size of a gain's letter.
pub const LETTER: f64 = 12.0;
/// The least from a gain's letter to its card.
const TO_GAIN: f64 = 14.0;
/// The least from where labels end to where what fanned out hangs straight again, from there to the first severity, and
/// from one severity to the next.
const LEVELS: (f64, f64, f64) = (12.0, 20.0, 28.0);
/// The least from the deepest bead to the cards.
const TO_PAIN: f64 = 16.0;

/// Distances above the scale and below it.
#[derive(Debug, Clone, Copy)]
pub struct Around {
    /// How far labels and stems reach beyond the scale, above it.
    pub edge: f64,
    /// The same below it.
    pub foot: f64,
    /// The middle of the gains' letters.
    pub letters: f64,
    /// Where the gains' cards end.
    pub gains: f64,
    /// All that is above.
    pub above: f64,
    /// The first severity.
    pub level: f64,
    /// Where the lines from the beads of pains to their cards begin.
    pub drops: f64,
    /// Where the pains' cards begin.
    pub pains: f64,
    /// All that is below.
    pub below: f64,
}

impl Around {
    /// The distances for what has cards, down to the deepest severity.
    pub fn new((edge, foot): (f64, f64), gains: &Shown<GainId>, pains: &Shown<PainId>, levels: &[Severity]) -> Self {
        let letters = edge + gains.stems.height() + LETTER;
        let gains_end = letters + LETTER + gains.drops.height().max(TO_GAIN);
        let above = match gains.is_empty() {
            true if gains.picked.more > 0 => TITLE + COUNT,
            true => TITLE,
            false => gains_end + gains.height.max(TITLE),
        };
        let level = foot + pains.stems.height().max(LEVELS.0) + LEVELS.1;
        let last = level + LEVELS.2 * levels.len().saturating_sub(1) as f64;
        let drops = last + levels.last().map_or(0.0, |&deepest| reach(deepest)) + 1.0;
        let cards = drops + pains.drops.height().max(TO_PAIN);
        let below = if levels.is_empty() { foot + edge } else { cards + pains.height };
        Self { edge, foot, letters, gains: gains_end, above, level, drops, pains: cards, below }
    }

    /// How far below the scale a severity is, counted from the shallowest.
    pub fn level(&self, index: usize) -> f64 {
        self.level + LEVELS.2 * index as f64
    }
}
