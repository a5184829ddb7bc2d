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
    /// What is in the `journey` block.
    Map,
    /// Personas, teams, sources and everything else that is declared.
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
    /// What the text of a stage or column says: what people do, what happens behind it, notes.
    Content,
}

/// What kind of thing changed, in the words of the language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// The map as a whole.
    Journey,
    /// Somebody who takes the journey.
    Persona,
    /// Somebody who acts.
    Team,
    /// A channel.
    Channel,
    /// A source of claims.
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

/// Whether a change is for the better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// It is.
    Better,
    /// It is for the worse.
    Worse,
}

/// Whether two measured figures differ by more than chance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Chance {
    /// Two samples of the same customers could differ as much.
    Within,
    /// They would hardly ever.
    Beyond,
}

/// A value before or after.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Value {
    /// Words, without their marks.
    Text(String),
    /// A score on the later map's scale.
    Score(f64),
    /// A figure with its unit.
    Figure(f64, Option<String>),
    /// A figure with the highest one possible.
    OutOf(f64, f64),
    /// A share of all, from 0 to 100.
    Percent(f64),
    /// A length of time, in seconds.
    Seconds(f64),
    /// A range of time, in seconds.
    Range(f64, f64),
    /// Two figures that something lies between.
    Between(f64, f64),
    /// A day.
    Day(Date),
    /// Several words.
    List(Vec<String>),
    /// Why there is no figure, although the map asks the data for it.
    Untold(&'static str),
}

/// A place in the story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Where {
    /// The stage (for a pain, gain or opportunity: the stage or column that it is in).
    #[serde(rename = "in")]
    pub inside: String,
    /// What comes right before it there; `None` for the first.
    pub behind: Option<String>,
}

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// It is new. A pain was opened.
    Added,
    /// It is gone. A pain was closed.
    Gone,
    /// It takes the place of others.
    Replaces(Vec<String>),
    /// It is new, and has the lines of its stage, which had no columns.
    TakesLines {
        /// The stage.
        of: String,
    },
    /// It is gone. Its stage has no columns any more, and has its lines.
    GivesLines {
        /// The stage.
        to: String,
    },
    /// It is in another place.
    Moved {
        /// Where it was.
        from: Where,
        /// Where it is.
        to: Where,
    },
    /// It has a new name (a pain: a new text).
    Renamed {
        /// The earlier name.
        from: String,
        /// The new name.
        to: String,
    },
    /// Something about it changed.
    Changed {
        /// The field, by the keyword of its line.
        field: String,
        /// Whose it is, or of which metric or criterion.
        of: Option<String>,
        /// The value before, if there was one.
        from: Option<Value>,
        /// The value after, if there is one.
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
    /// The name in links; that of the later map if it has the thing.
    pub name: String,
    /// The title for readers; that of the later map if it has the thing.
    pub title: String,
    /// The stage or column that it is in.
    pub place: Option<String>,
    /// For a pain, how badly it hurts; in the later map if it is there.
    pub severity: Option<Severity>,
    /// What happened.
    pub what: What,
    /// Whether that is for the better, if that can be said.
    pub verdict: Option<Verdict>,
    /// Of two measured figures, whether chance alone can explain the difference.
    pub chance: Option<Chance>,
    /// Where it is in the earlier map.
    pub old: Option<Span>,
    /// Where it is in the later map.
    pub new: Option<Span>,
}
