//! How wide columns of a slide would like to be, so that their texts are whole.

use super::{
    columns,
    frame::BESIDE,
    pick::{GAP, MOST_CARDS},
};
use crate::{
    layout::{LayoutCtx, Prose},
    model::{Column, Place, Status, Text},
    scene::{Face, Role, TypeSize},
};

/// The lines that titles and cards have where there is little room, and those that pains have at most.
const LINES: usize = 2;
const MOST: usize = 3;
/// The widths that are tried for the texts of cards.
const CARD: (f64, f64, f64) = (112.0, 288.0, 8.0);
/// Around the text of a card, and for a number next to it.
const PAD: f64 = 20.0;
const NUMBER: f64 = 28.0;

/// For each column: the width at which its title has two lines, the one at which its cards are whole, and the one at which they have two lines.
pub fn wishes(ctx: &mut LayoutCtx<'_>) -> Vec<[f64; 3]> {
    let (map, answers) = (ctx.map, answers(ctx));
    let one = |(column, answers): (&Column, [f64; 2])| {
        let title = columns::title_width(ctx, column, LINES);
        [title, cards(ctx, column, MOST, answers[0]), cards(ctx, column, LINES, answers[1])]
    };
    map.columns.iter().zip(answers).map(one).collect()
}

/// The widths that the widest card of an opportunity would have in each column, with more lines and with fewer.
fn answers(ctx: &mut LayoutCtx<'_>) -> Vec<[f64; 2]> {
    let map = ctx.map;
    let mut widest = vec![[0.0_f64; 2]; map.columns.len()];
    for opportunity in map.opportunities.iter().filter(|one| one.status != Some(Status::Dropped)) {
        let widths = [MOST, LINES].map(|lines| card(ctx, &opportunity.text, Face::Semibold, lines) + NUMBER);
        for &pain in &opportunity.answers {
            if let Place::Column(column) = map.pain(pain).place {
                let own = &mut widest[column.index()];
                *own = [own[0].max(widths[0]), own[1].max(widths[1])];
            }
        }
    }
    widest
}

/// The width at which all cards of a column are side by side and whole, in so many lines, given the width of the widest answer.
fn cards(ctx: &mut LayoutCtx<'_>, column: &Column, lines: usize, answer: f64) -> f64 {
    let map = ctx.map;
    let pains: Vec<_> = column.facts.pains.iter().map(|&id| map.pain(id)).filter(|pain| !pain.is_solved()).collect();
    if pains.is_empty() {
        return 0.0;
    }
    let widest = pains.iter().map(|pain| card(ctx, &pain.text, Face::Regular, lines)).fold(answer, f64::max);
    let count = pains.len().min(MOST_CARDS) as f64;
    count * (widest.min(CARD.1) + GAP) - GAP + 2.0 * BESIDE
}

/// The least width at which a card's text has so few lines; the widest if there is none.
fn card(ctx: &mut LayoutCtx<'_>, text: &Text, face: Face, lines: usize) -> f64 {
    let prose = ctx.prose(text, TypeSize::Body, face, Role::Ink);
    let fits = |width: &f64| fits(&prose, width - PAD, lines);
    let steps = ((CARD.1 - CARD.0) / CARD.2) as usize;
    (0..=steps).map(|step| CARD.0 + CARD.2 * step as f64).find(fits).unwrap_or(CARD.1)
}

fn fits(prose: &Prose, width: f64, lines: usize) -> bool {
    prose.min_width() <= width && prose.line_count(width) <= lines
}
