//! The opportunities of a slide: a row of cards, with one line each where there is little room, and how many more there are.

use super::{
    answers::{Answer, Answers, PainCard, beside},
    frame::{Frame, MARGIN},
    pick::{GAP, WIDEST},
    row_name::{COUNT, count_line, row_name},
};
use crate::{
    lane::LaneKind,
    layout::{
        LayoutCtx, Prose,
        chart::{
            card::{Asked, Card, Lines},
            subject::Subject,
        },
        lanes::no_answer::no_answer,
    },
    model::{Map, OpportunityId, PainId},
    scene::{Face, Group, Rect, Role, TextLine, TypeSize},
};
use std::collections::BTreeMap;

/// Above the cards, and above those of one line.
const PAD: (f64, f64) = (12.0, 8.0);
/// For the name, with what is free below it.
const NAMED: f64 = 24.0;
/// Around the words where there is no answer: beside them, and above and below.
const MISSING: (f64, f64) = (8.0, 4.0);
/// The widest that a name with a count gets.
const NAME: f64 = 480.0;
/// The widest that a card gets that would say less.
const WIDENED: f64 = 352.0;
/// The steps in which it gets wider.
const STEP: f64 = 8.0;

/// The row, shaped.
pub struct Opportunities {
    cards: Vec<Shaped>,
    /// Whether first lines are missing because there was no room for them.
    pub is_plain: bool,
    /// How many have a first line that they could do without.
    pub dated: usize,
    more: usize,
    /// How many of these are overdue, in words.
    late: Option<Prose>,
    /// Above the cards.
    pad: f64,
    /// How high it is.
    pub height: f64,
}

/// What is in the place of an answer, and how wide it is.
struct Shaped {
    answer: Answer,
    /// That there is none yet, and below that the card of an opportunity.
    missing: Option<Prose>,
    card: Option<Card>,
    width: f64,
}

impl Opportunities {
    /// Shapes the cards. `pains` are those with cards, `shown` all that are drawn. `None` where there is nothing to show or to count.
    pub fn new(
        ctx: &mut LayoutCtx<'_>,
        frame: &Frame,
        Answers { shown: mut answers, rest }: Answers,
        (pains, shown): (&[PainCard], &[PainId]),
        lines: Lines,
    ) -> Option<Self> {
        answers.sort_by_key(|answer| answer.cell);
        let mut cards = shaped(ctx, frame, &answers, (pains, shown), lines);
        // All in one way: a reader compares them.
        let with_heads = heads(ctx, &cards);
        let mut is_plain = false;
        if with_heads.contains(&true) && with_heads.contains(&false) {
            let headed = shaped(ctx, frame, &answers, (pains, shown), Lines { headed: true, ..lines });
            is_plain = headed.iter().any(Shaped::is_cut);
            if !is_plain {
                cards = headed;
            } else if !is_exception(&with_heads) {
                cards = shaped(ctx, frame, &answers, (pains, shown), Lines { beside: true, ..lines });
            }
        }
        let dated = heads(ctx, &cards).into_iter().filter(|is_dated| *is_dated).count();
        let pad = if lines.most < 2 { PAD.1 } else { PAD.0 };
        let late = late(ctx, &rest);
        let counts = if cards.is_empty() || rest.is_empty() { 0.0 } else { TypeSize::Small.line() };
        let least = NAMED + counts + late.as_ref().map_or(0.0, |late| late.height(COUNT));
        let tallest = cards.iter().map(Shaped::height).fold(least, f64::max);
        let any = !(cards.is_empty() && rest.is_empty());
        any.then_some(Self { cards, is_plain, dated, more: rest.len(), late, pad, height: pad + tallest })
    }

    /// How many texts are cut.
    pub fn cut(&self) -> usize {
        self.cards.iter().filter(|card| card.is_cut()).count()
    }

    /// Whether what a card says is assumed.
    pub fn is_assumed(&self) -> bool {
        self.cards.iter().filter_map(|one| one.card.as_ref()).any(Card::is_assumed)
    }

    /// The name of the row; if it has no cards, with the number of opportunities.
    fn name(&self, ctx: &mut LayoutCtx<'_>) -> Vec<TextLine> {
        let name = ctx.words.opportunities;
        let mut below = TypeSize::Body.line();
        let mut lines = if self.cards.is_empty() {
            let count = format!("{name}: {}", ctx.words.number(self.more as f64));
            ctx.cut(&count, (TypeSize::Body, Face::Semibold, Role::Ink), NAME, 1).place(MARGIN, self.pad, NAME)
        } else {
            below += TypeSize::Small.line();
            row_name(ctx, name, Role::Ink, self.more, self.pad)
        };
        if let Some(late) = &self.late {
            lines.extend(late.place(MARGIN, self.pad + below, COUNT));
        }
        lines
    }

