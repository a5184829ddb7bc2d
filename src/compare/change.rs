//! One change, as plain data.

use crate::{
    model::{Date, Severity},
    span::Span,
};
use serde::Serialize;

/// What a change is about, in the order of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Topic {
    /// What the `journey` block says.
    Map,
    /// Personas, teams, sources and all else that is declared.
    Declarations,
    /// Stages and columns.
    Story,
    /// Feelings, expectations, key moments, gains.
    Experience,
    /// Pains.
    Pains,
    /// Opportunities.
    Opportunities,
    /// Metrics, time, reach, priority.
    Figures,
    /// What is said of a stage or column in words: what people do, what happens behind it, notes.
    Content,
}

/// What kind of thing changed; each is called as in the language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// The map as a whole.
    Journey,
    /// Somebody who lives it.
    Persona,
    /// Somebody who acts.
    Team,
    /// A way to meet.
    Channel,
    /// Where claims come from.
    Source,
    /// A lane of the author's own.
    Lane,
    /// Something that is measured.
    Metric,
    /// A stage.
    Stage,
    /// A touchpoint.
    Touchpoint,
    /// A step.
    Step,
    /// A way from a column to another one, or out of the journey.
    Way,
    /// A pain.
    Pain,
    /// A gain.
    Gain,
    /// An opportunity.
    Opportunity,
}

/// Whether a change is one for the better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// It is.
    Better,
    /// It is for the worse.
    Worse,
}

/// A value before or after.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Value {
    /// Words, without their marks.
    Text(String),
    /// A score on the map's scale, in the author's figures.
    Score(f64),
    /// A figure with its unit.
    Figure(f64, Option<String>),
    /// A share of all, from 0 to 100.
    Percent(f64),
    /// A length of time, in seconds.
    Seconds(f64),
    /// A range of time, in seconds.
    Range(f64, f64),
    /// A day.
    Day(Date),
    /// Several words.
    List(Vec<String>),
}

/// A place in the story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Where {
    /// The stage (for a pain, gain or opportunity: the stage or column that it is in).
    #[serde(rename = "in")]
    pub inside: String,
    /// What stands before it there; nothing for the first.
    pub behind: Option<String>,
}

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// It wasn't there before. A pain is opened then.
    Added,
    /// It isn't there any more. A pain is closed then.
    Gone,
    /// It takes the place of others.
    Replaces(Vec<String>),
    /// It stands elsewhere.
    Moved {
        /// Where it stood.
        from: Where,
        /// Where it is.
        to: Where,
    },
    /// It has another name (a pain: other words).
    Renamed {
        /// What it was called.
        from: String,
        /// What it is called.
        to: String,
    },
    /// Something about it is different.
    Changed {
        /// What, by the keyword of its line.
        field: String,
        /// Of whom, or of which metric or criterion.
        of: Option<String>,
        /// The value before, where there was one.
        from: Option<Value>,
        /// The value after, where there is one.
        to: Option<Value>,
    },
}

/// One change.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// What it is about.
    pub topic: Topic,
    /// What kind of thing changed.
    pub kind: Kind,
    /// What links call the thing, in the later map where it is there.
    pub name: String,
    /// What readers call it, in the later map where it is there.
    pub title: String,
    /// The stage or column that it is in.
    pub place: Option<String>,
    /// Of a pain, how badly it hurts, in the later map where it is there.
    pub severity: Option<Severity>,
    /// What happened.
    pub what: What,
    /// Whether that is for the better, where that can be said.
    pub verdict: Option<Verdict>,
    /// Where the earlier map says it.
    pub old: Option<Span>,
    /// Where the later map says it.
    pub new: Option<Span>,
}
