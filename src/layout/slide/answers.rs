//! Which opportunities a slide shows, and where: those that answer a pain with a card below that, the others beside them.

use super::{
    frame::Frame,
    pick::{GAP, ROOM_FOR_CARD, per_row},
};
use crate::model::{Map, OpportunityId, PainId};
use std::collections::{BTreeMap, BTreeSet};

/// An opportunity on a slide, and its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Answer {
    /// `None` where there is nothing but that a grave pain has no answer yet.
    pub id: Option<OpportunityId>,
    /// Whether that is said, above the opportunity if there is one.
    pub is_missing: bool,
    /// The pain whose card it is below; `None` if it is beside what is below cards.
    pub under: Option<PainId>,
    pub cell: usize,
}

/// The card of a pain.
#[derive(Debug, Clone, Copy)]
pub struct PainCard {
    pub id: PainId,
    pub cell: usize,
    /// Which of its row it is: one answer has room below all those at the same place.
    pub at: usize,
    pub width: f64,
}

/// What could be done, and how much more there is.
pub struct Answers {
    pub shown: Vec<Answer>,
    /// The opportunities that aren't shown.
    pub rest: Vec<OpportunityId>,
}

/// For each pain with a card, the opportunity that answers it best, or where one of the gravest has none, that; and what could be done in a cell
/// without saying for which pain; for a whole stage, in one of its cells, if possible one without a card. An opportunity that answers several is
/// where there are fewest others. Dropped ones are left out.
pub fn opportunities(map: &Map, frame: &Frame, cards: &[PainCard]) -> Answers {
    let alive = |id: &OpportunityId| !map.opportunity(*id).is_dropped();
    let mut all: Vec<OpportunityId> = (0..map.opportunities.len()).map(OpportunityId::new).filter(alive).collect();
    all.sort_by_key(|&id| (map.worth(id), id));
    let places: BTreeMap<PainId, (usize, usize)> = cards.iter().map(|card| (card.id, (card.cell, card.at))).collect();
    let (mut shown, mut left): (Vec<Answer>, Vec<OpportunityId>) = (Vec::new(), Vec::new());
    let mut taken: BTreeSet<(usize, usize)> = BTreeSet::new();
    for id in all {
        let open = map.opportunity(id).answers.iter().filter_map(|&pain| Some((pain, *places.get(&pain)?)));
        let open = open.filter(|(_, place)| !taken.contains(place));
        match open.min_by_key(|&(pain, _)| map.order_to_answer(id, pain)) {
            Some((pain, place)) => {
                taken.insert(place);
                shown.push(Answer { id: Some(id), is_missing: false, under: Some(pain), cell: place.0 });
            }
            None => left.push(id),
        }
    }
    for pain in map.gravest_unanswered() {
        if let Some(&place) = places.get(&pain).filter(|place| !taken.contains(place)) {
            taken.insert(place);
            shown.push(Answer { id: None, is_missing: true, under: Some(pain), cell: place.0 });
        }
    }
    // Without the pain that it answers, nobody would know what one is for.
    let (unlinked, mut rest): (Vec<_>, Vec<_>) =
        left.into_iter().partition(|&id| map.opportunity(id).answers.is_empty());
    for id in unlinked {
        let room = |cell: usize| Some((Room::of(frame, cards, &shown, cell)?, cell));
        let rooms = frame.cells_of(map, map.opportunity(id).place).into_iter().filter_map(room);
        let own = |under, cell| Answer { id: Some(id), is_missing: false, under, cell };
        match rooms.min_by_key(|(room, _)| *room) {
            Some((Room::Free { .. } | Room::Beside, cell)) => shown.push(own(None, cell)),
            Some((Room::Below(pain), cell)) => shown.push(own(Some(pain), cell)),
            Some((Room::BelowEmpty(at), _)) => shown[at].id = Some(id),
            None => rest.push(id),
        }
    }
    rest.sort_by_key(|&id| (map.worth(id), id));
    Answers { shown, rest }
}

/// Where a cell has room for an opportunity that names no pain, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Room {
    /// Nothing is below cards of pains, if there are any.
    Free { has_cards: bool },
    /// Beside what is.
    Beside,
    /// Below the card of a pain without an answer.
    Below(PainId),
    /// Below one of the places that say that there is no answer yet: in that place it would be taken for one.
    BelowEmpty(usize),
}

impl Room {
    fn of(frame: &Frame, cards: &[PainCard], shown: &[Answer], cell: usize) -> Option<Self> {
        let own: Vec<PainCard> = cards.iter().filter(|card| card.cell == cell).copied().collect();
        let here = || shown.iter().enumerate().filter(|(_, answer)| answer.cell == cell);
        let taken: Vec<usize> = here().filter_map(|(_, answer)| place(&own, answer)).collect();
        let loose = here().filter(|(_, answer)| answer.under.is_none()).count();
        let (left, right) = frame.cells()[cell];
        if taken.is_empty() {
            return (loose < per_row(right - left)).then_some(Self::Free { has_cards: !own.is_empty() });
        }
        let beside = (beside(&own, shown, (cell, right - left), loose + 1) >= ROOM_FOR_CARD).then_some(Self::Beside);
        let below = || own.iter().find(|card| !taken.contains(&card.at)).map(|card| Self::Below(card.id));
        let empty = || here().find(|(_, answer)| answer.id.is_none()).map(|(at, _)| Self::BelowEmpty(at));
        beside.or_else(below).or_else(empty)
    }
}

/// Which card of its row an answer is below.
fn place(own: &[PainCard], answer: &Answer) -> Option<usize> {
    own.iter().find(|card| Some(card.id) == answer.under).map(|card| card.at)
}

/// The width of each of so many cards in a cell of a width, beside what is below the cards of pains, wherever in the cell these are.
pub fn beside(cards: &[PainCard], shown: &[Answer], (cell, width): (usize, f64), count: usize) -> f64 {
    let own: Vec<PainCard> = cards.iter().filter(|card| card.cell == cell).copied().collect();
    let below: BTreeSet<usize> = shown.iter().filter_map(|answer| place(&own, answer)).collect();
    let used = |at: &usize| own.iter().find(|card| card.at == *at).map_or(0.0, |card| card.width + GAP);
    // At worst these are evenly spread, and all are in one of the gaps.
    let gaps = if below.is_empty() { 1 } else { below.len() + 1 };
    let gap = (width + GAP - below.iter().map(used).sum::<f64>()) / gaps as f64 - if gaps > 1 { GAP } else { 0.0 };
    gap.max(0.0) / count.max(1) as f64 - GAP
}
