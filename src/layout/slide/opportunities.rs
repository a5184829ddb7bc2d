//! The opportunities of a slide: a row of cards, with one line each where there is little room, and how many more there are.

use super::{
    frame::{Frame, MARGIN},
    pick::{Answer, GAP, WIDEST},
    row_name::row_name,
};
use crate::{
    layout::{
        LayoutCtx,
        chart::{
            card::{Asked, Card, Lines},
            subject::Subject,
        },
    },
    model::{Map, PainId},
    scene::{Face, Group, Rect, Role, TextLine, TypeSize},
};
use std::collections::BTreeMap;

/// Above the cards, and above those of one line.
const PAD: (f64, f64) = (12.0, 8.0);
/// For the name, and with how many more there are.
const NAMED: f64 = 24.0;
const COUNTED: f64 = 40.0;
/// The widest that a count gets.
const COUNT: f64 = 480.0;

/// The widest that a card gets whose text would be cut.
const WIDENED: f64 = 352.0;
/// The steps in which it gets wider.
const STEP: f64 = 8.0;

/// The row, shaped.
pub struct Opportunities {
    cards: Vec<Shaped>,
    more: usize,
    /// Above the cards.
    pad: f64,
    /// How high it is.
    pub height: f64,
}

/// A card, and how wide it is.
struct Shaped {
    answer: Answer,
    card: Card,
    width: f64,
    /// How wide the card of its pain is.
    base: f64,
    /// Where it may be: its cell, and free ones next to that.
    room: (f64, f64),
}

impl Opportunities {
    /// Shapes the cards, each as wide as that of the pain that it answers, or wider where its text would be cut and its cell or cells next to that are
    /// free. `pains` are those with cards, `shown` all that are drawn. `None` where there is nothing to show or to count.
    pub fn new(
        ctx: &mut LayoutCtx<'_>,
        frame: &Frame,
        (mut answers, more): (Vec<Answer>, usize),
        (pains, shown): (&[(PainId, usize, f64)], &[PainId]),
        lines: Lines,
    ) -> Option<Self> {
        answers.sort_by_key(|answer| answer.cell);
        let above: BTreeMap<PainId, f64> = pains.iter().map(|&(pain, _, width)| (pain, width)).collect();
        let (cells, taken) = (frame.cells(), Taken::new(&answers, pains));
        let mut cards: Vec<Shaped> = Vec::with_capacity(answers.len());
        for &answer in &answers {
            let own = cells[answer.cell];
            let width = answer.under.and_then(|pain| above.get(&pain).copied());
            let asked = |width: f64| Asked { subject: Subject::Opportunity(answer.id), under: answer.under, width };
            let width = width.unwrap_or_else(|| (own.1 - own.0).min(WIDEST));
            let mut shaped =
                Shaped { answer, card: Card::fitted(ctx, &asked(width), shown, lines), width, base: width, room: own };
            // One that answers nothing stays in its own cell.
            if shaped.card.is_cut() && answer.under.is_some() {
                let before = cards.last().map_or(frame.page.columns_left, |card| card.end(&cells) + GAP);
                let room = taken.room(ctx.map, &answer, (before, frame.page.columns_right), &cells);
                let most = room.map_or(width, |room| (room.1 - room.0).min(WIDENED));
                let mut wider = (1..).map(|step| width + STEP * f64::from(step)).take_while(|&width| width <= most);
                let whole = wider.find_map(|width| {
                    let card = Card::fitted(ctx, &asked(width), shown, lines);
                    (!card.is_cut()).then_some((card, width))
                });
                shaped = match (whole, room) {
                    (Some((card, width)), Some(room)) => Shaped { card, width, room, ..shaped },
                    _ => shaped,
                };
            }
            cards.push(shaped);
        }
        let pad = if lines.most < 2 { PAD.1 } else { PAD.0 };
        let least = if cards.is_empty() || more == 0 { NAMED } else { COUNTED };
        let tallest = cards.iter().map(|one| one.card.height(one.width)).fold(least, f64::max);
        let any = !cards.is_empty() || more > 0;
        any.then_some(Self { cards, more, pad, height: pad + tallest })
    }

    /// Whether a text is cut, or a card wider than its cell.
    pub fn is_short(&self, cells: &[(f64, f64)]) -> bool {
        let is_wide = |one: &Shaped| one.width > cells[one.answer.cell].1 - cells[one.answer.cell].0 + 0.5;
        self.cards.iter().any(|one| one.card.is_cut() || is_wide(one))
    }

