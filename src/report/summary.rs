//! How much is wrong, in one line.

use super::Report;
use crate::diagnostic::Severity;

/// How many of what a report holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Mistakes that keep a map from being drawn.
    pub errors: usize,
    /// Mistakes that don't.
    pub warnings: usize,
    /// What else kept the run from doing its work.
    pub failures: usize,
}

impl Tally {
    pub(super) fn of(report: &Report) -> Self {
        let mut tally = Self { failures: report.failures.len(), ..Self::default() };
        for diagnostic in report.files.iter().flat_map(|file| &file.diagnostics) {
            match diagnostic.severity {
                Severity::Error => tally.errors += 1,
                Severity::Warning => tally.warnings += 1,
            }
        }
        tally
    }
}

/// A number with its noun (`1 error`, `3 errors`).
pub fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// `3 errors, 1 warning in checkout.journey`; nothing where there is none of either.
#[cfg(feature = "cli")]
pub(super) fn summary(report: &Report) -> Option<String> {
    let tally = report.tally();
    let parts: Vec<_> = [(tally.errors, "error"), (tally.warnings, "warning")]
        .into_iter()
        .filter(|&(number, _)| number > 0)
        .map(|(number, noun)| count(number, noun))
        .collect();
    let names: std::collections::BTreeSet<_> = report
        .files
        .iter()
        .flat_map(|file| file.diagnostics.iter().map(|diagnostic| &*file.sources.get(diagnostic.span().file).name))
        .collect();
    let place = match names.first() {
        Some(name) if names.len() == 1 => super::visible::one_line(name),
        _ => format!("{} files", names.len()),
    };
    (!parts.is_empty()).then(|| format!("{} in {place}", parts.join(", ")))
}
