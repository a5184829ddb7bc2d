//! What has become of the pains of a compared map, in words.

use super::{Words, kinds::before_comma};
use crate::{
    compare::{Changes, PainChange},
    model::{Map, PainId},
};

impl Words {
    /// What has become of a pain since the earlier map: `new`, `eased, was critical`.
    pub fn pain_change(&self, change: PainChange) -> String {
        let was = |text: &str, severity| Self::fill(text, &[&self.severity(severity).to_lowercase()]);
        match change {
            PainChange::New => self.new.to_lowercase(),
            PainChange::Stays => self.still_there.to_owned(),
            PainChange::Solved => self.solved.to_lowercase(),
            PainChange::Eased(severity) => was(self.eased, severity),
            PainChange::Worse(severity) => was(self.worse, severity),
        }
    }

    /// How severe a pain is, and what has become of it since the earlier map: `Major · eased, was critical`.
    pub fn severity_since(&self, map: &Map, id: PainId, changes: Option<&Changes>) -> String {
        let change = changes.and_then(|changes| changes.pains.get(id.index()));
        // That it is solved is only said once.
        let change = change.filter(|change| **change != PainChange::Solved).map(|change| self.pain_change(*change));
        let parts = std::iter::once(self.severity_of(map.pain(id))).chain(change);
        parts.collect::<Vec<_>>().join(" · ")
    }

    /// How many pains there are of each kind: `Pains: 3 solved, 1 new`. Empty if there never were any.
    pub fn pain_changes(&self, changes: &Changes) -> String {
        let count = |is: fn(&PainChange) -> bool| changes.pains.iter().filter(|change| is(change)).count();
        // The part before the comma is the kind.
        let kind = |text: &str| before_comma(text).to_lowercase();
        let kinds = [
            (kind(self.solved), changes.solved.len() + count(|change| *change == PainChange::Solved)),
            (kind(self.unlisted), changes.unlisted.len()),
            (kind(self.eased), count(|change| matches!(change, PainChange::Eased(_)))),
            (kind(self.worse), count(|change| matches!(change, PainChange::Worse(_)))),
            (kind(self.still_there), count(|change| *change == PainChange::Stays)),
            (kind(self.new), count(|change| *change == PainChange::New)),
        ];
        let told = kinds.iter().filter(|(_, count)| *count > 0).map(|(kind, count)| format!("{count} {kind}"));
        let told: Vec<_> = told.collect();
        if told.is_empty() { String::new() } else { format!("{}: {}", self.pains, told.join(self.comma)) }
    }
}
