//! The shape of the panel: what is shown on it and how large that is, before anything has a place.

use crate::layout::slide::{
    frame::Frame,
    pick::{Cards, GAP, Picked},
    trend::Bins,
};
use crate::layout::{
    Prose,
    chart::{card::Card, hanging::SHORT_FAN, subject::LETTER},
};
use std::collections::BTreeMap;

/// Padding above and below everything.
pub(super) const PAD: f64 = 8.0;
/// Height for the panel's name above the scale.
pub(super) const TITLE: f64 = 34.0;
/// The widest that words of a gain are.
const WIDEST_WORDS: f64 = 240.0;
/// Between a gain's letter and the words above it, and how many lines those have at most: fewer in their own cell.
pub(super) const GAIN: (f64, usize) = (2.0, 3);
/// For how many more pains a column has.
pub(super) const MORE: f64 = 20.0;

/// The experience, its cards shaped.
pub struct Chart<'f> {
    pub(super) frame: &'f Frame,
    /// Which columns share a point, if any do.
    pub(super) bins: Option<Bins>,
    pub(super) pains: Picked,
    pub(super) gains: Picked,
    /// The cards of the pains, in their order.
    pub(super) cards: Vec<(Card, f64)>,
    /// The places of the cards of each cell.
    pub(super) shares: BTreeMap<usize, Cards>,
    /// The words of the gains, in their order, and where they may be.
    pub(super) words: Vec<(Prose, (f64, f64))>,
    /// The height of the tallest card of each row.
    pub(super) rows: Vec<f64>,
    /// How high the highest words of a gain are.
    pub(super) highest: f64,
    /// How far labels reach above the scale and below it.
    pub(super) edges: (f64, f64),
    /// How far badges of pains reach, and the height for lines that fan out to them.
    pub(super) reach: f64,
    pub(super) fan: f64,
    /// Whether there are scores to show.
    pub(super) has_scale: bool,
    /// How high the counts of what isn't shown are at most.
    pub(super) counted: f64,
}

impl Chart<'_> {
    /// Whether there is nothing but pains: a reader would look for a curve above them.
    pub(super) fn is_bare(&self) -> bool {
        !self.has_scale && self.gains.shown.is_empty() && self.gains.more == 0
    }

    /// The height needed above the scale.
    pub(super) fn above(&self) -> f64 {
        if self.is_bare() {
            return 0.0;
        }
        let titled = TITLE + self.counted;
        if self.gains.shown.is_empty() {
            titled
        } else {
            (self.edges.0 + SHORT_FAN + 2.0 * LETTER + GAIN.0 + self.highest).max(titled)
        }
    }

    /// The height of all rows of cards, and of how many more pains their columns have.
    pub(super) fn cards_height(&self) -> f64 {
        let rows = self.rows.iter().sum::<f64>() + GAP * self.rows.len().saturating_sub(1) as f64;
        rows + if self.pains.rest.is_empty() { 0.0 } else { MORE }
    }
}

/// How much width the words of a gain have.
pub(super) fn words_width((left, right): (f64, f64)) -> f64 {
    (right - left).clamp(1.0, WIDEST_WORDS)
}
