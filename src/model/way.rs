//! Ways that differ from the order of the columns: back, further ahead, one of several, and out of the journey.

use super::{ColumnId, Measured, Name, PersonaId, SourceId, StageId, Target, Text, Whom};
use crate::span::Span;
use serde::Serialize;

/// A `then` or a `leaves` line. [`super::Path`] says what follows from all of them together.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Way {
    /// Its line in the source.
    pub span: Span,
    /// The column that it leads away from.
    pub from: ColumnId,
    /// Where it leads.
    pub to: Target,
    /// Whom the line names.
    pub whom: Whom,
    /// Whom it applies to, in the order of their declaration: a line that names nobody applies to everybody whom both
    /// columns are for and who has no line of their own there. Never empty.
    pub personas: Vec<PersonaId>,
    /// How many of those who ever come to the column go this way, from 0 to 100 percent, if the author said so.
    pub share: Option<f64>,
    /// Why.
    pub reason: Option<Text>,
    /// The sources of the claim.
    pub sources: Vec<SourceId>,
    /// Whether its share comes from data and isn't known yet.
    pub waiting: bool,
    /// How it was measured, if the data says it.
    pub measured: Option<Measured>,
}

impl Way {
    /// Whether the journey simply ends here for all who go no other way: the line says neither how many nor why.
    pub fn is_end(&self) -> bool {
        self.to == Target::End && self.share.is_none() && self.reason.is_none() && !self.waiting
    }
}

/// A group of stages, from one `phase` line to the next.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Phase {
    /// Its line in the source.
    pub span: Span,
    /// Its name in links.
    pub name: Name,
    /// Its title in the drawing.
    pub title: Text,
    /// Its stages, adjacent in the order of the story; never empty.
    pub stages: Vec<StageId>,
}

/// Something that was learned.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Insight {
    /// Its line in the source.
    pub span: Span,
    /// What was learned.
    pub text: Text,
    /// The sources of the claim.
    pub from: Vec<SourceId>,
}