    /// Draws the row, starting at the top. `above` says where the cards of the pains are.
    pub fn draw(&self, ctx: &mut LayoutCtx<'_>, frame: &Frame, above: &[(PainId, (f64, f64))]) -> Group {
        let mut group = Group::new("lane").named("lane", LaneKind::Opportunities.key(ctx.map));
        group.extend(self.name(ctx));
        for (one, left) in self.cards.iter().zip(self.lefts(&frame.cells(), above)) {
            let rect = Rect::new(left, self.pad, one.width, self.height - self.pad);
            group.extend(one.draw(ctx, rect));
        }
        group.framed(Rect::new(0.0, 0.0, frame.page.width, self.height))
    }

    /// The left edge of each card: those of pains are below these, the others beside them, or together in the middle of their cell.
    fn lefts(&self, cells: &[(f64, f64)], above: &[(PainId, (f64, f64))]) -> Vec<f64> {
        let mut taken: BTreeMap<usize, Vec<(f64, f64)>> = BTreeMap::new();
        let mut loose: BTreeMap<usize, f64> = BTreeMap::new();
        let mut lefts = Vec::with_capacity(self.cards.len());
        for &Shaped { answer, width, .. } in &self.cards {
            let (first, last) = cells[answer.cell];
            let card = above.iter().find(|card| Some(card.0) == answer.under).map(|card| card.1.0);
            lefts.push(card.map(|left| left.min(last - width).max(first.min(left))));
            match lefts.last() {
                Some(Some(left)) => taken.entry(answer.cell).or_default().push((*left, left + width)),
                _ => *loose.entry(answer.cell).or_insert(-GAP) += width + GAP,
            }
        }
        let placed = self.cards.iter().zip(lefts).map(|(one, left)| {
            let cell = one.answer.cell;
            left.unwrap_or_else(|| {
                let taken = taken.entry(cell).or_default();
                let (first, last) = cells[cell];
                let middle = f64::midpoint(first, last) - loose.get(&cell).map_or(one.width, |all| *all) / 2.0;
                let left = if taken.is_empty() { middle } else { in_gap(taken, (first, last), one.width) };
                taken.push((left, left + one.width));
                left
            })
        });
        placed.collect()
    }
}

/// How many of some opportunities are overdue, if any are.
fn late(ctx: &mut LayoutCtx<'_>, rest: &[OpportunityId]) -> Option<Prose> {
    let count = rest.iter().filter(|id| ctx.map.opportunity(**id).is_past_due(ctx.map.today)).count();
    let said = format!("{}: {}", ctx.words.overdue, ctx.words.number(count as f64));
    (count > 0).then(|| count_line(ctx, &said, (Face::Semibold, Role::RedText)))
}

/// Whether each card has a first line, of those that could have one and could do without.
fn heads(ctx: &LayoutCtx<'_>, cards: &[Shaped]) -> Vec<bool> {
    cards.iter().filter_map(|one| one.card.as_ref()?.has_head(ctx)).collect()
}

/// Whether only one card has no first line, and several have one: the others keep theirs.
fn is_exception(heads: &[bool]) -> bool {
    let with = heads.iter().filter(|has_head| **has_head).count();
    with > 1 && with + 1 == heads.len()
}

/// The left edge of something of a width next to what is taken of a span, where most of it is free.
fn in_gap(taken: &mut [(f64, f64)], (first, last): (f64, f64), width: f64) -> f64 {
    taken.sort_by(|a, b| a.0.total_cmp(&b.0));
    let from = std::iter::once(first).chain(taken.iter().map(|one| one.1));
    let gaps = from.zip(taken.iter().map(|one| one.0).chain([last])).enumerate();
    let widest = gaps.max_by(|(_, a), (_, b)| (a.1 - a.0).total_cmp(&(b.1 - b.0)));
    widest.map_or(first, |(at, (left, right))| if at == 0 { right - GAP - width } else { left + GAP })
}

