//! Ways that the order of the columns doesn't say: back, further ahead, one of several, and out of the journey.

use super::{ColumnId, Name, PersonaId, SourceId, StageId, Text, Whom};
use crate::span::Span;
use serde::Serialize;

/// A `then` or a `leaves` line. What comes of all of them together is for [`super::Path`] to say.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Way {
    /// Where its line stands.
    pub span: Span,
    /// The column that it leads away from.
    pub from: ColumnId,
    /// Where it leads.
    pub to: Target,
    /// Whom the line names.
    pub whom: Whom,
    /// Whom it speaks for, in the order of their declaration: a line that names nobody speaks for everybody whom both
    /// columns are for and who has no line of their own there. Never empty.
    pub personas: Vec<PersonaId>,
    /// How many of those who ever come to the column go this way, from 0 to 100 percent, where the author said.
    pub share: Option<f64>,
    /// Why.
    pub reason: Option<Text>,
    /// Where it is known from.
    pub sources: Vec<SourceId>,
}

/// Where a way leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Target {
    /// To a column.
    Column(ColumnId),
    /// Out of the journey.
    End,
}

/// A group of stages, from one `phase` line to the next.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Phase {
    /// Where its line stands.
    pub span: Span,
    /// What links call it.
    pub name: Name,
    /// What the drawing calls it.
    pub title: Text,
    /// Its stages, neighbours in the order of the story; never empty.
    pub stages: Vec<StageId>,
}

/// Something that was learned.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Insight {
    /// Where its line stands.
    pub span: Span,
    /// What was learned.
    pub text: Text,
    /// Where it is known from.
    pub from: Vec<SourceId>,
}
