//! What a slide shows of what there is: the worst pains, the gains of key moments, the opportunities that answer most.
//!
//! The rest is counted, so that nobody takes the slide for the whole.

use super::frame::Frame;
use crate::model::{GainId, Map, OpportunityId, PainId, PersonaId, Place, Status};
use std::{cmp::Reverse, collections::BTreeMap};

/// Some of a list, as they stand from left to right, each with where it belongs.
#[derive(Debug, Clone)]
pub struct Picked<Id> {
    /// Which, and the left edge of what each belongs to.
    pub shown: Vec<(Id, f64)>,
    /// How many there are beside them.
    pub more: usize,
}

/// Something that may be picked.
#[derive(Debug, Clone, Copy)]
struct Candidate<Id> {
    id: Id,
    /// What counts first: 0 for what has to be seen most.
    class: u8,
    /// Which chevron it belongs to.
    run: usize,
    /// What counts within a chevron: the smaller the sooner.
    score: i64,
    /// Where it hangs.
    at: f64,
}

/// The worst pains; of equal ones each chevron's before any chevron's second, where it feels lowest first, and then spread over
/// the story: no stage speaks for all.
pub fn pains(map: &Map, frame: &Frame, most: usize) -> Picked<PainId> {
    let candidate = |id| {
        let pain = map.pain(id);
        let class = 2 - pain.severity as u8;
        let score = felt(map, pain.place, &pain.personas).fold(0, i64::min);
        Candidate { id, class, run: frame.run_of(map, pain.place), score, at: edge(map, frame, pain.place) }
    };
    picked(map.open_pains().map(candidate).collect(), most)
}

/// The gains of key moments, then the others; of equal ones in the same order as pains, where it feels best first.
pub fn gains(map: &Map, frame: &Frame, most: usize) -> Picked<GainId> {
    let candidate = |id| {
        let gain = map.gain(id);
        let is_moment = matches!(gain.place, Place::Column(column) if map.column(column).facts.moment.is_some());
        let score = -felt(map, gain.place, &gain.personas).fold(0, i64::max);
        let run = frame.run_of(map, gain.place);
        Candidate { id, class: u8::from(!is_moment), run, score, at: edge(map, frame, gain.place) }
    };
    picked((0..map.gains.len()).map(|index| candidate(GainId::new(index))).collect(), most)
}

/// How those whom something concerns feel there, in thousandths above the baseline.
fn felt<'m>(map: &'m Map, place: Place, personas: &'m [PersonaId]) -> impl Iterator<Item = i64> + 'm {
    let is_meant = |persona| personas.is_empty() || personas.binary_search(&persona).is_ok();
    let own = map.facts(place).feelings.iter().filter(move |feeling| is_meant(feeling.persona));
    own.map(|feeling| ((feeling.score.get() - map.scale.baseline) * 1000.0).round() as i64)
}

fn picked<Id: Copy + Ord>(mut all: Vec<Candidate<Id>>, most: usize) -> Picked<Id> {
    let count = all.len();
    all.sort_by_key(|one| (one.class, one.score, one.id));
    let mut turns: BTreeMap<(u8, usize), usize> = BTreeMap::new();
    let mut ranked: Vec<_> = all
        .into_iter()
        .map(|one| {
            let turn = turns.entry((one.class, one.run)).or_default();
            *turn += 1;
            ((one.class, *turn, one.score), one)
        })
        .collect();
    ranked.sort_by_key(|&(rank, one)| (rank, one.id));
    let mut shown: Vec<(Id, f64)> = Vec::new();
    for equal in ranked.chunk_by(|a, b| a.0 == b.0) {
        shown.extend(spread(equal, most - shown.len()).map(|(_, one)| (one.id, one.at)));
    }
    // The sort is stable: in one place the higher rank stays first.
    shown.sort_by(|a, b| a.1.total_cmp(&b.1));
    Picked { more: count - shown.len(), shown }
}

