//! What the language has keywords for, in the words of the drawing, the page and the tables.

use super::Words;
use crate::model::{ClaimKind, Confidence, Map, Severity, Status};

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

    /// The lane of a kind of claims, as readers call it.
    pub fn lane(&self, map: &Map, kind: ClaimKind) -> String {
        let label = match kind {
            ClaimKind::Does => self.doing,
            ClaimKind::Thinks => self.thinking,
            ClaimKind::Says => self.saying,
            ClaimKind::Needs => self.needing,
            ClaimKind::Frontstage => self.frontstage,
            ClaimKind::Backstage => self.backstage,
            ClaimKind::Support => self.support,
            ClaimKind::Deliverable => self.deliverables,
            ClaimKind::Training => self.training,
            ClaimKind::Own(id) => return map.lane(id).label.to_plain(),
        };
        label.to_owned()
    }
}
