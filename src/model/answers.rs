//! Which opportunity comes first on a slide, and at which of the pains that it answers it is shown.

use super::{Map, Opportunity, OpportunityId, PainId, Place};
use std::cmp::Reverse;

/// What is made of an opportunity whose author gave no impact or no effort: the middle of 1 to 5.
const MIDDLE: u8 = 3;

impl Map {
    /// The pains that an opportunity answers and that still hurt.
    pub(crate) fn open_answers(&self, of: &Opportunity) -> impl Iterator<Item = PainId> {
        of.answers.iter().copied().filter(|&pain| !self.pain(pain).is_solved())
    }

    /// Sorts opportunities by the worst pain that they answer, then by much impact for little effort. Reports, which are for planning, sort them by
    /// [`Rank`](super::Rank); a slide shows what promises most.
    pub(crate) fn worth(&self, id: OpportunityId) -> impl Ord + use<> {
        let of = self.opportunity(id);
        let worst = self.open_answers(of).map(|pain| self.pain(pain).severity).max();
        let worth = i16::from(of.impact.unwrap_or(MIDDLE)) - i16::from(of.effort.unwrap_or(MIDDLE));
        (Reverse(worst), Reverse(worth))
    }

    /// Sorts the pains that an opportunity answers: it is shown at the first one, in all views, so that a reader finds it at the same pain in each.
    /// That is one that still hurts; of several the one with the fewest other answers, then the most severe, then one at the place where the
    /// opportunity is written, then the one that it names first: the caller takes the first of equals.
    pub(crate) fn order_to_answer(&self, id: OpportunityId, pain: PainId) -> impl Ord + use<> {
        let opportunity = self.opportunity(id);
        let of = self.pain(pain);
        let answers = self.answers_to(pain).count();
        // A grave pain with nothing below it looks as if nobody had thought of it.
        (of.is_solved(), answers, Reverse(of.severity), !self.is_at(of.place, opportunity.place))
    }

    /// Whether a place is another one, or its stage, or in it.
    pub(crate) fn is_at(&self, place: Place, other: Place) -> bool {
        match (place, other) {
            (Place::Column(column), Place::Stage(stage)) | (Place::Stage(stage), Place::Column(column)) => {
                self.column(column).stage == stage
            }
            (place, other) => place == other,
        }
    }
}
