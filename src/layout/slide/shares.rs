//! How the cards of a cell share its width: equally, unless a text would be cut. Then each gets what its text needs, the worst first.

use super::pick::{Cards, GAP, Slot, WIDEST};
use crate::{
    layout::{
        LayoutCtx,
        chart::card::{Card, Lines},
    },
    model::Severity,
};
use std::cmp::Reverse;

/// The narrowest card, and the steps in which wider ones are tried.
const NARROWEST: f64 = 112.0;
const STEP: f64 = 8.0;

/// The cards of a cell, with texts of so many lines. Badges without a card have no room where the worst pains would lose some of their words for it.
pub fn share(ctx: &mut LayoutCtx<'_>, both: [Cards; 2], lines: Lines) -> Cards {
    let [(with, most), (without, least)] = both.map(|mut cards| {
        divide(ctx, &mut cards, lines);
        let lost = lost(ctx, &cards, lines);
        (cards, lost)
    });
    if most > least { without } else { with }
}

/// How many critical pains are cut or have no room for their severity, or whether all are too narrow.
fn lost(ctx: &mut LayoutCtx<'_>, cards: &Cards, lines: Lines) -> usize {
    let critical = |slot: &&Slot| slot.is_card && slot.subject.severity(ctx.map) == Some(Severity::Critical);
    let critical: Vec<Slot> = cards.slots.iter().filter(critical).copied().collect();
    let cut = |slot: Slot| {
        let text = Card::text(ctx, slot.subject);
        let is_unnamed = Card::width_beside_badge(ctx, slot.subject) > slot.width;
        usize::from(!Card::is_whole(&text, slot.width, lines)) + usize::from(is_unnamed)
    };
    let is_narrow = cards.slots.iter().any(|slot| slot.is_card && slot.width < NARROWEST);
    critical.into_iter().map(cut).sum::<usize>() + usize::from(is_narrow)
}

/// Divides the width of these cards again, if a text would be cut.
fn divide(ctx: &mut LayoutCtx<'_>, cards: &mut Cards, lines: Lines) {
    let mut needs: Vec<CardNeed> = Vec::new();
    for (at, slot) in cards.slots.iter().enumerate().filter(|(_, slot)| slot.is_card) {
        let severity = slot.subject.severity(ctx.map);
        let least = Card::width_beside_badge(ctx, slot.subject).max(NARROWEST);
        needs.push(CardNeed { at, severity, least, whole: least });
    }
    let Some(equal) = needs.first().map(|need| cards.slots[need.at].width) else { return };
    let room = equal * needs.len() as f64;
    if needs.len() < 2 || needs.iter().map(|need| need.least).sum::<f64>() > room {
        return;
    }
    for need in &mut needs {
        let text = Card::text(ctx, cards.slots[need.at].subject);
        let most = room - (NARROWEST + GAP);
        let mut widths = (0..).map(|step| need.least + STEP * f64::from(step)).take_while(|&width| width <= most);
        need.whole = widths.find(|&width| Card::is_whole(&text, width, lines)).unwrap_or(need.least);
    }
    if needs.iter().all(|need| need.whole <= equal) {
        return;
    }
    let mut spare = room - needs.iter().map(|need| need.least).sum::<f64>();
    needs.sort_by_key(|need| (Reverse(need.severity), need.at));
    for need in &mut needs {
        let more = (need.whole - need.least).min(spare);
        need.least += more;
        spare -= more;
    }
    let each = spare / needs.len() as f64;
    for need in needs {
        cards.slots[need.at].width = (need.least + each).min(WIDEST);
    }
}

/// What a card needs.
struct CardNeed {
    /// Which of the cell's it is.
    at: usize,
    severity: Option<Severity>,
    /// The least width that it gets.
    least: f64,
    /// The width at which its text is whole.
    whole: f64,
}
