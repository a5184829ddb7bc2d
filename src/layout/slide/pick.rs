//! What a slide shows of everything: the worst pains and the gains of key moments. What it shows of opportunities follows from these.
//!
//! The rest is counted, so that nobody takes the slide for everything.

use super::frame::{Density, Frame};
use crate::{
    layout::chart::{apart::all_apart, subject::Subject},
    model::{GainId, Map, PainId, PersonaId, Place, Severity},
};
use std::collections::{BTreeMap, BTreeSet};

/// Gap between two cards.
pub const GAP: f64 = 8.0;
/// The width that a cell must have for each of its cards.
pub const ROOM_FOR_CARD: f64 = 140.0;
/// The most rows of cards.
const MOST_ROWS: usize = 3;
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
    /// Its rank in its cell, the most important first.
    pub rank: usize,
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
    /// The others of each cell that has any.
    pub rest: BTreeMap<usize, Vec<Subject>>,
    /// The number of others.
    pub more: usize,
}

/// The cards of a cell: side by side below their badges, and more of them in rows below these.
#[derive(Debug, Clone, Default)]
pub struct Cards {
    /// The first row, in the order of the numbers.
    pub slots: Vec<Slot>,
    /// The rows below it, each card below one of the first row.
    pub below: Vec<Vec<Subject>>,
}

/// The place of a card.
#[derive(Debug, Clone, Copy)]
pub struct Slot {
    /// What is in the first row.
    pub subject: Subject,
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
    /// Equal cards, the most important ones in the first row.
    fn new(mut picks: Vec<&Pick>, room: f64) -> Self {
        picks.sort_by_key(|pick| pick.rank);
        let mut rows = picks.chunks(per_row(room)).map(|row| {
            let mut row: Vec<Subject> = row.iter().map(|pick| pick.subject).collect();
            row.sort();
            row
        });
        let first = rows.next().unwrap_or_default();
        let width = ((room + GAP) / first.len() as f64 - GAP).clamp(1.0, WIDEST);
        let slots = first.into_iter().map(|subject| Slot { subject, width, left: 0.0 }).collect();
        Self { slots, below: rows.collect() }
    }

