//! The cards of a column, arranged at its stem.
//!
//! One below another is the rule. Where a stack would make the whole row high, its cards stand side by side instead:
//! within the column if that is wide enough, over the free columns to the right, or on both sides of the stem where the
//! free columns are to the left. Only those at the stem have its rule; the others are chained to them. The cards of a whole stage stand side by side in all of its width.

use super::{
    Experience,
    card::{Card, RULE, Rule},
};
use crate::{
    layout::{
        ColumnBox, Page,
        free::{self, Free},
    },
    model::{ColumnId, Facts, Map, Stage},
    scene::Rect,
};

/// Between two cards.
pub const GAP: f64 = 8.0;
/// What another arrangement must save at least: two lines.
const WORTH: f64 = 40.0;
/// Narrower cards are tiresome to read.
const LEAST: f64 = 168.0;
/// Wider ones leave their lines bare.
const WIDEST: f64 = 400.0;
/// The least for those of a whole stage, which have its width.
const LEAST_OF_STAGE: f64 = 240.0;
/// More cards than these in a row are no longer seen as one column's.
const MOST_BESIDE: usize = 6;
/// A stack of so many cards asks for a column that is wide enough for two of them.
const MANY: usize = 4;

/// Which cards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Those of gains.
    Gains,
    /// Those of pains.
    Pains,
}

/// Where each column's cards can go on to.
pub fn free(map: &Map, kind: Kind) -> Vec<Free> {
    let count = |facts: &Facts| match kind {
        Kind::Gains => facts.gains.len(),
        Kind::Pains => facts.pains.len(),
    };
    let cards: Vec<usize> = map.columns.iter().map(|column| count(&column.facts)).collect();
    let stages: Vec<bool> = map.stages.iter().map(|stage| count(&stage.facts) > 0).collect();
    free::free(map, &cards, &stages)
}

/// Cards, arranged: a box and a rule for each, counted from the stem and from the top.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Stack {
    /// In the order of the cards.
    pub slots: Vec<(Rect, Rule)>,
    /// How high all are.
    pub height: f64,
}

/// How cards are arranged: so many in a row, each so wide, the first one of a row at the stem.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Form {
    per_row: usize,
    width: f64,
    /// How wide the second one of each row is, where that stands left of the stem.
    astride: Option<f64>,
}

impl Form {
    fn alone(width: f64) -> Self {
        Self { per_row: 1, width, astride: None }
    }

    fn height(self, cards: &[&Card]) -> f64 {
        let rows = cards.chunks(self.per_row).map(|row| self.row_height(row) + GAP);
        (rows.sum::<f64>() - GAP).max(0.0)
    }

    fn row_height(self, row: &[&Card]) -> f64 {
        row.iter().enumerate().map(|(place, card)| card.height(self.width_at(place))).fold(0.0, f64::max)
    }

    fn width_at(self, place: usize) -> f64 {
        self.astride.filter(|_| place == 1).unwrap_or(self.width)
    }

    fn stack(self, cards: &[&Card]) -> Stack {
        let (mut slots, mut y) = (Vec::with_capacity(cards.len()), 0.0);
        for row in cards.chunks(self.per_row) {
            let height = self.row_height(row);
            let above = if y > 0.0 { GAP } else { 0.0 };
            for place in 0..row.len() {
                let width = self.width_at(place);
                let (x, rule) = match (place, self.astride) {
                    (0, _) => (0.0, Rule::Left { above }),
                    (1, Some(width)) => (-width - RULE / 2.0, Rule::Beside { before: 0.0 }),
                    (further, _) => (further as f64 * (width + GAP), Rule::Beside { before: GAP }),
                };
                slots.push((Rect::new(x, y, width, height), rule));
            }
            y += height + GAP;
        }
        Stack { slots, height: (y - GAP).max(0.0) }
    }
}

/// The forms that a stack can take in its own column, which is `own` wide, with free `room` on either side; the plainest first.
fn forms(cards: &[&Card], own: f64, [left, right]: [f64; 2]) -> Vec<Form> {
    let mut forms = vec![Form::alone(own)];
    let wide = (own + right).min(WIDEST).max(own);
    if wide > own {
        forms.push(Form::alone(wide));
    }
    let least = cards.iter().map(|card| card.least_width()).fold(LEAST, f64::max);
    for per_row in 2..=cards.len().min(MOST_BESIDE) {
        let width = ((own + right - GAP * (per_row - 1) as f64) / per_row as f64).min(own);
        if width >= least {
            forms.push(Form { per_row, width, astride: None });
        }
    }
    if cards.len() > 1 && left.min(own) >= least {
        forms.push(Form { per_row: 2, width: own, astride: Some(left.min(own)) });
    }
    forms
}

/// How high a column's stack is at a width, if the columns beside it are as wide.
pub fn height(cards: &[&Card], free: Free, width: f64) -> f64 {
    let share = width + 2.0 * ColumnBox::PADDING;
    let room = [free.left.min(1) as f64 * share, free.right as f64 * share];
    let heights = forms(cards, width, room).into_iter().map(|form| form.height(cards));
    heights.fold(f64::INFINITY, f64::min)
}

