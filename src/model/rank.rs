//! What of a map comes first: places, pains and opportunities in the order in which people look at them.

use super::{Date, Facts, Map, Opportunity, OpportunityId, Pain, PainId, Place, StageId, Status};
use std::cmp::{Ordering, Reverse};

impl Map {
    /// All that is known of a column, or of a stage as a whole.
    pub fn facts(&self, place: Place) -> &Facts {
        match place {
            Place::Column(id) => &self.column(id).facts,
            Place::Stage(id) => &self.stage(id).facts,
        }
    }

    /// Every stage, each followed by its columns.
    pub fn places(&self) -> impl Iterator<Item = Place> + '_ {
        self.stages.iter().enumerate().flat_map(|(index, stage)| {
            let whole = std::iter::once(Place::Stage(StageId::new(index)));
            whole.chain(stage.columns.iter().map(|&id| Place::Column(id)))
        })
    }

    /// The priority of a place, from 1 to 100, where it has one.
    pub fn priority_at(&self, place: Place) -> Option<f64> {
        self.facts(place).score.as_ref().map(|score| score.value)
    }

    /// All pains: by the priority of where they hurt as it is shown, without decimals, those without one last; then by severity; then in the order of the story.
    pub fn pains_by_priority(&self) -> Vec<PainId> {
        let mut order: Vec<PainId> = (0..self.pains.len()).map(PainId::new).collect();
        order.sort_by(|&a, &b| {
            let (one, other) = (self.pain(a), self.pain(b));
            let shown = |pain: &Pain| self.priority_at(pain.place).map(f64::round);
            let by_priority = first(shown(one), shown(other));
            by_priority.then(Reverse(one.severity).cmp(&Reverse(other.severity)))
        });
        order
    }

    /// Whether an opportunity that isn't dropped answers a pain.
    pub fn is_answered(&self, pain: PainId) -> bool {
        self.pain(pain).answered_by.iter().any(|&id| self.opportunity(id).status != Some(Status::Dropped))
    }

    /// All opportunities: by owner in the order of their declaration, those without one last, then by due date.
    pub fn opportunities_by_owner(&self) -> Vec<OpportunityId> {
        let mut order: Vec<OpportunityId> = (0..self.opportunities.len()).map(OpportunityId::new).collect();
        order.sort_by_key(|&id| {
            let of = self.opportunity(id);
            (of.owner.is_none(), of.owner, of.due.is_none(), of.due)
        });
        order
    }
}

/// The higher priority first; none at all comes last.
pub fn first(one: Option<f64>, other: Option<f64>) -> Ordering {
    match (one, other) {
        (Some(one), Some(other)) => other.total_cmp(&one),
        (one, other) => one.is_none().cmp(&other.is_none()),
    }
}

impl Status {
    /// Whether nothing more is to be done.
    pub fn is_closed(self) -> bool {
        match self {
            Self::Idea | Self::Planned | Self::Doing => false,
            Self::Done | Self::Dropped => true,
        }
    }
}

impl Opportunity {
    /// Whether nothing more is to be done.
    pub fn is_closed(&self) -> bool {
        self.status.is_some_and(Status::is_closed)
    }

    /// Whether its day lies before `today` and it isn't closed.
    pub fn is_past_due(&self, today: Option<Date>) -> bool {
        !self.is_closed() && matches!((self.due, today), (Some(due), Some(today)) if due < today)
    }
}
