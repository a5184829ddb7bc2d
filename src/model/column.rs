//! The story: stages, their columns, and all that is known of each.

use super::{
    ChannelId, ColumnId, CriterionScore, Date, FileLink, GainId, LaneId, MeasureId, Name, OpportunityId, PainId,
    PartialDate, PersonaId, PictureId, Score, Severity, SourceId, StageId, Status, Takes, TeamId, Text, Whom,
};
use crate::span::Span;
use serde::Serialize;

/// A stage of the journey.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Stage {
    /// Where its line stands.
    pub span: Span,
    /// What links call it.
    pub name: Name,
    /// What the drawing calls it.
    pub title: Text,
    /// What the customer wants from it.
    pub goals: Vec<Text>,
    /// More about it.
    pub about: Option<Text>,
    /// Whether people go through its columns in any order.
    pub any_order: bool,
    /// Its columns; never empty. A stage without touchpoints is a column of its own.
    pub columns: Vec<ColumnId>,
    /// What its lines say of the stage as a whole, drawn across its columns. Empty where the stage is its own column.
    pub facts: Facts,
}

/// What kind of thing a column shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ColumnKind {
    /// An interaction, with a channel.
    Touchpoint,
    /// Something that the customer does or waits for alone.
    Step,
    /// A stage without touchpoints: its title is in the stage band alone.
    Stage,
}

/// One column of the map.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Column {
    /// Where its line stands.
    pub span: Span,
    /// Touchpoint, step, or a stage that stands for itself.
    pub kind: ColumnKind,
    /// What links call it.
    pub name: Name,
    /// What the drawing calls it.
    pub title: Text,
    /// The stage that it belongs to.
    pub stage: StageId,
    /// All that is known of it.
    pub facts: Facts,
}

/// All that the lines of a column (or of a stage as a whole) say.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Facts {
    /// Whom the column is for, in the order of their declaration; all by default.
    pub personas: Vec<PersonaId>,
    /// The channels, as written.
    pub via: Vec<ChannelId>,
    /// The storyboard picture.
    pub image: Option<PictureId>,
    /// Why it is a key moment, where it is one.
    pub moment: Option<Moment>,
    /// The share of the customers who come here: of one persona each, and at most one for all others.
    pub reach: Vec<Reach>,
    /// Doing, thinking, saying, needing; behind the scenes; the author's own lanes.
    pub claims: Vec<Claim>,
    /// Feelings, at most one for each persona, in the order of the personas' declaration.
    pub feelings: Vec<Feeling>,
    /// Expectations, at most one for each persona.
    pub expectations: Vec<Expectation>,
    /// How long it takes: one persona each, and at most one for all others.
    pub takes: Vec<Duration>,
    /// What hurts.
    pub pains: Vec<PainId>,
    /// What the customer likes.
    pub gains: Vec<GainId>,
    /// Measured values.
    pub metrics: Vec<Metric>,
    /// What the priority is made of.
    pub score: Option<Priority>,
    /// What could be done.
    pub opportunities: Vec<OpportunityId>,
    /// Documents, sounds, pictures.
    pub attachments: Vec<FileLink>,
    /// Other maps that go into detail.
    pub see: Vec<FileLink>,
    /// Remarks.
    pub notes: Vec<Text>,
    /// Names of columns of the compared map that this one replaces, as written.
    pub replaces: Vec<String>,
}

/// A figure that may be one persona's.
trait Whose {
    fn whom(&self) -> Whom;
}

impl Whose for Reach {
    fn whom(&self) -> Whom {
        self.whom
    }
}

impl Whose for Duration {
    fn whom(&self) -> Whom {
        self.whom
    }
}

/// The persona's own one of these, or the one for everybody who has none.
fn own_or_common<T: Whose>(all: &[T], persona: PersonaId) -> Option<&T> {
    let of = |whom: Whom| all.iter().find(|one| one.whom() == whom);
    of(Whom::One(persona)).or_else(|| of(Whom::Everyone))
}

