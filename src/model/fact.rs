//! What is known about a place: claims, feelings, figures, pains, gains, opportunities.

use super::{
    CriterionScore, Date, LaneId, MeasureId, Measured, Name, OpportunityId, PainId, PainStatus, PartialDate, PersonaId,
    Place, Score, Severity, SourceId, Status, Takes, TeamId, Text, Whom,
};
use crate::{keyword::Keyword, span::Span};
use serde::Serialize;

/// The lane that a claim is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ClaimKind {
    /// What the customer does.
    Does,
    /// What the customer thinks.
    Thinks,
    /// What the customer says.
    Says,
    /// What the customer needs.
    Needs,
    /// What the customer sees of the organisation's work.
    Frontstage,
    /// What the organisation does out of sight.
    Backstage,
    /// Systems and helpers behind that.
    Support,
    /// What is handed over.
    Deliverable,
    /// What staff have to learn.
    Training,
    /// What was learned.
    Insight,
    /// A lane of the author's own.
    Own(LaneId),
}

impl ClaimKind {
    /// The class of its lines in drawings, whatever the map: the keyword, or `own`.
    pub fn class(self) -> &'static str {
        CLAIMS.iter().find(|(_, kind)| *kind == self).map_or("own", |(keyword, _)| keyword.word())
    }

    /// What a line with this keyword says; `None` for the author's own lanes, and for lines that aren't prose.
    pub(crate) fn of(keyword: Keyword) -> Option<Self> {
        CLAIMS.iter().find(|(known, _)| *known == keyword).map(|(_, kind)| *kind)
    }
}

/// The keywords of prose.
const CLAIMS: [(Keyword, ClaimKind); 10] = [
    (Keyword::Does, ClaimKind::Does),
    (Keyword::Thinks, ClaimKind::Thinks),
    (Keyword::Says, ClaimKind::Says),
    (Keyword::Needs, ClaimKind::Needs),
    (Keyword::Frontstage, ClaimKind::Frontstage),
    (Keyword::Backstage, ClaimKind::Backstage),
    (Keyword::Support, ClaimKind::Support),
    (Keyword::Deliverable, ClaimKind::Deliverable),
    (Keyword::Training, ClaimKind::Training),
    (Keyword::Insight, ClaimKind::Insight),
];

/// One line of prose in a lane.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Claim {
    /// Its line in the source.
    pub span: Span,
    /// The lane.
    pub kind: ClaimKind,
    /// Whom it is about.
    pub whom: Whom,
    /// What it says.
    pub text: Text,
    /// Who does it (who is trained, for training).
    pub by: Vec<TeamId>,
    /// The sources of the claim.
    pub from: Vec<SourceId>,
}

/// How somebody feels.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Feeling {
    /// Its line; the same for everybody that the line applies to.
    pub span: Span,
    /// Who feels it.
    pub persona: PersonaId,
    /// How good or bad.
    pub score: Score,
    /// The word for it.
    pub word: Option<Text>,
    /// The sources of the claim.
    pub from: Vec<SourceId>,
    /// How it was measured, if the data says it.
    pub measured: Option<Measured>,
}

/// What somebody expects.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Expectation {
    /// Its line in the source.
    pub span: Span,
    /// Who expects it.
    pub persona: PersonaId,
    /// How good it should be.
    pub score: Score,
    /// What is expected.
    pub what: Option<Text>,
    /// The feeling minus the expectation, if there is a feeling.
    pub gap: Option<f64>,
    /// The sources of the claim.
    pub from: Vec<SourceId>,
}

/// Why a column is a key moment.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Moment {
    /// Its line in the source.
    pub span: Span,
    /// Why, if the author said so.
    pub why: Option<Text>,
    /// The sources of the claim.
    pub from: Vec<SourceId>,
}

/// The share of the customers who come to a column.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reach {
    /// Its line in the source.
    pub span: Span,
    /// Whose share it is; everybody's without one of their own.
    pub whom: Whom,
    /// From 0 to 100.
    pub percent: f64,
    /// The sources of the claim.
    pub from: Vec<SourceId>,
    /// How it was measured, if the data says it.
    pub measured: Option<Measured>,
}

