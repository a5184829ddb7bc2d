//! The story: stages, their columns, and what the lines of each say.

use super::{
    ChannelId, Claim, ColumnId, Duration, Expectation, Feeling, FileLink, GainId, Metric, Moment, Name, OpportunityId,
    PainId, PersonaId, PictureId, Priority, Reach, StageId, Text, Whom,
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