    /// Whether what a card says is assumed.
    pub fn is_assumed(&self) -> bool {
        self.cards.iter().any(|one| one.card.is_assumed())
    }

    /// The name of the row; if it has no cards, with the number of opportunities.
    fn name(&self, ctx: &mut LayoutCtx<'_>) -> Vec<TextLine> {
        let name = ctx.words.opportunities;
        match self.cards.is_empty() {
            false => row_name(ctx, name, Role::Ink, self.more, self.pad),
            true => {
                let count = format!("{name}: {}", ctx.words.number(self.more as f64));
                ctx.cut(&count, (TypeSize::Body, Face::Semibold, Role::Ink), COUNT, 1).place(MARGIN, self.pad, COUNT)
            }
        }
    }

    /// Draws the row, starting at the top. `above` says where the cards of the pains are.
    pub fn draw(&self, ctx: &mut LayoutCtx<'_>, frame: &Frame, above: &[(PainId, (f64, f64))]) -> Group {
        let (page, cells) = (&frame.page, frame.cells());
        let mut group = Group::new("lane").named("lane", "opportunities");
        group.extend(self.name(ctx));
        let left = |&Shaped { answer, width, room, .. }: &Shaped| {
            let card = above.iter().find(|card| Some(card.0) == answer.under).map(|card| card.1.0);
            let cell = cells[answer.cell];
            let left = card.unwrap_or_else(|| f64::midpoint(cell.0, cell.1) - width / 2.0);
            // If it is too wide to begin below its own pain's card, it begins below another one of its cell whose pain it answers.
            let answered = &ctx.map.opportunity(answer.id).answers;
            let others =
                above.iter().filter(|(pain, (x, _))| answered.contains(pain) && cell.0 - 1.0 <= *x && *x <= left);
            let fitting =
                others.map(|card| card.1.0).filter(|x| x + width <= room.1 + 0.5).fold(f64::NEG_INFINITY, f64::max);
            let left = if fitting.is_finite() { fitting } else { left };
            left.min(room.1.max(left) - width).max(room.0.min(left))
        };
        let mut placed: Vec<_> = self.cards.iter().map(|one| (left(one), one)).collect();
        placed.sort_by(|a, b| a.0.total_cmp(&b.0));
        for (x, Shaped { answer, card, width, .. }) in placed {
            let rect = Rect::new(x, self.pad, *width, self.height - self.pad);
            group.push(Subject::Opportunity(answer.id).group(ctx).with(card.draw(ctx, rect)));
        }
        group.framed(Rect::new(0.0, 0.0, page.width, self.height))
    }
}

impl Shaped {
    /// Where it ends at the latest.
    fn end(&self, cells: &[(f64, f64)]) -> f64 {
        let right = cells[self.answer.cell].1;
        (right + self.width - self.base).min(self.room.1).max(right)
    }
}

/// The cells with cards of pains or opportunities.
struct Taken<'p> {
    /// For each of them its answers, and its pains.
    cells: BTreeMap<usize, (usize, Vec<&'p PainId>)>,
}

impl<'p> Taken<'p> {
    fn new(answers: &[Answer], pains: &'p [(PainId, usize, f64)]) -> Self {
        let mut cells: BTreeMap<usize, (usize, Vec<&PainId>)> = BTreeMap::new();
        answers.iter().for_each(|answer| cells.entry(answer.cell).or_default().0 += 1);
        pains.iter().for_each(|(pain, cell, _)| cells.entry(*cell).or_default().1.push(pain));
        Self { cells }
    }

    /// Where an answer may be that needs more room: in all of its cell and in free ones next to it, but not under a pain that it doesn't answer.
    fn room(&self, map: &Map, answer: &Answer, (left, right): (f64, f64), cells: &[(f64, f64)]) -> Option<(f64, f64)> {
        let answered = &map.opportunity(answer.id).answers;
        let (answers, pains) = self.cells.get(&answer.cell)?;
        let is_alone = *answers == 1 && pains.iter().all(|pain| answered.contains(pain));
        let before = self.cells.range(..answer.cell).next_back().map_or(left, |cell| cells[*cell.0].1 + GAP);
        let after = self.cells.range(answer.cell + 1..).next().map_or(right, |cell| cells[*cell.0].0 - GAP);
        let own = cells[answer.cell];
        is_alone.then_some((before.max(left).min(own.0), after.max(own.1)))
    }
}