    /// The row of a card, and its place there.
    pub fn place_of(&self, subject: Subject) -> Option<(usize, usize)> {
        let first = self.slots.iter().position(|slot| slot.subject == subject).map(|at| (0, at));
        let below = || {
            self.below
                .iter()
                .enumerate()
                .find_map(|(row, own)| Some((row + 1, own.iter().position(|other| *other == subject)?)))
        };
        first.or_else(below)
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
    /// The cards of each cell that has any.
    pub fn cards(&self, frame: &Frame) -> BTreeMap<usize, Cards> {
        let mut own: BTreeMap<usize, Vec<&Pick>> = BTreeMap::new();
        for pick in &self.shown {
            own.entry(pick.cell).or_default().push(pick);
        }
        let cells = frame.cells();
        own.into_iter().map(|(cell, picks)| (cell, Cards::new(picks, cells[cell].1 - cells[cell].0))).collect()
    }
}

/// How many cards are side by side in a cell of a width.
pub fn per_row(width: f64) -> usize {
    (((width + GAP) / (ROOM_FOR_CARD + GAP)) as usize).max(1)
}

/// How many rows of cards the critical pains of the fullest cell need, and how many all open ones, up to the most that a slide has. Where columns are
/// only counted, further rows are for the critical ones.
pub fn rows(map: &Map, frame: &Frame) -> (usize, usize) {
    let (cells, mut counts) = (frame.cells(), BTreeMap::<usize, (usize, usize)>::new());
    for pain in map.open_pains() {
        let own = counts.entry(frame.cell_of(map, map.pain(pain).place)).or_default();
        *own = (own.0 + usize::from(is_critical(map, pain)), own.1 + 1);
    }
    let (mut critical, mut all) = (1, 1);
    for (cell, own) in counts {
        let row = per_row(cells[cell].1 - cells[cell].0);
        (critical, all) = (critical.max(own.0.div_ceil(row)), all.max(own.1.div_ceil(row)));
    }
    let critical = critical.min(MOST_ROWS);
    (critical, if frame.density == Density::Counts { critical } else { all.min(MOST_ROWS) })
}

fn is_critical(map: &Map, pain: PainId) -> bool {
    map.pain(pain).severity == Severity::Critical
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

/// The worst pains of each cell, with those first where it feels lowest: as many as have room in so many rows of cards.
pub fn pains(map: &Map, frame: &Frame, rows: usize) -> Picked {
    let candidate = |id| {
        let pain = map.pain(id);
        let score = felt(map, pain.place, &pain.personas).fold(0, i64::min);
        let (subject, cell) = (Subject::Pain(id), frame.cell_of(map, pain.place));
        Candidate { subject, class: 2 - pain.severity as u8, cell, score }
    };
    let all: Vec<Candidate> = map.open_pains().map(candidate).collect();
    let mut critical: BTreeMap<usize, usize> = BTreeMap::new();
    all.iter().filter(|one| one.class == 0).for_each(|one| *critical.entry(one.cell).or_default() += 1);
    let cells = frame.cells();
    picked(all, |cell| {
        let row = per_row(cells[cell].1 - cells[cell].0);
        if frame.density == Density::Counts {
            critical.get(&cell).map_or(row, |critical| (*critical).clamp(row, rows * row))
        } else {
            rows * row
        }
    })
}

/// The gains of key moments, then the others, with those first where it feels best: one in each cell with room for
/// words.
pub fn gains(map: &Map, frame: &Frame) -> Picked {
    let candidate = |id| {
        let gain = map.gain(id);
        let is_moment = map.is_moment_at(gain.place);
        let score = -felt(map, gain.place, &gain.personas).fold(0, i64::max);
        let (subject, cell) = (Subject::Gain(id), frame.cell_of(map, gain.place));
        Candidate { subject, class: u8::from(!is_moment), cell, score }
    };
    let all: Vec<Candidate> = (0..map.gains.len()).map(|index| candidate(GainId::new(index))).collect();
    let cells = frame.cells();
    let room = |cell: usize| usize::from(cells[cell].1 - cells[cell].0 >= WORDS);
    // A less important gain doesn't displace another.
    let all =
        all.into_iter().map(|one| Candidate { class: 0, score: one.score + i64::from(one.class) * 1_000_000, ..one });
    picked(all.collect(), room)
}

/// How those whom something concerns feel there, in thousandths above the baseline.
fn felt<'m>(map: &'m Map, place: Place, personas: &'m [PersonaId]) -> impl Iterator<Item = i64> + 'm {
    let is_meant = |persona| Map::concerns(personas, persona);
    let own = map.facts(place).feelings.iter().filter(move |feeling| is_meant(feeling.persona));
    own.map(|feeling| ((feeling.score.get() - map.scale.baseline) * 1000.0).round() as i64)
}

/// Those that fit: `room` gives the number that each cell holds.
fn picked(all: Vec<Candidate>, room: impl Fn(usize) -> usize) -> Picked {
    let mut picked = Picked::default();
    let mut cells: BTreeMap<usize, Vec<Candidate>> = BTreeMap::new();
    for one in all {
        cells.entry(one.cell).or_default().push(one);
    }
    for (cell, mut own) in cells {
        own.sort_by_key(|one| (one.class, one.score, one.subject));
        let (most, mut taken) = (room(cell), BTreeSet::new());
        for equal in own.chunk_by(|a, b| (a.class, a.score) == (b.class, b.score)) {
            let (free, first) = (most - taken.len(), taken.len());
            let chosen: Vec<Subject> = spread(equal, free).map(|one| one.subject).collect();
            let pick = |(at, &subject): (usize, &Subject)| Pick { subject, cell, rank: first + at };
            picked.shown.extend(chosen.iter().enumerate().map(pick));
            taken.extend(chosen);
        }
        let rest: Vec<Subject> = own.iter().map(|one| one.subject).filter(|one| !taken.contains(one)).collect();
        picked.more += rest.len();
        picked.rest.extend((!rest.is_empty()).then_some((cell, rest)));
    }
    picked
}

/// At most `most` items of a list, evenly spread.
fn spread<T>(all: &[T], most: usize) -> impl Iterator<Item = &T> {
    let count = most.min(all.len());
    // The middle of each of this many equal parts.
    (0..count).filter_map(move |index| all.get((2 * index + 1) * all.len() / (2 * count)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(all: &[(usize, u8, usize, i64)], room: usize) -> String {
        let candidate = |&(id, class, cell, score): &(usize, u8, usize, i64)| Candidate {
            subject: Subject::Pain(PainId::new(id)),
            class,
            cell,
            score,
        };
        let name = |pick: &Pick| match pick.subject {
            Subject::Pain(id) => id.index().to_string(),
            Subject::Gain(_) | Subject::Opportunity(_) => String::new(),
        };
        let picked = picked(all.iter().map(candidate).collect(), |_| room);
        picked.shown.iter().map(name).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn equal_ones_are_taken_from_everywhere() {
        let all: Vec<_> = (0..9).map(|id| (id, 0, 0, 0)).collect();
        assert_eq!(names(&all, 3), "1 4 7");
    }

    #[test]
    fn the_worst_of_each_cell_come_first_then_the_lowest() {
        let all = [(0, 1, 0, 0), (1, 1, 0, -5), (2, 1, 1, 0), (3, 0, 1, 0), (4, 2, 2, -1)];
        assert_eq!(names(&all, 9), "1 0 3 2 4");
        assert_eq!(names(&all, 1), "1 3 4");
    }
}
