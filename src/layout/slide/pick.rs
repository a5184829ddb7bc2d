//! What a slide shows of everything: the worst pains, the gains of key moments, the opportunities that address most.
//!
//! The rest is counted, so that nobody takes the slide for everything.

use super::frame::Frame;
use crate::{
    layout::chart::{apart::all_apart, hanging::Cell, subject::Subject},
    model::{GainId, Map, OpportunityId, PainId, PersonaId, Place, Status},
};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

/// Gap between two cards.
pub const GAP: f64 = 8.0;
/// The width that a cell must have for each of its cards.
const ROOM_FOR_CARD: f64 = 140.0;
/// The widest card.
pub const WIDEST: f64 = 288.0;
/// So many pains of a column may ask for a card of full width.
pub const MOST_CARDS: usize = 2;
/// The narrowest cell in which a gain has words.
const WORDS: f64 = 88.0;

/// Something to show.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pick {
    pub subject: Subject,
    /// Position in [`Frame::cells`].
    pub cell: usize,
    /// Whether it has a card, or only a badge.
    pub has_card: bool,
}

impl Pick {
    pub fn text(&self, map: &Map) -> String {
        match self.subject {
            Subject::Pain(id) => map.pain(id).text.to_plain(),
            Subject::Gain(id) => map.gain(id).text.to_plain(),
            Subject::Opportunity(id) => map.opportunity(id).text.to_plain(),
        }
    }
}

/// A selection from a list.
#[derive(Debug, Clone, Default)]
pub struct Picked {
    /// The selected ones, the most important first.
    pub shown: Vec<Pick>,
    /// How many of these have no card, only a badge.
    pub bare: usize,
    /// The number of others.
    pub more: usize,
}

/// What is side by side in a cell: its cards, and badges without one, which would look like those of the cards below them. Where cards need all the
/// width, such badges have no room of their own.
#[derive(Debug, Clone, Default)]
pub struct Cards {
    /// In the order of the numbers.
    pub slots: Vec<Slot>,
}

/// A card, or the room of a badge without one.
#[derive(Debug, Clone, Copy)]
pub struct Slot {
    pub subject: Subject,
    pub is_card: bool,
    pub width: f64,
    /// Its left edge, once it is placed.
    pub left: f64,
}

impl Slot {
    pub fn middle(&self) -> f64 {
        self.left + self.width / 2.0
    }
}

impl Cards {
    /// Equal cards, with room for the badges without one or without.
    fn new(map: &Map, picks: &[&Pick], room: f64, has_room: bool) -> Self {
        let count = picks.iter().filter(|pick| pick.has_card).count() as f64;
        let reach = |pick: &Pick| 2.0 * pick.subject.reach(map);
        let bare = picks.iter().filter(|pick| has_room && !pick.has_card);
        let bare: f64 = bare.map(|pick| reach(pick) + GAP).sum();
        let width = ((room + GAP - bare) / count - GAP).clamp(1.0, WIDEST);
        let slot = |pick: &&Pick| Slot {
            subject: pick.subject,
            is_card: pick.has_card,
            width: if pick.has_card { width } else { reach(pick) },
            left: 0.0,
        };
        let mut slots: Vec<Slot> = picks.iter().filter(|pick| pick.has_card || has_room).map(slot).collect();
        slots.sort_by_key(|slot| slot.subject);
        Self { slots }
    }

    /// Places all, each as close below its stem as the others allow.
    pub fn place(&mut self, stem: impl Fn(Subject) -> f64, (left, right): (f64, f64)) {
        let wish = |slot: &Slot| (stem(slot.subject) - slot.width / 2.0, slot.width + GAP);
        let lefts = all_apart(&self.slots.iter().map(wish).collect::<Vec<_>>(), left, right + GAP);
        self.slots.iter_mut().zip(lefts).for_each(|(slot, left)| slot.left = left);
    }

    pub fn slot(&self, subject: Subject) -> Option<&Slot> {
        self.slots.binary_search_by_key(&subject, |slot| slot.subject).ok().map(|at| &self.slots[at])
    }
}

impl Picked {
    /// The cards of each cell that has any: with room for badges without one, and without.
    pub fn cards(&self, map: &Map, frame: &Frame) -> BTreeMap<usize, [Cards; 2]> {
        let mut own: BTreeMap<usize, Vec<&Pick>> = BTreeMap::new();
        for pick in &self.shown {
            own.entry(pick.cell).or_default().push(pick);
        }
        let cells = frame.cells();
        let with_cards = own.into_iter().filter(|(_, picks)| picks.iter().any(|pick| pick.has_card));
        let both = |(cell, picks): (usize, Vec<&Pick>)| {
            (cell, [true, false].map(|has_room| Cards::new(map, &picks, cells[cell].1 - cells[cell].0, has_room)))
        };
        with_cards.map(both).collect()
    }
}

