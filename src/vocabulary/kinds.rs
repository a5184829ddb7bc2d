//! The language's kinds, in the words of the drawing, the page and the tables.

use super::Words;
use crate::model::{Confidence, Pain, PainStatus, Severity, State, Status};

impl Words {
    /// How severe a pain is.
    pub fn severity(&self, severity: Severity) -> &'static str {
        match severity {
            Severity::Minor => self.minor,
            Severity::Major => self.major,
            Severity::Critical => self.critical,
        }
    }

    /// How many pains are this severe: `2 critical`.
    pub fn so_severe(&self, count: usize, severity: Severity) -> String {
        let ending = if count > 1 { self.severe_plural } else { "" };
        format!("{} {}{ending}", self.number(count as f64), self.severity(severity).to_lowercase())
    }

    /// How severe a pain is, and what has become of it if the map says so: `Major · solved · Oct 2026`.
    pub fn severity_of(&self, pain: &Pain) -> String {
        let severity = self.severity(pain.severity).to_owned();
        std::iter::once(severity).chain(self.become_of(pain)).collect::<Vec<_>>().join(" · ")
    }

    /// What has become of a pain, and since when, if the map says so: `eased`, `Oct 2026`. One that is still there has it `since Oct 2026`.
    pub fn become_of(&self, pain: &Pain) -> Vec<String> {
        let status = match pain.status {
            Some(PainStatus::Solved) => Some(self.solved.to_lowercase()),
            Some(PainStatus::Eased) => Some(before_comma(self.eased).to_lowercase()),
            Some(PainStatus::Open) | None => None,
        };
        let date = pain.since.map(|date| self.partial_date(date));
        let since = date.map(|date| if status.is_some() { date } else { Self::fill(self.since_when, &[&date]) });
        status.into_iter().chain(since).collect()
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

    /// Whether a map shows the journey as it is or as it should be.
    pub fn state_of(&self, state: State) -> &'static str {
        match state {
            State::Current => self.current,
            State::Future => self.future,
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

/// The part of a phrase before the first comma.
pub fn before_comma(text: &str) -> &str {
    text.split([',', '،', '、']).next().unwrap_or_default()
}
