//! The columns of a map's tables, from left to right, for the page and for exports.
//!
//! What sorts the rows comes first where there is such a figure. Exports have every column, and a cell without anything
//! to say is empty there, since programs count such cells; the page says *nothing yet*. The page leaves out what it has
//! in another place.

use super::metrics;
use crate::{
    model::{Map, Whom},
    vocabulary::Words,
};

/// A column of the table of pains.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PainColumn {
    Number,
    Priority,
    Severity,
    Pain,
    Who,
    Stage,
    Place,
    Reach,
    AnsweredBy,
    Sources,
}

impl PainColumn {
    pub const ALL: [Self; 10] = [
        Self::Number,
        Self::Priority,
        Self::Severity,
        Self::Pain,
        Self::Who,
        Self::Stage,
        Self::Place,
        Self::Reach,
        Self::AnsweredBy,
        Self::Sources,
    ];

    pub fn label(self, words: &Words) -> &'static str {
        let page = &words.page;
        match self {
            Self::Number => page.number,
            Self::Priority => words.priority,
            Self::Severity => page.severity,
            Self::Pain => page.pain,
            Self::Who => page.who,
            Self::Stage => words.stage,
            Self::Place => page.place,
            Self::Reach => words.reach,
            Self::AnsweredBy => page.answered_by,
            Self::Sources => words.sources,
        }
    }

    /// Whether the page has it: its link to the place leads to the stage and the reach.
    pub fn is_on_page(self) -> bool {
        !matches!(self, Self::Stage | Self::Reach)
    }
}

/// A column of the table of gains.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GainColumn {
    Letter,
    Gain,
    Who,
    Stage,
    Place,
    Sources,
}

impl GainColumn {
    pub const ALL: [Self; 6] = [Self::Letter, Self::Gain, Self::Who, Self::Stage, Self::Place, Self::Sources];

    pub fn label(self, words: &Words) -> &'static str {
        let page = &words.page;
        match self {
            Self::Letter => page.number,
            Self::Gain => words.gain,
            Self::Who => page.who,
            Self::Stage => words.stage,
            Self::Place => page.place,
            Self::Sources => words.sources,
        }
    }

    /// Whether the page has it: its link to the place leads to the stage.
    pub fn is_on_page(self) -> bool {
        self != Self::Stage
    }
}

/// A column of the table of actions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActionColumn {
    Owner,
    Action,
    Status,
    Due,
    Priority,
    Impact,
    Effort,
    Pains,
    Stage,
    Place,
    Experiment,
    Sources,
}

impl ActionColumn {
    pub const ALL: [Self; 12] = [
        Self::Owner,
        Self::Action,
        Self::Status,
        Self::Due,
        Self::Priority,
        Self::Impact,
        Self::Effort,
        Self::Pains,
        Self::Stage,
        Self::Place,
        Self::Experiment,
        Self::Sources,
    ];

    pub fn label(self, words: &Words) -> &'static str {
        let page = &words.page;
        match self {
            Self::Owner => words.owner,
            Self::Action => page.action,
            Self::Status => page.status,
            Self::Due => page.due,
            Self::Priority => words.priority,
            Self::Impact => words.impact,
            Self::Effort => words.effort,
            Self::Pains => words.pains,
            Self::Stage => words.stage,
            Self::Place => page.place,
            Self::Experiment => page.experiment,
            Self::Sources => words.sources,
        }
    }

    /// Whether the page has it: its link to the place leads to the stage and the priority, and the experiment is below
    /// the action.
    pub fn is_on_page(self) -> bool {
        !matches!(self, Self::Priority | Self::Stage | Self::Experiment)
    }
}

/// A column of the table of metrics.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MetricColumn {
    Metric,
    Who,
    Stage,
    Place,
    Now,
    Unit,
    Range,
    Was,
    Change,
    Verdict,
    Target,
    ToTarget,
    Benchmark,
    Sources,
    Answers,
    Interval,
}

impl MetricColumn {
    const ALL: [Self; 16] = [
        Self::Metric,
        Self::Who,
        Self::Stage,
        Self::Place,
        Self::Now,
        Self::Unit,
        Self::Range,
        Self::Was,
        Self::Change,
        Self::Verdict,
        Self::Target,
        Self::ToTarget,
        Self::Benchmark,
        Self::Sources,
        Self::Answers,
        Self::Interval,
    ];

    /// The columns for a map: how sure a figure is only where something is measured.
    pub fn of(map: &Map) -> Vec<Self> {
        let is_measured = metrics(map).iter().any(|row| row.metric.measured.is_some());
        let is_needed = |column: &Self| is_measured || !matches!(column, Self::Answers | Self::Interval);
        Self::ALL.into_iter().filter(is_needed).collect()
    }

    pub fn label(self, words: &Words) -> String {
        let page = &words.page;
        let label = match self {
            Self::Metric => page.metric,
            Self::Who => page.who,
            Self::Stage => words.stage,
            Self::Place => page.place,
            Self::Now => page.now,
            Self::Unit => page.unit,
            Self::Range => page.range,
            Self::Was => page.was,
            Self::Change => page.change,
            Self::Verdict => return format!("{} / {}", page.better, page.worse),
            Self::Target => page.target,
            Self::ToTarget => page.to_target,
            Self::Benchmark => page.benchmark,
            Self::Sources => words.sources,
            Self::Answers => "n",
            Self::Interval => "95 %",
        };
        label.to_owned()
    }

    /// The columns on the page, where the link to the place leads to the stage, figures have their unit, and the change says whether it is for
    /// the better. Whose a figure is only matters where one is a persona's.
    pub fn on_page(map: &Map) -> Vec<Self> {
        let is_personal = metrics(map).iter().any(|row| row.metric.whom != Whom::Everyone);
        let is_needed = |column: &Self| match column {
            Self::Who => is_personal,
            column => !matches!(column, Self::Stage | Self::Unit | Self::Verdict),
        };
        Self::of(map).into_iter().filter(is_needed).collect()
    }
}

/// A column of the table of sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SourceColumn {
    Number,
    Source,
    Confidence,
    Date,
    Sample,
    Document,
    About,
    Measured,
}

impl SourceColumn {
    const ALL: [Self; 8] = [
        Self::Number,
        Self::Source,
        Self::Confidence,
        Self::Date,
        Self::Sample,
        Self::Document,
        Self::About,
        Self::Measured,
    ];

    /// The columns for a map: what figures rest on only where something is measured.
    pub fn of(map: &Map) -> Vec<Self> {
        let words = Words::for_lang(map.lang.as_deref());
        let is_measured = map.sources.iter().any(|source| !words.measurement(map, source).is_empty());
        Self::ALL.into_iter().filter(|column| is_measured || *column != Self::Measured).collect()
    }

    /// Its head.
    pub fn label(self, words: &Words) -> &'static str {
        let page = &words.page;
        match self {
            Self::Number => page.number,
            Self::Source => page.source,
            Self::Confidence => page.confidence,
            Self::Date => page.date,
            Self::Sample => page.sample,
            Self::Document => page.document,
            Self::About => words.about,
            Self::Measured => words.measured,
        }
    }

    /// Whether the page has it: what else is said about a source is below its name.
    pub fn is_on_page(self) -> bool {
        !matches!(self, Self::About | Self::Measured)
    }
}