/// How long a column takes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Duration {
    /// Its line in the source.
    pub span: Span,
    /// Whose time it is; everybody's without one of their own.
    pub whom: Whom,
    /// The figures, in seconds.
    pub takes: Takes,
    /// The sources of the claim.
    pub from: Vec<SourceId>,
    /// How it was measured, if the data says it.
    pub measured: Option<Measured>,
}

/// A pain point.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Pain {
    /// Its line in the source.
    pub span: Span,
    /// Its name in links and opportunities.
    pub name: Name,
    /// The column or stage that it hurts in.
    pub place: Place,
    /// How badly.
    pub severity: Severity,
    /// What hurts.
    pub text: Text,
    /// Whom, in the order of their declaration; all that the column is for by default.
    pub personas: Vec<PersonaId>,
    /// The sources of the claim.
    pub from: Vec<SourceId>,
    /// The opportunities that answer it.
    pub answered_by: Vec<OpportunityId>,
    /// What has become of it, if the map says so.
    pub status: Option<PainStatus>,
    /// Since when.
    pub since: Option<PartialDate>,
}

impl Pain {
    /// Whether the map says that it no longer hurts.
    pub fn is_solved(&self) -> bool {
        self.status == Some(PainStatus::Solved)
    }
}

/// A gain: what pleases.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Gain {
    /// Its line in the source.
    pub span: Span,
    /// Its name in links.
    pub name: Name,
    /// The column or stage that it pleases in.
    pub place: Place,
    /// What the customer likes.
    pub text: Text,
    /// Whom; all that the column is for by default.
    pub personas: Vec<PersonaId>,
    /// The sources of the claim.
    pub from: Vec<SourceId>,
}

/// A measured value.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Metric {
    /// Its line in the source.
    pub span: Span,
    /// What is measured.
    pub measure: MeasureId,
    /// Whose value it is; everybody's without one of their own.
    pub whom: Whom,
    /// The value now.
    pub value: f64,
    /// The unit as written after the value, or the measure's own.
    pub unit: Option<String>,
    /// The highest value possible, as written.
    pub of: Option<f64>,
    /// The earlier value.
    pub was: Option<f64>,
    /// The value to reach.
    pub target: Option<f64>,
    /// The value that others have.
    pub benchmark: Option<f64>,
    /// The lowest and highest value, from the line or the measure, if known.
    pub range: Option<(f64, f64)>,
    /// The sources of the claim.
    pub from: Vec<SourceId>,
    /// How it was measured, if the data says it.
    pub measured: Option<Measured>,
}

impl Metric {
    /// How much more it is than it was.
    pub(crate) fn change(&self) -> Option<f64> {
        self.was.map(|was| self.value - was)
    }

    /// Its value and those that it is compared with.
    pub(crate) fn figures(&self) -> impl Iterator<Item = f64> {
        std::iter::once(self.value).chain([self.was, self.target, self.benchmark].into_iter().flatten())
    }
}

/// The scores behind a column's priority.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Priority {
    /// Its line in the source.
    pub span: Span,
    /// The score of each criterion, in the order written.
    pub scores: Vec<CriterionScore>,
    /// The weighted mean, from 1 to 100.
    pub value: f64,
    /// The sources of the claim.
    pub from: Vec<SourceId>,
}

impl Priority {
    /// A value as readers see it.
    pub fn shown(value: f64) -> f64 {
        value.round_ties_even()
    }
}

/// Something that could be done.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Opportunity {
    /// Its line in the source.
    pub span: Span,
    /// Its name in links.
    pub name: Name,
    /// The column or stage that it would change.
    pub place: Place,
    /// What could be done.
    pub text: Text,
    /// The pains that it answers.
    pub answers: Vec<PainId>,
    /// From 1 to 5.
    pub impact: Option<u8>,
    /// From 1 to 5.
    pub effort: Option<u8>,
    /// Who does it.
    pub owner: Option<TeamId>,
    /// By when.
    pub due: Option<Date>,
    /// Where that is written.
    pub due_span: Option<Span>,
    /// How far along it is.
    pub status: Option<Status>,
    /// How to find out whether it works.
    pub experiment: Option<Text>,
    /// The sources of the claim.
    pub from: Vec<SourceId>,
}
