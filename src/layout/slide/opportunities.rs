//! The opportunities of a slide: a row of cards, with one line each where there is little room, and how many more there are.

use super::{
    frame::{Frame, MARGIN},
    pick::Answer,
    row_name,
};
use crate::{
    layout::{
        LayoutCtx,
        chart::{
            card::{Asked, Card},
            subject::Subject,
        },
    },
    model::PainId,
    scene::{Face, Group, Rect, Role, TextLine, TypeSize},
};

/// Above the cards, and above those of one line.
const PAD: (f64, f64) = (12.0, 8.0);
/// For the name, and with how many more there are.
const NAMED: f64 = 24.0;
const COUNTED: f64 = 40.0;
/// The widest that a count gets.
const COUNT: f64 = 480.0;

/// The widest card in a cell of its own.
const WIDEST: f64 = 288.0;

/// The row, shaped.
pub struct Opportunities {
    /// Each with its width.
    cards: Vec<(Answer, Card, f64)>,
    more: usize,
    /// Above the cards.
    pad: f64,
    /// How high it is.
    pub height: f64,
}

impl Opportunities {
    /// Shapes the cards, each as wide as that of the pain that it answers, with at most `lines` lines below a head, or the text alone in two
    /// or in one; `None` where there is nothing to show or to count.
    pub fn new(
        ctx: &mut LayoutCtx<'_>,
        frame: &Frame,
        (answers, more): (Vec<Answer>, usize),
        pains: &[(PainId, usize, f64)],
        lines: usize,
    ) -> Option<Self> {
        let (shown, cells): (Vec<PainId>, _) = (pains.iter().map(|pain| pain.0).collect(), frame.cells());
        let card = |answer: Answer| {
            let above = pains.iter().find(|pain| Some(pain.0) == answer.under).map(|pain| pain.2);
            let width = above.unwrap_or_else(|| (cells[answer.cell].1 - cells[answer.cell].0).min(WIDEST));
            let asked = Asked { subject: Subject::Opportunity(answer.id), under: answer.under, width };
            (answer, Card::fitted(ctx, &asked, &shown, lines), width)
        };
        let cards: Vec<_> = answers.into_iter().map(card).collect();
        let pad = if lines < 2 { PAD.1 } else { PAD.0 };
        let least = if cards.is_empty() || more == 0 { NAMED } else { COUNTED };
        let tallest = cards.iter().map(|(_, card, width)| card.height(*width)).fold(least, f64::max);
        let any = !cards.is_empty() || more > 0;
        any.then_some(Self { cards, more, pad, height: pad + tallest })
    }

    /// Whether what a card says is assumed.
    pub fn is_assumed(&self) -> bool {
        self.cards.iter().any(|(_, card, _)| card.is_assumed())
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
        let left = |answer: &Answer, width: f64| {
            let card = above.iter().find(|card| Some(card.0) == answer.under).map(|card| card.1.0);
            let (left, right) = cells[answer.cell];
            card.unwrap_or_else(|| f64::midpoint(left, right) - width / 2.0)
        };
        let mut placed: Vec<_> =
            self.cards.iter().map(|(answer, card, width)| (left(answer, *width), answer, card, *width)).collect();
        placed.sort_by(|a, b| a.0.total_cmp(&b.0));
        for (x, answer, card, width) in placed {
            let rect = Rect::new(x, self.pad, width, self.height - self.pad);
            group.push(Subject::Opportunity(answer.id).group(ctx).with(card.draw(ctx, rect)));
        }
        group.framed(Rect::new(0.0, 0.0, page.width, self.height))
    }
}