/// A candidate for the selection.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    subject: Subject,
    /// Counts first: 0 for what most needs to be seen.
    class: u8,
    cell: usize,
    /// Counts within a class: the smaller, the sooner.
    score: i64,
}

/// The worst pains, with those first where it feels lowest: in each cell as many as have room for their badges, and the
/// first of these have cards. None is shown if a worse one isn't.
pub fn pains(map: &Map, frame: &Frame) -> Picked {
    let candidate = |id| {
        let pain = map.pain(id);
        let score = felt(map, pain.place, &pain.personas).fold(0, i64::min);
        let (subject, cell) = (Subject::Pain(id), frame.cell_of(map, pain.place));
        Candidate { subject, class: 2 - pain.severity as u8, cell, score }
    };
    let all: Vec<Candidate> = map.open_pains().map(candidate).collect();
    let reach = all.iter().map(|one| one.subject.reach(map)).fold(0.0, f64::max);
    let cells = frame.cells();
    let room = |cell: usize| {
        let width = cells[cell].1 - cells[cell].0;
        (Cell::capacity(width, reach), (((width + GAP) / (ROOM_FOR_CARD + GAP)) as usize).max(1))
    };
    picked(all, room)
}

/// The gains of key moments, then the others, with those first where it feels best: one in each cell with room for
/// words.
pub fn gains(map: &Map, frame: &Frame) -> Picked {
    let candidate = |id| {
        let gain = map.gain(id);
        let is_moment = matches!(gain.place, Place::Column(column) if map.column(column).facts.moment.is_some());
        let score = -felt(map, gain.place, &gain.personas).fold(0, i64::max);
        let (subject, cell) = (Subject::Gain(id), frame.cell_of(map, gain.place));
        Candidate { subject, class: u8::from(!is_moment), cell, score }
    };
    let all: Vec<Candidate> = (0..map.gains.len()).map(|index| candidate(GainId::new(index))).collect();
    let cells = frame.cells();
    let room = |cell: usize| {
        let fits = usize::from(cells[cell].1 - cells[cell].0 >= WORDS);
        (fits, fits)
    };
    // A less important gain doesn't displace another.
    let all =
        all.into_iter().map(|one| Candidate { class: 0, score: one.score + i64::from(one.class) * 1_000_000, ..one });
    picked(all.collect(), room)
}

/// How those whom something concerns feel there, in thousandths above the baseline.
fn felt<'m>(map: &'m Map, place: Place, personas: &'m [PersonaId]) -> impl Iterator<Item = i64> + 'm {
    let is_meant = |persona| personas.is_empty() || personas.binary_search(&persona).is_ok();
    let own = map.facts(place).feelings.iter().filter(move |feeling| is_meant(feeling.persona));
    own.map(|feeling| ((feeling.score.get() - map.scale.baseline) * 1000.0).round() as i64)
}

/// Those that fit: `room` gives the number of badges and cards that each cell holds.
fn picked(all: Vec<Candidate>, room: impl Fn(usize) -> (usize, usize)) -> Picked {
    let count = all.len();
    let mut cells: BTreeMap<usize, Vec<Candidate>> = BTreeMap::new();
    for one in all {
        cells.entry(one.cell).or_default().push(one);
    }
    let mut worst_left_out = u8::MAX;
    for (&cell, own) in &mut cells {
        own.sort_by_key(|one| (one.class, one.score, one.subject));
        let (badges, mut taken) = (room(cell).0, Vec::new());
        for equal in own.chunk_by(|a, b| (a.class, a.score) == (b.class, b.score)) {
            let free = badges - taken.len();
            taken.extend(spread(equal, free).copied());
            if equal.len() > free {
                worst_left_out = worst_left_out.min(equal[0].class);
            }
        }
        *own = taken;
    }
    let pick = |(rank, one): (usize, Candidate)| Pick {
        subject: one.subject,
        cell: one.cell,
        has_card: rank < room(one.cell).1,
    };
    let kept =
        |own: Vec<Candidate>| own.into_iter().filter(move |one| one.class <= worst_left_out).enumerate().map(pick);
    let shown: Vec<Pick> = cells.into_values().flat_map(kept).collect();
    let bare = shown.iter().filter(|pick| !pick.has_card).count();
    Picked { more: count - shown.len(), bare, shown }
}

