//! How wide columns of a slide would like to be, so that their texts are whole.

use super::{
    columns,
    frame::{BESIDE, middle},
    pick::{GAP, MOST_CARDS},
};
use crate::{
    layout::{
        LayoutCtx, Prose,
        chart::{card::Card, pill, subject::Subject},
    },
    model::{ColumnId, OpportunityId, PainId, PersonaId, Text},
    scene::{Face, Role, TypeSize},
};
use std::collections::BTreeMap;

/// The lines that titles and cards have where there is little room, and those that pains have at most.
const LINES: usize = 2;
const MOST: usize = 3;
/// The widths that are tried for the texts of cards.
const CARD: (f64, f64, f64) = (112.0, 288.0, 8.0);
/// The widest name that makes its column wider, and the room around it.
const NAME: (f64, f64) = (150.0, 44.0);
/// Around the text of a card, and for a number next to it.
const PAD: f64 = 20.0;
const NUMBER: f64 = 28.0;

/// For each column: the width at which its title has two lines and names have room, the one at which its cards are whole, the one at which answers
/// say when they are due, too, and the one at which cards have two lines.
pub fn wishes(ctx: &mut LayoutCtx<'_>) -> Vec<[f64; 4]> {
    let (map, names) = (ctx.map, named(ctx));
    let mut pains: Vec<Vec<PainId>> = vec![Vec::new(); map.columns.len()];
    for id in map.open_pains() {
        if let Some(column) = middle(map, map.pain(id).place) {
            pains[column.index()].push(id);
        }
    }
    let (answers, mut wishes) = (answers(ctx, &pains), Vec::with_capacity(map.columns.len()));
    for (at, column) in map.columns.iter().enumerate() {
        let title = columns::title_width(ctx, column, (TypeSize::Body, LINES)).max(names[at]);
        let kinds = [(MOST, 0), (MOST, 1), (LINES, 2)];
        let [most, dated, few] =
            kinds.map(|(lines, kind)| cards(ctx, &pains[at], lines, (answers[at].widest[kind], answers[at].is_alone)));
        wishes.push([title, most, dated, few]);
    }
    wishes
}

/// For each column the width at which its title in small letters has few lines, where it has no card.
pub fn titles(ctx: &mut LayoutCtx<'_>) -> Vec<f64> {
    let map = ctx.map;
    map.columns.iter().map(|column| columns::title_width(ctx, column, (TypeSize::Small, MOST))).collect()
}

/// For each column in which a persona's curve begins, the width of the longest name there with some room around it: names and words are at the
/// same marks.
fn named(ctx: &mut LayoutCtx<'_>) -> Vec<f64> {
    let (map, names) = (ctx.map, ctx.map.short_names());
    let mut width =
        |persona: PersonaId| ctx.width(&names[persona.index()], TypeSize::Small, Face::Semibold).min(NAME.0) + NAME.1;
    let widest = |own: Vec<PersonaId>| own.into_iter().map(&mut width).fold(0.0, f64::max);
    pill::named_in(map).into_iter().map(widest).collect()
}

/// The answers to the pains of a column.
#[derive(Debug, Clone, Default)]
struct Answers {
    /// The widths that the widest card would have: with the least of what is above its text, with all of that, and with a text that is as low without it.
    widest: [f64; 3],
    count: usize,
    /// Whether a single one answers all of the pains, so that its card may be as wide as all theirs.
    is_alone: bool,
}

/// The answers to the open pains of each column.
fn answers(ctx: &mut LayoutCtx<'_>, pains: &[Vec<PainId>]) -> Vec<Answers> {
    let map = ctx.map;
    let mut all = vec![Answers::default(); map.columns.len()];
    for (index, opportunity) in map.opportunities.iter().enumerate() {
        if opportunity.is_dropped() {
            continue;
        }
        let widths = answer(ctx, OpportunityId::new(index));
        let mut open: BTreeMap<usize, usize> = BTreeMap::new();
        for &pain in &opportunity.answers {
            if let Some(column) = middle(map, map.pain(pain).place).map(ColumnId::index) {
                *open.entry(column).or_default() += usize::from(pains[column].contains(&pain));
            }
        }
        for (column, open) in open {
            let own = &mut all[column];
            own.widest = [0, 1, 2].map(|kind| own.widest[kind].max(widths[kind]));
            own.count += 1;
            own.is_alone = own.count == 1 && open == pains[column].len();
        }
    }
    all
}

/// The widths of an answer's card. The line above a text, with the numbers beside it, is as high as one of the text.
fn answer(ctx: &mut LayoutCtx<'_>, id: OpportunityId) -> [f64; 3] {
    let opportunity = ctx.map.opportunity(id);
    let Some([longest, shortest]) = Card::head_widths(ctx, Subject::Opportunity(id)) else {
        return [MOST, MOST, LINES].map(|lines| card(ctx, &opportunity.text, Face::Semibold, lines) + NUMBER);
    };
    let numbers = NUMBER * opportunity.answers.len().clamp(1, LINES) as f64;
    let text = card(ctx, &opportunity.text, Face::Semibold, LINES);
    let [least, dated] = [shortest, longest].map(|head| text.max(head + numbers + PAD));
    [least, dated, dated.max(text + NUMBER)]
}

/// The width at which all cards of a column are side by side and whole, in so many lines, given the width of the widest answer, and whether it is alone.
fn cards(ctx: &mut LayoutCtx<'_>, pains: &[PainId], lines: usize, (answer, is_alone): (f64, bool)) -> f64 {
    let map = ctx.map;
    let pains: Vec<_> = pains.iter().map(|&id| map.pain(id)).collect();
    if pains.is_empty() {
        return 0.0;
    }
    let least = if is_alone { 0.0 } else { answer };
    let widest = pains.iter().map(|pain| card(ctx, &pain.text, Face::Regular, lines)).fold(least, f64::max);
    // Of many, half are below the others.
    let count = pains.len().min(MOST_CARDS).max(pains.len().div_ceil(2)) as f64;
    (count * (widest.min(CARD.1) + GAP) - GAP).max(answer.min(CARD.1)) + 2.0 * BESIDE
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