/// The width of text box that a tall stack asks for where no column beside it is free: two cards'.
pub fn wish(cards: &[&Card], free: Free) -> Option<f64> {
    let least = cards.iter().map(|card| card.least_width()).fold(LEAST, f64::max);
    (cards.len() >= MANY && free == Free::default()).then_some(2.0 * least + GAP)
}

/// The cards of whole stages.
#[derive(Debug, Clone)]
pub struct Whole {
    /// Where each stage's begin, and how they stand from there.
    pub stages: Vec<(f64, Stack)>,
}

impl Whole {
    /// Arranges the `cards` of each stage in rows as wide as the stage, with one rule along each.
    pub fn new(map: &Map, page: &Page, cards: &[Vec<&Card>], rule: impl Fn(f64) -> Rule) -> Self {
        let stage = |(stage, cards): (&Stage, &Vec<&Card>)| {
            let (x, width) = span(page, stage.columns.iter().map(|column| column.index())).unwrap_or_default();
            (x, rows(cards, width, &rule))
        };
        Self { stages: map.stages.iter().zip(cards).map(stage).collect() }
    }

    /// For each column, how high the cards of its stage are.
    fn heights(&self, page: &Page, map: &Map) -> Vec<f64> {
        let height = |column: usize| self.stages[map.columns[column].stage.index()].1.height;
        (0..page.columns.len()).map(height).collect()
    }
}

fn rows(cards: &[&Card], width: f64, rule: impl Fn(f64) -> Rule) -> Stack {
    let least = cards.iter().map(|card| card.least_width()).fold(LEAST_OF_STAGE, f64::max);
    let per_row = (((width + GAP) / (least + GAP)) as usize).clamp(1, cards.len().clamp(1, MOST_BESIDE));
    let width = (width - GAP * (per_row - 1) as f64) / per_row as f64;
    let mut stack = Form { per_row, width, astride: None }.stack(cards);
    for (index, slot) in stack.slots.iter_mut().enumerate() {
        slot.1 = rule(if index % per_row > 0 { GAP } else { 0.0 });
    }
    stack
}

/// Left edge and width of what some columns span, from box to box.
pub fn span(page: &Page, columns: impl Iterator<Item = usize> + Clone) -> Option<(f64, f64)> {
    let first = page.columns.get(columns.clone().next()?)?;
    let last = page.columns.get(columns.last()?)?;
    Some((first.x(), last.x() + last.width() - first.x()))
}

/// The stack of each column: one below another, or side by side where that makes the highest stack lower,
/// together with what the `whole` stage has beyond it.
pub fn stacks(map: &Map, page: &Page, stacks: &[Vec<&Card>], free: &[Free], whole: &Whole) -> Vec<Stack> {
    let more = whole.heights(page, map);
    let measured = |column: usize| {
        let forms = measured(page, stacks, free, column).into_iter();
        forms.map(|(form, height)| (form, height + more[column])).collect()
    };
    let forms: Vec<Vec<(Form, f64)>> = (0..stacks.len()).map(measured).collect();
    let own = forms.iter().filter_map(|forms| forms.first()).map(|form| form.1).fold(0.0, f64::max);
    let best = |forms: &Vec<(Form, f64)>| forms.iter().map(|form| form.1).fold(f64::INFINITY, f64::min);
    // The row can't get lower than its highest stack does; lower ones need not reach out.
    let lowest = forms.iter().map(best).fold(0.0, f64::max);
    let goal = if own - lowest < WORTH { own } else { lowest };
    let chosen = forms.iter().map(|forms| forms.iter().find(|form| form.1 <= goal).or(forms.first()));
    chosen.zip(stacks).map(|(form, cards)| form.map_or_else(Stack::default, |form| form.0.stack(cards))).collect()
}

fn measured(page: &Page, stacks: &[Vec<&Card>], free: &[Free], column: usize) -> Vec<(Form, f64)> {
    let (place, free, cards) = (page.columns[column], free[column], &stacks[column]);
    let end = page.columns[column + free.right];
    let right = end.x() + end.width() - place.x() - place.width();
    let left = place.x() - RULE / 2.0 - page.columns[column - free.left].x();
    let forms = forms(cards, place.width(), [if free.left > 0 { left } else { 0.0 }, right]);
    forms.into_iter().map(|form| (form, form.height(cards))).collect()
}

impl Experience {
    /// The cards of a column.
    pub(super) fn cards_of(&self, column: ColumnId, kind: Kind) -> Vec<&Card> {
        let (pains, gains) = &self.cards[column.index()];
        match kind {
            Kind::Gains => gains.iter().map(|id| &self.gains[id.index()]).collect(),
            Kind::Pains => pains.iter().map(|id| &self.pains[id.index()]).collect(),
        }
    }
}
