//! Where something is in the story, and whom it is about.

use super::{ColumnId, PersonaId, StageId};
use serde::Serialize;

/// The place of something in the story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Place {
    /// In one column.
    Column(ColumnId),
    /// In a stage as a whole.
    Stage(StageId),
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

/// Whom a line is about: everybody that its column is for, or one persona.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Whom {
    /// Everybody that the column is for.
    Everyone,
    /// One of them.
    One(PersonaId),
}
