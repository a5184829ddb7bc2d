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
    /// Its line in the source.
    pub span: Span,
    /// Its name in links.
    pub name: Name,
    /// Its title in the drawing.
    pub title: Text,
    /// What the customer wants from it.
    pub goals: Vec<Text>,
    /// More about it.
    pub about: Option<Text>,
    /// Whether people go through its columns in any order.
    pub any_order: bool,
    /// Its columns; never empty. A stage without touchpoints is a column of its own.
    pub columns: Vec<ColumnId>,
    /// What its lines say about the stage as a whole, drawn across its columns. Empty if the stage is its own column.
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
    /// Its line in the source.
    pub span: Span,
    /// Touchpoint, step, or a stage that is its own column.
    pub kind: ColumnKind,
    /// Its name in links.
    pub name: Name,
    /// Its title in the drawing.
    pub title: Text,
    /// The stage that it belongs to.
    pub stage: StageId,
    /// Everything known about it.
    pub facts: Facts,
}

/// Everything that the lines of a column (or of a stage as a whole) say.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Facts {
    /// Whom the column is for, in the order of their declaration; all by default.
    pub personas: Vec<PersonaId>,
    /// The channels, as written.
    pub via: Vec<ChannelId>,
    /// The events in the data that mean this column, as patterns.
    pub events: Vec<String>,
    /// The storyboard picture.
    pub image: Option<PictureId>,
    /// The path of a storyboard picture that isn't there, as written.
    #[serde(skip)]
    pub lost_image: Option<String>,
    /// Why it is a key moment, if it is one.
    pub moment: Option<Moment>,
    /// The share of the customers who come here: for one persona each, and at most one for all others.
    pub reach: Vec<Reach>,
    /// Doing, thinking, saying, needing; behind the scenes; the author's own lanes.
    pub claims: Vec<Claim>,
    /// Feelings, at most one for each persona, in the order of the personas' declaration.
    pub feelings: Vec<Feeling>,
    /// Expectations, at most one for each persona.
    pub expectations: Vec<Expectation>,
    /// How long it takes: for one persona each, and at most one for all others.
    pub takes: Vec<Duration>,
    /// What hurts.
    pub pains: Vec<PainId>,
    /// What the customer likes.
    pub gains: Vec<GainId>,
    /// Measured values.
    pub metrics: Vec<Metric>,
    /// The scores behind the priority.
    pub score: Option<Priority>,
    /// What could be done.
    pub opportunities: Vec<OpportunityId>,
    /// Documents, sounds, pictures.
    pub attachments: Vec<FileLink>,
    /// Other maps with more detail.
    pub see: Vec<FileLink>,
    /// Remarks.
    pub notes: Vec<Text>,
    /// Names of columns of the compared map that this one replaces, as written.
    pub replaces: Vec<String>,
}

/// A figure that may be for one persona.
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

/// The persona's own one of these, or the one for everybody without their own.
fn own_or_common<T: Whose>(all: &[T], persona: PersonaId) -> Option<&T> {
    let of = |whom: Whom| all.iter().find(|one| one.whom() == whom);
    of(Whom::One(persona)).or_else(|| of(Whom::Everyone))
}

impl Facts {
    /// Whether it is for this persona.
    pub fn is_for(&self, persona: PersonaId) -> bool {
        self.personas.binary_search(&persona).is_ok()
    }

    /// What this persona feels here, if that is known.
    pub fn feeling_of(&self, persona: PersonaId) -> Option<&Feeling> {
        let at = self.feelings.binary_search_by_key(&persona, |feeling| feeling.persona).ok()?;
        self.feelings.get(at)
    }

    /// What this persona expects here, if that is known.
    pub fn expectation_of(&self, persona: PersonaId) -> Option<&Expectation> {
        let at = self.expectations.binary_search_by_key(&persona, |expectation| expectation.persona).ok()?;
        self.expectations.get(at)
    }

    /// The reach that applies to a persona, if one is written.
    pub fn reach_of(&self, persona: PersonaId) -> Option<&Reach> {
        own_or_common(&self.reach, persona)
    }

    /// How long it takes a persona, if that is written.
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
