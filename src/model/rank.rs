//! What comes first in a map: places, pains and opportunities in the order in which people look at them.

use super::{
    ColumnId, ColumnKind, Date, Facts, Map, Opportunity, OpportunityId, Pain, PainId, Place, Priority, Severity, Stage,
    StageId, Status, Text,
};
use std::cmp::{Ordering, Reverse};

impl Map {
    /// The facts of a column, or of a stage as a whole.
    pub fn facts(&self, place: Place) -> &Facts {
        match place {
            Place::Column(id) => &self.column(id).facts,
            Place::Stage(id) => &self.stage(id).facts,
        }
    }

    /// What a stage says as a whole; one without touchpoints is its own column.
    pub(crate) fn stage_facts(&self, id: StageId) -> &Facts {
        match self.stage(id).columns.as_slice() {
            &[only] if self.column(only).kind == ColumnKind::Stage => &self.column(only).facts,
            _ => &self.stage(id).facts,
        }
    }

    /// Whether a column is a key moment, by itself or with all of its stage.
    pub(crate) fn is_moment(&self, id: ColumnId) -> bool {
        let column = self.column(id);
        column.facts.moment.is_some() || self.stage(column.stage).facts.moment.is_some()
    }

    /// Whether a place is a key moment, a column also with all of its stage.
    pub(crate) fn is_moment_at(&self, place: Place) -> bool {
        match place {
            Place::Column(id) => self.is_moment(id),
            Place::Stage(id) => self.stage_facts(id).moment.is_some(),
        }
    }

    /// The title of a column, or of a stage.
    pub fn title_of(&self, place: Place) -> &Text {
        match place {
            Place::Column(id) => &self.column(id).title,
            Place::Stage(id) => &self.stage(id).title,
        }
    }

    /// The stage that a place is, or is in.
    pub fn stage_of(&self, place: Place) -> &Stage {
        match place {
            Place::Column(id) => self.stage(self.column(id).stage),
            Place::Stage(id) => self.stage(id),
        }
    }

