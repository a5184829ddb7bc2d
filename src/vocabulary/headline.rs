//! The finding of a map in one sentence.

use super::Words;
use crate::model::Severity;

/// The parts of that sentence. `{}` is replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadlineWords {
    /// Where it feels worst, and how.
    pub worst: &'static str,
    /// A feeling, and who feels it.
    pub felt_by: &'static str,
    /// How far below what somebody expected.
    pub below: &'static str,
    /// How far below what was expected.
    pub below_expected: &'static str,
    /// Where it feels best, and how, on a map without anything bad.
    pub best: &'static str,
    /// How far above what somebody expected.
    pub above: &'static str,
    /// How far above what was expected.
    pub above_expected: &'static str,
    /// How many critical pains are unanswered: one, several.
    pub critical: [&'static str; 2],
    /// How many major pains are unanswered: one, several.
    pub major: [&'static str; 2],
    /// Between the two parts of the sentence.
    pub then: &'static str,
}

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