/// The cards, each as wide as that of the pain that it answers, or wider where it would say less and the rest of its cell is free.
fn shaped(
    ctx: &mut LayoutCtx<'_>,
    frame: &Frame,
    answers: &[Answer],
    (pains, shown): (&[PainCard], &[PainId]),
    lines: Lines,
) -> Vec<Shaped> {
    let above: BTreeMap<PainId, f64> = pains.iter().map(|card| (card.id, card.width)).collect();
    let (cells, taken) = (frame.cells(), Taken::new(answers, pains));
    let mut cards: Vec<Shaped> = Vec::with_capacity(answers.len());
    for &answer in answers {
        let (left, right) = cells[answer.cell];
        let width = answer.under.and_then(|pain| above.get(&pain).copied());
        let width = width.unwrap_or_else(|| {
            let loose = answers.iter().filter(|one| one.cell == answer.cell && one.under.is_none()).count();
            beside(pains, answers, (answer.cell, right - left), loose).clamp(1.0, WIDEST)
        });
        let missing = answer.is_missing.then(|| missing(ctx, width));
        let Some(id) = answer.id else {
            cards.push(Shaped { answer, missing, card: None, width });
            continue;
        };
        let asked = |width| Asked { width, ..Asked::new(Subject::Opportunity(id), answer.under) };
        let most = if taken.is_free(ctx.map, &answer, id) { (right - left).min(WIDENED) } else { width };
        let mut best = (Card::fitted(ctx, &asked(width), shown, lines), width);
        let mut lack = best.0.lack(ctx);
        for step in (1..).map(|step| STEP * f64::from(step)).take_while(|step| width + step <= most) {
            if lack == (false, false) {
                break;
            }
            let card = Card::fitted(ctx, &asked(width + step), shown, lines);
            if card.lack(ctx) < lack {
                lack = card.lack(ctx);
                best = (card, width + step);
            }
        }
        let (card, width) = best;
        cards.push(Shaped { answer, missing, card: Some(card), width });
    }
    cards
}

/// That a grave pain has no answer yet, for a card of a width.
fn missing(ctx: &mut LayoutCtx<'_>, width: f64) -> Prose {
    let look = (TypeSize::Small, Face::Regular, Role::Soft);
    ctx.cut_at_words(ctx.words.no_answer_yet, look, (width - 2.0 * MISSING.0).max(1.0), 2)
}

impl Shaped {
    fn is_cut(&self) -> bool {
        self.card.as_ref().is_some_and(Card::is_cut)
    }

    fn height(&self) -> f64 {
        self.missing_height() + self.card.as_ref().map_or(0.0, |card| card.height(self.width))
    }

    /// The height of what is above the card, with the gap between them.
    fn missing_height(&self) -> f64 {
        let gap = if self.card.is_some() { GAP } else { 0.0 };
        let height = |text: &Prose| text.height(self.width - 2.0 * MISSING.0) + 2.0 * MISSING.1 + gap;
        self.missing.as_ref().map_or(0.0, height)
    }

    fn draw(&self, ctx: &mut LayoutCtx<'_>, rect: Rect) -> Vec<Group> {
        let (mut groups, above) = (Vec::new(), self.missing_height());
        if let (Some(text), Some(pain)) = (&self.missing, self.answer.under) {
            let height = if self.card.is_some() { above - GAP } else { rect.height };
            groups.push(no_answer(ctx, pain, text, (Rect { height, ..rect }, MISSING.0)));
        }
        if let (Some(card), Some(id)) = (&self.card, self.answer.id) {
            let rect = Rect { y: rect.y + above, height: rect.height - above, ..rect };
            groups.push(Subject::Opportunity(id).group(ctx).with(card.draw(ctx, rect)));
        }
        groups
    }
}

/// The cells with cards of pains or opportunities.
struct Taken<'p> {
    /// For each of them its answers, and its pains.
    cells: BTreeMap<usize, (usize, Vec<&'p PainId>)>,
}

impl<'p> Taken<'p> {
    fn new(answers: &[Answer], pains: &'p [PainCard]) -> Self {
        let mut cells: BTreeMap<usize, (usize, Vec<&PainId>)> = BTreeMap::new();
        answers.iter().for_each(|answer| cells.entry(answer.cell).or_default().0 += 1);
        pains.iter().for_each(|card| cells.entry(card.cell).or_default().1.push(&card.id));
        Self { cells }
    }

    /// Whether an answer may be in all of its cell: not under a pain that it doesn't answer, nor where another one is.
    fn is_free(&self, map: &Map, answer: &Answer, id: OpportunityId) -> bool {
        let answered = &map.opportunity(id).answers;
        let own = self.cells.get(&answer.cell);
        own.is_some_and(|(answers, pains)| *answers == 1 && pains.iter().all(|pain| answered.contains(pain)))
    }
}