    /// Every stage, each followed by its columns.
    pub fn places(&self) -> impl Iterator<Item = Place> + '_ {
        self.stages.iter().enumerate().flat_map(|(index, stage)| {
            let whole = std::iter::once(Place::Stage(StageId::new(index)));
            whole.chain(stage.columns.iter().map(|&id| Place::Column(id)))
        })
    }

    /// All facts with their places, each stage's own before those of its columns.
    pub fn all_facts(&self) -> impl Iterator<Item = (Place, &Facts)> {
        self.places().map(|place| (place, self.facts(place)))
    }

    /// The priority of a place, from 1 to 100, if it has one.
    pub fn priority_at(&self, place: Place) -> Option<f64> {
        self.facts(place).score.as_ref().map(|score| score.value)
    }

    /// The same as readers see it, without decimals.
    pub(crate) fn shown_priority(&self, place: Place) -> Option<f64> {
        self.priority_at(place).map(Priority::shown)
    }

    /// How severe the worst pain is that still hurts at a place.
    pub(crate) fn worst_open(&self, facts: &Facts) -> Option<Severity> {
        let pains = facts.pains.iter().map(|&id| self.pain(id));
        pains.filter(|pain| !pain.is_solved()).map(|pain| pain.severity).max()
    }

    /// All pains, sorted by [`Rank`], then in the order of the story; solved ones last.
    pub fn pains_by_priority(&self) -> Vec<PainId> {
        let ranks = self.ranks();
        let mut order: Vec<PainId> = (0..self.pains.len()).map(PainId::new).collect();
        order.sort_by_key(|&id| (self.pain(id).is_solved(), ranks[id.index()]));
        order
    }

    /// What each pain is ranked by.
    pub fn ranks(&self) -> Vec<Rank> {
        let reaches = self.reaches();
        let rank = |pain: &Pain| {
            let reach = reaches.of(pain.place, &pain.personas).map(|reach| reach.percent);
            Rank::new(self.priority_at(pain.place), Some(pain.severity), reach)
        };
        self.pains.iter().map(rank).collect()
    }

    /// The priority of an opportunity: of its place, otherwise the highest of the open pains that it answers.
    pub fn opportunity_priority(&self, of: &Opportunity) -> Option<f64> {
        let answered = self.open_answers(of).filter_map(|id| self.priority_at(self.pain(id).place));
        self.priority_at(of.place).or_else(|| answered.max_by(f64::total_cmp))
    }

    /// All pains that aren't solved, the worst first; among equals, unanswered ones first, then in the order of the
    /// story.
    pub fn worst_pains(&self) -> Vec<PainId> {
        let mut order: Vec<PainId> = self.open_pains().collect();
        order.sort_by_key(|&id| (Reverse(self.pain(id).severity), self.is_answered(id)));
        order
    }

    /// Every pain that still hurts, in the order of the story.
    pub fn open_pains(&self) -> impl Iterator<Item = PainId> + '_ {
        (0..self.pains.len()).map(PainId::new).filter(|&id| !self.pain(id).is_solved())
    }

    /// Whether the map says that a pain is solved, or that an opportunity that answers it is done.
    pub fn is_over(&self, pain: PainId) -> bool {
        let pain = self.pain(pain);
        pain.is_solved() || pain.answered_by.iter().any(|&id| self.opportunity(id).status == Some(Status::Done))
    }

    /// The opportunities that answer a pain, without those that are dropped.
    pub fn answers_to(&self, pain: PainId) -> impl Iterator<Item = OpportunityId> + '_ {
        self.pain(pain).answered_by.iter().copied().filter(|&id| !self.opportunity(id).is_dropped())
    }

    /// Whether an opportunity that isn't dropped answers a pain.
    pub fn is_answered(&self, pain: PainId) -> bool {
        self.answers_to(pain).next().is_some()
    }

    /// Every pain that still hurts and that nothing answers, in the order of the story.
    pub fn unanswered(&self) -> impl Iterator<Item = PainId> + '_ {
        self.open_pains().filter(|&pain| !self.is_answered(pain))
    }

    /// The unanswered pains of the highest severity that any has, unless that is minor: those that the finding counts.
    pub fn gravest_unanswered(&self) -> Vec<PainId> {
        let mut open: Vec<PainId> = self.unanswered().filter(|&pain| self.pain(pain).severity.is_serious()).collect();
        let worst = open.iter().map(|&pain| self.pain(pain).severity).max();
        open.retain(|&pain| Some(self.pain(pain).severity) == worst);
        open
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

/// The order in tables, on pages and in reports: the higher priority first, as shown, without decimals; then the
/// greater severity; then the wider reach. Missing values come last.
///
/// Priority comes first because it follows the map's own criteria; severity decides if there is none, or if it is
/// equal.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rank([Option<f64>; 3]);

impl Rank {
    /// What a pain, or an opportunity, is ranked by.
    pub fn new(priority: Option<f64>, severity: Option<Severity>, reach: Option<f64>) -> Self {
        Self([priority.map(Priority::shown), severity.map(|severity| f64::from(severity as u8)), reach])
    }
}

impl Eq for Rank {}

impl PartialOrd for Rank {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Rank {
    fn cmp(&self, other: &Self) -> Ordering {
        let pairs = self.0.iter().zip(other.0);
        pairs.fold(Ordering::Equal, |order, (one, other)| order.then(first(*one, other)))
    }
}

/// The higher figure first; missing ones last.
fn first(one: Option<f64>, other: Option<f64>) -> Ordering {
    match (one, other) {
        (Some(one), Some(other)) => other.total_cmp(&one),
        (one, other) => one.is_none().cmp(&other.is_none()),
    }
}

impl Status {
    /// Whether there is nothing left to do.
    pub fn is_closed(self) -> bool {
        match self {
            Self::Idea | Self::Planned | Self::Doing => false,
            Self::Done | Self::Dropped => true,
        }
    }
}

impl Severity {
    /// Whether a pain this severe is to be answered. Nobody is reminded of minor ones.
    pub(crate) fn is_serious(self) -> bool {
        match self {
            Self::Minor => false,
            Self::Major | Self::Critical => true,
        }
    }
}

impl Opportunity {
    /// Whether nothing will come of it.
    pub(crate) fn is_dropped(&self) -> bool {
        self.status == Some(Status::Dropped)
    }

    /// Whether there is nothing left to do.
    pub fn is_closed(&self) -> bool {
        self.status.is_some_and(Status::is_closed)
    }

    /// Whether its due date is before `today` and it isn't closed.
    pub fn is_past_due(&self, today: Option<Date>) -> bool {
        !self.is_closed() && matches!((self.due, today), (Some(due), Some(today)) if due < today)
    }
}