impl Facts {
    /// Whether it is for this persona.
    pub fn is_for(&self, persona: PersonaId) -> bool {
        self.personas.binary_search(&persona).is_ok()
    }

    /// What this persona feels here, where that is known.
    pub fn feeling_of(&self, persona: PersonaId) -> Option<&Feeling> {
        let at = self.feelings.binary_search_by_key(&persona, |feeling| feeling.persona).ok()?;
        self.feelings.get(at)
    }

    /// What this persona expects here, where that is known.
    pub fn expectation_of(&self, persona: PersonaId) -> Option<&Expectation> {
        let at = self.expectations.binary_search_by_key(&persona, |expectation| expectation.persona).ok()?;
        self.expectations.get(at)
    }

    /// The reach that holds for a persona, where one is written.
    pub fn reach_of(&self, persona: PersonaId) -> Option<&Reach> {
        own_or_common(&self.reach, persona)
    }

    /// How long it takes a persona, where that is written.
    pub fn takes_of(&self, persona: PersonaId) -> Option<&Duration> {
        own_or_common(&self.takes, persona)
    }

    /// The reach of the customers as a whole: the line that names nobody, or the only one.
    pub fn reach_of_all(&self) -> Option<&Reach> {
        match self.reach.as_slice() {
            [only] => Some(only),
            several => several.iter().find(|reach| reach.whom == Whom::Everyone),
        }
    }

    /// How long it takes in general: the line that names nobody, or the only one.
    pub fn takes_in_general(&self) -> Option<&Duration> {
        match self.takes.as_slice() {
            [only] => Some(only),
            several => several.iter().find(|takes| takes.whom == Whom::Everyone),
        }
    }
}

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
    /// The keyword of its lines.
    pub fn word(self, map: &super::Map) -> &str {
        match self {
            Self::Own(id) => map.lane(id).name.as_str(),
            _ => self.class(),
        }
    }

    /// What drawings call its lines, whatever the map: the keyword, or `own`.
    pub fn class(self) -> &'static str {
        match self {
            Self::Does => "does",
            Self::Thinks => "thinks",
            Self::Says => "says",
            Self::Needs => "needs",
            Self::Frontstage => "frontstage",
            Self::Backstage => "backstage",
            Self::Support => "support",
            Self::Deliverable => "deliverable",
            Self::Training => "training",
            Self::Insight => "insight",
            Self::Own(_) => "own",
        }
    }
}

/// One line of prose in a lane.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Claim {
    /// Where its line stands.
    pub span: Span,
    /// The lane.
    pub kind: ClaimKind,
    /// Whom it is about.
    pub whom: Whom,
    /// What it says.
    pub text: Text,
    /// Who does it (who is trained, for training).
    pub by: Vec<TeamId>,
    /// Where it is known from.
    pub from: Vec<SourceId>,
}

/// How somebody feels.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Feeling {
    /// Where its line stands; the same for all whom one line applies to.
    pub span: Span,
    /// Who feels it.
    pub persona: PersonaId,
    /// How good or bad.
    pub score: Score,
    /// The word for it.
    pub word: Option<Text>,
    /// Where it is known from.
    pub from: Vec<SourceId>,
}

/// What somebody expects.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Expectation {
    /// Where its line stands.
    pub span: Span,
    /// Who expects it.
    pub persona: PersonaId,
    /// How good it should be.
    pub score: Score,
    /// What is expected.
    pub what: Option<Text>,
    /// The feeling minus the expectation, where there is a feeling.
    pub gap: Option<f64>,
    /// Where it is known from.
    pub from: Vec<SourceId>,
}

/// Why a column is a key moment.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Moment {
    /// Where its line stands.
    pub span: Span,
    /// Why, where the author said.
    pub why: Option<Text>,
    /// Where it is known from.
    pub from: Vec<SourceId>,
}

