//! What a slide shows of what there is: the worst pains, the gains of key moments, the opportunities that answer most.
//!
//! The rest is counted, so that nobody takes the slide for the whole.

use super::frame::Frame;
use crate::model::{GainId, Map, OpportunityId, Pain, PainId, Place, Status};
use std::cmp::Reverse;

/// Some of a list, as they stand from left to right, each with where it belongs.
#[derive(Debug, Clone)]
pub struct Picked<Id> {
    /// Which, and the left edge of what each belongs to.
    pub shown: Vec<(Id, f64)>,
    /// How many there are beside them.
    pub more: usize,
}

impl<Id: Copy + Ord> Picked<Id> {
    /// The first `most` by `rank`, and of equals those that come first in the story.
    fn new<Rank: Ord>(all: Vec<Id>, most: usize, rank: impl Fn(Id) -> Rank, at: impl Fn(Id) -> f64) -> Self {
        let count = all.len();
        let mut ranked = all;
        ranked.sort_by_cached_key(|&id| (rank(id), id));
        ranked.truncate(most);
        let mut shown: Vec<(Id, f64)> = ranked.into_iter().map(|id| (id, at(id))).collect();
        // The sort is stable: in one place the higher rank stays first.
        shown.sort_by(|a, b| a.1.total_cmp(&b.1));
        Self { more: count - shown.len(), shown }
    }
}

/// The worst pains; of equal ones a stage's first before any stage's second, so that no stage speaks for all.
pub fn pains(map: &Map, frame: &Frame, most: usize) -> Picked<PainId> {
    let mut before: Vec<[usize; 3]> = vec![[0; 3]; map.stages.len()];
    let turn = |pain: &Pain| {
        let stage = match pain.place {
            Place::Column(id) => map.column(id).stage,
            Place::Stage(id) => id,
        };
        let turn = &mut before[stage.index()][pain.severity as usize];
        *turn += 1;
        *turn
    };
    let turns: Vec<usize> = map.pains.iter().map(turn).collect();
    let rank = |id: PainId| (Reverse(map.pain(id).severity), turns[id.index()]);
    let all = (0..map.pains.len()).map(PainId::new).collect();
    Picked::new(all, most, rank, |id| edge(map, frame, map.pain(id).place))
}

/// The gains of key moments, then the others.
pub fn gains(map: &Map, frame: &Frame, most: usize) -> Picked<GainId> {
    let rank = |id| match map.gain(id).place {
        Place::Column(column) => map.column(column).facts.moment.is_none(),
        Place::Stage(_) => true,
    };
    let all = (0..map.gains.len()).map(GainId::new).collect();
    Picked::new(all, most, rank, |id| edge(map, frame, map.gain(id).place))
}

/// The opportunities that answer the worst pains, then those with the most impact for the least effort. Dropped ones are left out.
pub fn opportunities(map: &Map, frame: &Frame, most: usize) -> Picked<OpportunityId> {
    let rank = |id| {
        let opportunity = map.opportunity(id);
        let worst = opportunity.answers.iter().map(|&pain| map.pain(pain).severity).max();
        let worth = i16::from(opportunity.impact.unwrap_or(3)) - i16::from(opportunity.effort.unwrap_or(3));
        (Reverse(worst), Reverse(worth))
    };
    let all = (0..map.opportunities.len()).map(OpportunityId::new);
    let alive = all.filter(|&id| map.opportunity(id).status != Some(Status::Dropped)).collect();
    Picked::new(alive, most, rank, |id| edge(map, frame, map.opportunity(id).place))
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
