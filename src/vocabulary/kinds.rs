//! What the language has keywords for, in the words of the drawing, the page and the tables.

use super::Words;
use crate::model::{Confidence, Severity, Status};

impl Words {
    /// How severe a pain is.
    pub fn severity(&self, severity: Severity) -> &'static str {
        match severity {
            Severity::Minor => self.minor,
            Severity::Major => self.major,
            Severity::Critical => self.critical,
        }
    }

    /// How far an opportunity has come.
    pub fn status(&self, status: Status) -> &'static str {
        match status {
            Status::Idea => self.idea,
            Status::Planned => self.planned,
            Status::Doing => self.in_progress,
            Status::Done => self.done,
            Status::Dropped => self.dropped,
        }
    }

    /// How sure a source makes a claim.
    pub fn confidence(&self, confidence: Confidence) -> &'static str {
        match confidence {
            Confidence::Assumed => self.assumed,
            Confidence::Reasoned => self.reasoned,
            Confidence::Validated => self.validated,
        }
    }
}
