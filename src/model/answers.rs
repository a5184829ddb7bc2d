//! Under which of the pains that it answers an opportunity stands. All views use this, so that a reader finds it at the same pain in each.

use crate::model::{Map, OpportunityId, PainId, Place, Status};
use std::cmp::Reverse;

/// Sorts the pains that an opportunity answers: the one with the fewest other answers comes first, of several the gravest, then one at the place
/// where the opportunity is written.
pub fn order(map: &Map, id: OpportunityId, pain: PainId) -> impl Ord + use<> {
    let opportunity = map.opportunity(id);
    let is_alive = |id: &&OpportunityId| map.opportunity(**id).status != Some(Status::Dropped);
    let answers = map.pain(pain).answered_by.iter().filter(is_alive).count();
    let position = opportunity.answers.iter().position(|&other| other == pain);
    // A grave pain with nothing below it looks as if nobody had thought of it.
    let severity = Reverse(map.pain(pain).severity as usize);
    (answers, severity, !is_at(map, map.pain(pain).place, opportunity.place), position)
}

/// Whether a place is another one, or its stage, or in it.
pub fn is_at(map: &Map, place: Place, other: Place) -> bool {
    match (place, other) {
        (Place::Column(column), Place::Stage(stage)) | (Place::Stage(stage), Place::Column(column)) => {
            map.column(column).stage == stage
        }
        (place, other) => place == other,
    }
}
