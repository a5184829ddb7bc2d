//! The finding of a map in one sentence.

use super::Words;
use crate::model::Severity;

impl Words {
    /// `1 critical pain has no answer`; nothing is said of minor ones.
    pub fn unanswered(&self, severity: Severity, count: usize) -> Option<String> {
        let [one, several] = match severity {
            Severity::Minor => return None,
            Severity::Major => self.headline.major,
            Severity::Critical => self.headline.critical,
        };
        match count {
            0 => None,
            1 => Some(Self::fill(one, &["1"])),
            _ => Some(Self::fill(several, &[&self.number(count as f64)])),
        }
    }
}