/// The share of the customers who come to a column.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reach {
    /// Where its line stands.
    pub span: Span,
    /// Whose share it is; everybody's who has none of their own.
    pub whom: Whom,
    /// From 0 to 100.
    pub percent: f64,
    /// Where it is known from.
    pub from: Vec<SourceId>,
}

/// How long a column takes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Duration {
    /// Where its line stands.
    pub span: Span,
    /// Whose time it is; everybody's who has none of their own.
    pub whom: Whom,
    /// The figures, in seconds.
    pub takes: Takes,
    /// Where it is known from.
    pub from: Vec<SourceId>,
}

/// A pain point.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Pain {
    /// Where its line stands.
    pub span: Span,
    /// What links and opportunities call it.
    pub name: Name,
    /// The column or stage that it hurts in.
    pub place: Place,
    /// How badly.
    pub severity: Severity,
    /// What hurts.
    pub text: Text,
    /// Whom, in the order of their declaration; all that the column is for by default.
    pub personas: Vec<PersonaId>,
    /// Where it is known from.
    pub from: Vec<SourceId>,
    /// The opportunities that answer it.
    pub answered_by: Vec<OpportunityId>,
    /// What has become of it, where the map says so.
    pub status: Option<PainStatus>,
    /// Since when it is that.
    pub since: Option<PartialDate>,
}

impl Pain {
    /// Whether the map says that it hurts no more.
    pub fn is_solved(&self) -> bool {
        self.status == Some(PainStatus::Solved)
    }
}

impl PainStatus {
    /// The word in the language.
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Eased => "eased",
            Self::Solved => "solved",
        }
    }
}

/// What has become of a pain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PainStatus {
    /// It hurts as it did.
    Open,
    /// It hurts less.
    Eased,
    /// It hurts no more.
    Solved,
}

/// A gain: what pleases.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Gain {
    /// Where its line stands.
    pub span: Span,
    /// What links call it.
    pub name: Name,
    /// The column or stage that it pleases in.
    pub place: Place,
    /// What the customer likes.
    pub text: Text,
    /// Whom; all that the column is for by default.
    pub personas: Vec<PersonaId>,
    /// Where it is known from.
    pub from: Vec<SourceId>,
}

/// Where in the story something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Place {
    /// In one column.
    Column(ColumnId),
    /// In a stage as a whole.
    Stage(StageId),
}

/// A measured value.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Metric {
    /// Where its line stands.
    pub span: Span,
    /// What is measured.
    pub measure: MeasureId,
    /// Whose value it is; everybody's who has none of their own.
    pub whom: Whom,
    /// The value now.
    pub value: f64,
    /// The unit as written behind the value, or the measure's own.
    pub unit: Option<String>,
    /// The highest value possible, as written.
    pub of: Option<f64>,
    /// The value before.
    pub was: Option<f64>,
    /// The value wanted.
    pub target: Option<f64>,
    /// The value of others.
    pub benchmark: Option<f64>,
    /// The lowest and highest value, from the line or the measure, where known.
    pub range: Option<(f64, f64)>,
    /// Where it is known from.
    pub from: Vec<SourceId>,
}

/// What a column's priority is made of.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Priority {
    /// Where its line stands.
    pub span: Span,
    /// What each criterion was given, in the order written.
    pub scores: Vec<CriterionScore>,
    /// The weighted mean, from 1 to 100.
    pub value: f64,
    /// Where it is known from.
    pub from: Vec<SourceId>,
}

/// Something that could be done.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Opportunity {
    /// Where its line stands.
    pub span: Span,
    /// What links call it.
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
    /// Where that is said.
    pub due_span: Option<Span>,
    /// How far along it is.
    pub status: Option<Status>,
    /// How to find out whether it works.
    pub experiment: Option<Text>,
    /// Where it is known from.
    pub from: Vec<SourceId>,
}
