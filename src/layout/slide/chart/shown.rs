//! What has cards: where each is marked in the story, and where its card stands.

use super::leaders::Leaders;
use crate::layout::slide::{
    card::Card,
    frame::Frame,
    pick::Picked,
    row::{self, spread},
};

/// Half the width of the rule at a card's left edge, which a line from above goes on in.
const RULE: f64 = 1.5;
/// No line ends nearer to a card's right edge.
const CORNER: f64 = 12.0;

/// Cards may come nearer to each other by this.
const HAIR: f64 = 6.0;

/// Picked things with their cards.
pub struct Shown<Id> {
    /// Which, and where in the story.
    pub picked: Picked<Id>,
    /// Their cards.
    pub cards: Vec<Card>,
    /// The middles of their beads.
    pub beads: Vec<f64>,
    /// Left edges of the cards.
    pub xs: Vec<f64>,
    /// How high the tallest card is.
    pub height: f64,
    /// From the story to the beads.
    pub stems: Leaders,
    /// From the beads to the cards.
    pub drops: Leaders,
}

impl<Id: Copy> Shown<Id> {
    /// Places beads `apart` from each other and cards of this width, each as near to its place as the others let it.
    pub fn new(
        picked: Picked<Id>,
        frame: &Frame,
        (apart, width): (f64, f64),
        mut card: impl FnMut(Id) -> Card,
    ) -> Self {
        let cards: Vec<Card> = picked.shown.iter().map(|&(id, _)| card(id)).collect();
        let at: Vec<f64> = picked.shown.iter().map(|&(_, at)| at).collect();
        let (left, right) = (frame.page.columns_left, frame.page.columns_right);
        let beads = spread(&at, apart, frame.hanging().0, frame.hanging().1 + apart);
        let wishes: Vec<f64> = beads.iter().map(|bead| bead - RULE).collect();
        let mut xs = spread(&wishes, width + row::GAP, left, right + row::GAP);
        snap(&mut xs, &wishes, width, right);
        let ends: Vec<f64> =
            beads.iter().zip(&xs).map(|(bead, x)| bead.clamp(x + RULE, x + (width - CORNER).max(RULE))).collect();
        let height = cards.iter().map(Card::height).fold(0.0, f64::max);
        let (stems, drops) = (Leaders::new(&at, &beads), Leaders::new(&beads, &ends));
        Self { picked, cards, beads, xs, height, stems, drops }
    }

    /// Whether nothing has a card.
    pub fn is_empty(&self) -> bool {
        self.cards.is_empty()
    }
}

/// Cards that stand beside their wish by a hair go there, where their neighbours leave the room: else their lines would jog.
fn snap(xs: &mut [f64], wishes: &[f64], width: f64, right: f64) {
    for index in 0..xs.len() {
        let after = index.checked_sub(1).map_or(f64::NEG_INFINITY, |before| xs[before] + width + row::GAP - HAIR);
        let before = xs.get(index + 1).map_or(right - width, |next| next - width - row::GAP + HAIR);
        let wish = wishes[index];
        if (wish - xs[index]).abs() <= HAIR && after <= wish && wish <= before {
            xs[index] = wish;
        }
    }
}
