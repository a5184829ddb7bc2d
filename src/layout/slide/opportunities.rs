//! The opportunities of a slide: a row of cards, or how many there are.

use super::{
    card::Card,
    frame::{Frame, MARGIN},
    pick::Picked,
    row::{GAP, spread},
    row_name,
};
use crate::{
    layout::LayoutCtx,
    model::{OpportunityId, PainId},
    scene::{Face, Group, Rect, Role, Shape, Stroke, TextLine, TypeSize},
};

/// Above the cards and below them.
const PAD: f64 = 12.0;
/// For the name where there are no cards, and beside cards.
const COUNTED: f64 = 24.0;
const NAMED: f64 = 40.0;
/// The widest that a count gets.
const COUNT: f64 = 480.0;

/// The row, shaped.
pub struct Opportunities {
    cards: Vec<(OpportunityId, Card)>,
    xs: Vec<f64>,
    more: usize,
    /// How high it is.
    pub height: f64,
}

impl Opportunities {
    /// Shapes the cards, each of this width, below those of the pains; `None` where there is nothing to show or to count.
    pub fn new(
        ctx: &mut LayoutCtx<'_>,
        frame: &Frame,
        picked: &Picked<OpportunityId>,
        pains: &[(PainId, f64)],
        width: f64,
    ) -> Option<Self> {
        let wishes: Vec<f64> = picked.shown.iter().map(|&(_, at)| at).collect();
        let slots: Vec<f64> = pains.iter().map(|&(_, x)| x).collect();
        let xs = match slots.len() == wishes.len() {
            true => taken(&wishes, &slots),
            false => spread(&wishes, width + GAP, frame.page.columns_left, frame.page.columns_right + GAP),
        };
        let mut placed: Vec<(OpportunityId, f64)> = picked.shown.iter().map(|&(id, _)| id).zip(xs).collect();
        placed.sort_by(|a, b| a.1.total_cmp(&b.1));
        let card = |&(id, _): &(OpportunityId, f64)| (id, Card::opportunity(ctx, id, pains, width));
        let cards: Vec<_> = placed.iter().map(card).collect();
        let least = if cards.is_empty() { COUNTED } else { NAMED };
        let tallest = cards.iter().map(|(_, card)| card.height()).fold(least, f64::max);
        let xs = placed.into_iter().map(|(_, x)| x).collect();
        let any = !cards.is_empty() || picked.more > 0;
        any.then_some(Self { cards, xs, more: picked.more, height: PAD + tallest })
    }

    /// What the row is called; where it has no cards, how many there are at all.
    fn name(&self, ctx: &mut LayoutCtx<'_>) -> Vec<TextLine> {
        let name = ctx.words.opportunities;
        match self.cards.is_empty() {
            false => row_name(ctx, name, Role::Ink, self.more, PAD),
            true => {
                let count = format!("{name}: {}", ctx.words.number(self.more as f64));
                ctx.cut(&count, (TypeSize::Body, Face::Semibold, Role::Ink), COUNT, 1).place(MARGIN, PAD, COUNT)
            }
        }
    }

    /// The row, from the top on.
    pub fn draw(&self, ctx: &mut LayoutCtx<'_>, frame: &Frame) -> Group {
        let (page, map) = (&frame.page, ctx.map);
        let mut group = Group::new("lane").named("lane", "opportunities");
        let edge = Shape::line(page.margin, 0.0, page.width - page.margin, 0.0);
        group.push(edge.stroke(Stroke::new(Role::Line, 1.0)));
        group.extend(self.name(ctx));
        for ((id, card), &x) in self.cards.iter().zip(&self.xs) {
            let opportunity = map.opportunity(*id);
            let mut node = Group::new("opportunity").named("opportunity", opportunity.name.as_str());
            node = node.from_source(opportunity.span).titled(opportunity.text.to_plain());
            let answers: Vec<_> = opportunity.answers.iter().map(|pain| map.pain(*pain).name.to_string()).collect();
            if !answers.is_empty() {
                node = node.with_data("answers", answers.join(" "));
            }
            group.push(node.with(card.draw(x, PAD, self.height - PAD)));
        }
        group.framed(Rect::new(0.0, 0.0, page.width, self.height))
    }
}

/// As many places as there are wishes: whoever wishes for one exactly has it, the first before others; the rest takes what is
/// left, in order.
fn taken(wishes: &[f64], slots: &[f64]) -> Vec<f64> {
    let mut free: Vec<f64> = slots.to_vec();
    let mut take = |wish: f64| {
        let slot = free.iter().position(|slot| (slot - wish).abs() < 0.5)?;
        Some(free.remove(slot))
    };
    let exact: Vec<Option<f64>> = wishes.iter().map(|&wish| take(wish)).collect();
    let mut rest = free.into_iter();
    exact.into_iter().map(|slot| slot.or_else(|| rest.next()).unwrap_or_default()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_stand_below_their_pains() {
        assert_eq!(taken(&[0.0, 95.0, 100.0, 200.0], &[0.0, 100.0, 200.0, 300.0]), [0.0, 300.0, 100.0, 200.0]);
    }
}
