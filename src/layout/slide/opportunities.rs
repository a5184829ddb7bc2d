//! The opportunities of a slide: a row of cards, with one line each where there is little room, and how many more there are.

use super::{
    answers::{Answer, Answers, PainCard, beside},
    frame::{Frame, GUTTER_TEXT, MARGIN},
    pick::{GAP, WIDEST},
    row_name::row_name,
};
use crate::{
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
/// For the name, and for each count below it.
const NAMED: f64 = 24.0;
const COUNTED: f64 = 16.0;
/// Around the words where there is no answer: beside them, and above and below.
const MISSING: (f64, f64) = (8.0, 4.0);
/// The widest that a count gets.
const COUNT: f64 = 480.0;

/// The widest that a card gets whose text would be cut.
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
    /// How many of these are overdue.
    late: usize,
    /// Above the cards.
    pad: f64,
    /// How high it is.
    pub height: f64,
}

/// What is in the place of an answer, and how wide it is.
struct Shaped {
    answer: Answer,
    said: SlotText,
    width: f64,
}

/// What is said in the place of an answer.
enum SlotText {
    Card(Card),
    /// That there is none yet.
    Missing(Prose),
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
        let late = rest.iter().filter(|id| ctx.map.opportunity(**id).is_past_due(ctx.map.today)).count();
        let counts = usize::from(!cards.is_empty() && !rest.is_empty()) + usize::from(late > 0);
        let least = NAMED + COUNTED * counts as f64;
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
        self.cards.iter().any(|one| matches!(&one.said, SlotText::Card(card) if card.is_assumed()))
    }

    /// The name of the row; if it has no cards, with the number of opportunities.
    fn name(&self, ctx: &mut LayoutCtx<'_>) -> Vec<TextLine> {
        let name = ctx.words.opportunities;
        let (width, mut below) = (GUTTER_TEXT, TypeSize::Body.line());
        let mut lines = if self.cards.is_empty() {
            let count = format!("{name}: {}", ctx.words.number(self.more as f64));
            ctx.cut(&count, (TypeSize::Body, Face::Semibold, Role::Ink), COUNT, 1).place(MARGIN, self.pad, COUNT)
        } else {
            below += TypeSize::Small.line();
            row_name(ctx, name, Role::Ink, self.more, self.pad)
        };
        if self.late > 0 {
            let said = format!("{}: {}", ctx.words.overdue, ctx.words.number(self.late as f64));
            let said = ctx.cut(&said, (TypeSize::Small, Face::Semibold, Role::RedText), width, 1);
            lines.extend(said.place(MARGIN, self.pad + below, width));
        }
        lines
    }

    /// Draws the row, starting at the top. `above` says where the cards of the pains are.
    pub fn draw(&self, ctx: &mut LayoutCtx<'_>, frame: &Frame, above: &[(PainId, (f64, f64))]) -> Group {
        let mut group = Group::new("lane").named("lane", "opportunities");
        group.extend(self.name(ctx));
        for (one, left) in self.cards.iter().zip(self.lefts(&frame.cells(), above)) {
            let rect = Rect::new(left, self.pad, one.width, self.height - self.pad);
            group.push(one.draw(ctx, rect));
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

/// Whether each card has a first line, of those that could have one and could do without.
fn heads(ctx: &LayoutCtx<'_>, cards: &[Shaped]) -> Vec<bool> {
    let has_head = |card: &Shaped| if let SlotText::Card(card) = &card.said { card.has_head(ctx) } else { None };
    cards.iter().filter_map(has_head).collect()
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

/// The cards, each as wide as that of the pain that it answers, or wider where its text would be cut and the rest of its cell is free.
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
        let Some(id) = answer.id else {
            cards.push(Shaped { answer, said: SlotText::Missing(missing(ctx, width)), width });
            continue;
        };
        let asked = |width| Asked { width, ..Asked::new(Subject::Opportunity(id), answer.under) };
        let most = if taken.is_free(ctx.map, &answer, id) { (right - left).min(WIDENED) } else { width };
        let mut wider = (0..).map(|step| width + STEP * f64::from(step)).take_while(|&wider| wider <= most.max(width));
        let mut card = Card::fitted(ctx, &asked(width), shown, lines);
        let whole = wider.find_map(|width| {
            let card = Card::fitted(ctx, &asked(width), shown, lines);
            (!card.is_cut()).then_some((card, width))
        });
        let width = whole.map_or(width, |(whole, width)| {
            card = whole;
            width
        });
        cards.push(Shaped { answer, said: SlotText::Card(card), width });
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
        matches!(&self.said, SlotText::Card(card) if card.is_cut())
    }

    fn height(&self) -> f64 {
        match &self.said {
            SlotText::Card(card) => card.height(self.width),
            SlotText::Missing(text) => text.height(self.width - 2.0 * MISSING.0) + 2.0 * MISSING.1,
        }
    }

    fn draw(&self, ctx: &mut LayoutCtx<'_>, rect: Rect) -> Group {
        match (&self.said, self.answer) {
            (SlotText::Card(card), Answer { id: Some(id), .. }) => {
                Subject::Opportunity(id).group(ctx).with(card.draw(ctx, rect))
            }
            (SlotText::Missing(text), Answer { under: Some(pain), .. }) => {
                no_answer(ctx, pain, text, (rect, MISSING.0))
            }
            _ => Group::new("opportunity"),
        }
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