/// At most `most` of a list, from all over it.
fn spread<T>(all: &[T], most: usize) -> impl Iterator<Item = &T> {
    let count = most.min(all.len());
    // The middle of each of so many equal parts.
    (0..count).filter_map(move |index| all.get((2 * index + 1) * all.len() / (2 * count)))
}

/// For each pain with a card the opportunity that answers it best, then further ones; then those that answer the worst pains, with the most
/// impact for the least effort. Dropped ones are left out. `cards` says where the pains' cards stand: an answer stands below one.
pub fn opportunities(map: &Map, frame: &Frame, most: usize, cards: &[(PainId, f64)]) -> Picked<OpportunityId> {
    let cards: BTreeMap<PainId, f64> = cards.iter().copied().collect();
    let alive = |id: &OpportunityId| map.opportunity(*id).status != Some(Status::Dropped);
    let mut all: Vec<OpportunityId> = (0..map.opportunities.len()).map(OpportunityId::new).filter(alive).collect();
    let count = all.len();
    all.sort_by_key(|&id| (worth(map, id), id));
    let mut turns: BTreeMap<PainId, usize> = BTreeMap::new();
    let mut ranked: Vec<_> = all
        .into_iter()
        .map(|id| {
            let answers = &map.opportunity(id).answers;
            let below = answers.iter().filter_map(|pain| Some((*pain, *cards.get(pain)?))).next();
            let turn = below.map_or(usize::MAX, |(pain, _)| {
                let turn = turns.entry(pain).or_default();
                *turn += 1;
                *turn
            });
            (turn, id, below.map_or_else(|| edge(map, frame, map.opportunity(id).place), |(_, x)| x))
        })
        .collect();
    // The sort is stable: those that are worth more stay before others.
    ranked.sort_by_key(|&(turn, ..)| turn);
    ranked.truncate(most);
    let mut shown: Vec<(OpportunityId, f64)> = ranked.into_iter().map(|(_, id, at)| (id, at)).collect();
    shown.sort_by(|a, b| a.1.total_cmp(&b.1));
    Picked { more: count - shown.len(), shown }
}

/// Answers to the worst first, then much impact for little effort.
fn worth(map: &Map, id: OpportunityId) -> impl Ord + use<> {
    let opportunity = map.opportunity(id);
    let worst = opportunity.answers.iter().map(|&pain| map.pain(pain).severity).max();
    let worth = i16::from(opportunity.impact.unwrap_or(3)) - i16::from(opportunity.effort.unwrap_or(3));
    (Reverse(worst), Reverse(worth))
}

/// Where what belongs to a column or a stage hangs.
fn edge(map: &Map, frame: &Frame, place: Place) -> f64 {
    match place {
        Place::Column(id) => frame.stem(id.index()),
        Place::Stage(id) => {
            let (left, right) = frame.stage(map, id);
            f64::midpoint(left, right)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(all: &[(char, u8, usize, i64)], most: usize) -> String {
        let candidate = |&(id, class, run, score): &(char, u8, usize, i64)| Candidate {
            id,
            class,
            run,
            score,
            at: f64::from(u32::from(id)),
        };
        picked(all.iter().map(candidate).collect(), most).shown.iter().map(|(id, _)| *id).collect()
    }

    #[test]
    fn the_worst_come_first_then_each_chevron_then_the_lowest() {
        let all = [('a', 1, 0, 0), ('b', 1, 0, -5), ('c', 1, 1, 0), ('d', 0, 1, 0), ('e', 1, 2, -1)];
        assert_eq!(names(&all, 1), "d");
        assert_eq!(names(&all, 2), "bd");
        assert_eq!(names(&all, 4), "bcde");
        assert_eq!(names(&all, 9), "abcde");
    }

    #[test]
    fn equal_ones_are_taken_from_everywhere() {
        let all: Vec<_> = ('a'..='i').enumerate().map(|(run, id)| (id, 0, run, 0)).collect();
        assert_eq!(names(&all, 3), "beh");
    }
}
