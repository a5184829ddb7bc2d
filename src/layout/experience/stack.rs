//! The cards of a column: stacked, or side by side if the column is wide enough and the whole row gets lower. The cards
//! of a whole stage are side by side across its width.

use crate::{
    layout::{
        Page,
        chart::{card::Card, hanging::Way},
    },
    scene::Rect,
};
use std::ops::Range;

/// Gap between two cards.
const GAP: f64 = 8.0;
/// What cards side by side must save at least: two lines.
const WORTH: f64 = 40.0;
/// Narrower cards are tiresome to read.
const LEAST: f64 = 168.0;
/// The least width for the cards of a whole stage.
const LEAST_OF_STAGE: f64 = 240.0;
/// With more cards than this in a row, a reader no longer sees that they belong to one column.
const MOST_BESIDE: usize = 6;
/// A stack of at least this many cards asks for a column wide enough for two.
const MANY: usize = 4;

/// A box for each card, counted from the left edge and from the top.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Stack {
    slots: Vec<Rect>,
    /// The height of the whole stack.
    pub height: f64,
}

impl Stack {
    /// The cards next to the badges: the first row below those, or the last one above them.
    pub fn nearest(&self, way: Way) -> Range<usize> {
        let Some(y) = (if way == Way::Down { self.slots.first() } else { self.slots.last() }).map(|slot| slot.y) else {
            return 0..0;
        };
        let first = self.slots.partition_point(|slot| slot.y < y);
        first..self.slots.partition_point(|slot| slot.y <= y)
    }

    /// The middle of a card, counted from the left edge.
    pub fn middle(&self, card: usize) -> f64 {
        self.slots[card].x + self.slots[card].width / 2.0
    }

    /// The boxes in the order of the cards.
    pub fn at(&self, x: f64, top: f64) -> impl Iterator<Item = Rect> + '_ {
        self.slots.iter().map(move |slot| slot.moved(x, top))
    }
}

/// This many in a row, each this wide.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Form {
    per_row: usize,
    width: f64,
}

impl Form {
    fn height(self, cards: &[&Card]) -> f64 {
        let rows = cards.chunks(self.per_row).map(|row| self.row_height(row) + GAP);
        (rows.sum::<f64>() - GAP).max(0.0)
    }

    fn row_height(self, row: &[&Card]) -> f64 {
        row.iter().map(|card| card.height(self.width)).fold(0.0, f64::max)
    }

    fn stack(self, cards: &[&Card]) -> Stack {
        let (mut slots, mut y) = (Vec::with_capacity(cards.len()), 0.0);
        for row in cards.chunks(self.per_row) {
            let height = self.row_height(row);
            let slot = |place: usize| Rect::new(place as f64 * (self.width + GAP), y, self.width, height);
            slots.extend((0..row.len()).map(slot));
            y += height + GAP;
        }
        Stack { slots, height: (y - GAP).max(0.0) }
    }
}

/// The forms that a stack can take in a column of this width, the plainest first.
fn forms(cards: &[&Card], width: f64) -> Vec<Form> {
    let least = cards.iter().map(|card| card.least_width()).fold(LEAST, f64::max);
    let beside = |per_row: usize| Form { per_row, width: (width - GAP * (per_row - 1) as f64) / per_row as f64 };
    let further = (2..=cards.len().min(MOST_BESIDE)).map(beside).filter(|form| form.width >= least);
    [Form { per_row: 1, width }].into_iter().chain(further).collect()
}

/// The height of a column's stack at a width.
pub fn height(cards: &[&Card], width: f64) -> f64 {
    if cards.is_empty() {
        return 0.0;
    }
    forms(cards, width).into_iter().map(|form| form.height(cards)).fold(f64::INFINITY, f64::min)
}

/// The width of text box that a tall stack would like: room for two cards.
pub fn wish(cards: &[&Card]) -> Option<f64> {
    let least = cards.iter().map(|card| card.least_width()).fold(LEAST, f64::max);
    (cards.len() >= MANY).then_some(2.0 * least + GAP)
}

/// The cards of a whole stage, in rows.
pub fn rows(cards: &[&Card], width: f64) -> Stack {
    let least = cards.iter().map(|card| card.least_width()).fold(LEAST_OF_STAGE, f64::max);
    let per_row = (((width + GAP) / (least + GAP)) as usize).clamp(1, cards.len().clamp(1, MOST_BESIDE));
    Form { per_row, width: (width - GAP * (per_row - 1) as f64) / per_row as f64 }.stack(cards)
}

/// Left edge and width of some columns together, from box to box.
pub fn span(page: &Page, columns: impl Iterator<Item = usize> + Clone) -> Option<(f64, f64)> {
    let first = page.columns.get(columns.clone().next()?)?;
    let last = page.columns.get(columns.last()?)?;
    Some((first.x(), last.x() + last.width() - first.x()))
}

/// The stack of each column: one card below another, or side by side if that makes the tallest stack lower.
pub fn stacks(page: &Page, stacks: &[Vec<&Card>]) -> Vec<Stack> {
    let measured = |(cards, place): (&Vec<&Card>, &crate::layout::ColumnBox)| {
        forms(cards, place.width()).into_iter().map(|form| (form, form.height(cards))).collect()
    };
    let forms: Vec<Vec<(Form, f64)>> = stacks.iter().zip(&page.columns).map(measured).collect();
    let own = forms.iter().filter_map(|forms| forms.first()).map(|form| form.1).fold(0.0, f64::max);
    let best = |forms: &Vec<(Form, f64)>| forms.iter().map(|form| form.1).fold(f64::INFINITY, f64::min);
    // The row can't get lower than its tallest stack; lower ones don't need to change.
    let lowest = forms.iter().map(best).fold(0.0, f64::max);
    let goal = if own - lowest < WORTH { own } else { lowest };
    let chosen = forms.iter().map(|forms| forms.iter().find(|form| form.1 <= goal).or(forms.first()));
    chosen.zip(stacks).map(|(form, cards)| form.map_or_else(Stack::default, |form| form.0.stack(cards))).collect()
}