/// At most `most` items of a list, evenly spread.
fn spread<T>(all: &[T], most: usize) -> impl Iterator<Item = &T> {
    let count = most.min(all.len());
    // The middle of each of this many equal parts.
    (0..count).filter_map(move |index| all.get((2 * index + 1) * all.len() / (2 * count)))
}

/// An opportunity on a slide, and its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Answer {
    pub id: OpportunityId,
    /// The pain whose card it is under; `None` if it is in its own cell.
    pub under: Option<PainId>,
    pub cell: usize,
}

/// For each pain with a card, the opportunity that addresses it best; and in a cell without such an answer, what could be done
/// there; for a whole stage, in one of its cells, if possible one without a card. Dropped ones are left out; the second value is the number of others that aren't shown.
pub fn opportunities(map: &Map, frame: &Frame, cards: &[(PainId, usize, f64)]) -> (Vec<Answer>, usize) {
    let alive = |id: &OpportunityId| map.opportunity(*id).status != Some(Status::Dropped);
    let mut all: Vec<OpportunityId> = (0..map.opportunities.len()).map(OpportunityId::new).filter(alive).collect();
    let count = all.len();
    all.sort_by_key(|&id| (worth(map, id), id));
    let mut open: BTreeMap<PainId, usize> = cards.iter().map(|&(pain, cell, _)| (pain, cell)).collect();
    let (mut answers, mut rest) = (Vec::new(), Vec::new());
    for id in all {
        let under = map.opportunity(id).answers.iter().find_map(|pain| Some((*pain, open.remove(pain)?)));
        match under {
            Some((pain, cell)) => answers.push(Answer { id, under: Some(pain), cell }),
            None => rest.push(id),
        }
    }
    let carded: BTreeSet<usize> = cards.iter().map(|card| card.1).collect();
    let mut taken: BTreeSet<usize> = answers.iter().map(|answer: &Answer| answer.cell).collect();
    for id in rest {
        let opportunity = map.opportunity(id);
        // Without the pain that it addresses, nobody would know what it is for.
        if !opportunity.answers.is_empty() {
            continue;
        }
        let free = frame.cells_of(map, opportunity.place).into_iter().filter(|cell| !taken.contains(cell));
        if let Some(cell) = free.min_by_key(|cell| carded.contains(cell)) {
            taken.insert(cell);
            answers.push(Answer { id, under: None, cell });
        }
    }
    let more = count - answers.len();
    (answers, more)
}

/// Sorts by the worst pain that it addresses, then by much impact for little effort.
fn worth(map: &Map, id: OpportunityId) -> impl Ord + use<> {
    let opportunity = map.opportunity(id);
    let worst = opportunity.answers.iter().map(|&pain| map.pain(pain).severity).max();
    let worth = i16::from(opportunity.impact.unwrap_or(3)) - i16::from(opportunity.effort.unwrap_or(3));
    (Reverse(worst), Reverse(worth))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(all: &[(usize, u8, usize, i64)], room: (usize, usize)) -> String {
        let candidate = |&(id, class, cell, score): &(usize, u8, usize, i64)| Candidate {
            subject: Subject::Pain(PainId::new(id)),
            class,
            cell,
            score,
        };
        let name = |pick: &Pick| match pick.subject {
            Subject::Pain(id) => format!("{}{}", id.index(), if pick.has_card { "" } else { "." }),
            Subject::Gain(_) | Subject::Opportunity(_) => String::new(),
        };
        let picked = picked(all.iter().map(candidate).collect(), |_| room);
        picked.shown.iter().map(name).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn equal_ones_are_taken_from_everywhere() {
        let all: Vec<_> = (0..9).map(|id| (id, 0, 0, 0)).collect();
        assert_eq!(names(&all, (3, 3)), "1 4 7");
    }

    #[test]
    fn the_worst_come_first_then_the_lowest_and_none_without_those_that_are_worse() {
        let all = [(0, 1, 0, 0), (1, 1, 0, -5), (2, 1, 1, 0), (3, 0, 1, 0), (4, 2, 2, -1)];
        assert_eq!(names(&all, (9, 9)), "1 0 3 2 4");
        assert_eq!(names(&all, (9, 1)), "1 0. 3 2. 4");
        assert_eq!(names(&all, (1, 1)), "1 3");
    }
}
