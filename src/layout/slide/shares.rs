//! How the cards of a cell share its width: equally, unless a text would be cut. Then each gets what its text needs, the worst first.

use super::pick::{Cards, GAP, WIDEST};
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

/// Divides the width of the cards of a cell, with texts of so many lines, again if one in the first row would be cut.
pub fn share(ctx: &mut LayoutCtx<'_>, cards: &mut Cards, lines: Lines) {
    let mut needs: Vec<CardNeed> = Vec::new();
    for (at, slot) in cards.slots.iter().enumerate() {
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
