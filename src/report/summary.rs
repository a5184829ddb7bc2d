//! How much is wrong, in one line.

#[cfg(feature = "cli")]
use super::FileDiagnostics;
use super::Report;
#[cfg(feature = "cli")]
use crate::diagnostic::Applicability;
use crate::diagnostic::Severity;
#[cfg(feature = "cli")]
use std::collections::BTreeSet;

/// The counts of a report.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Mistakes that keep a map from being drawn.
    pub errors: usize,
    /// Mistakes that don't.
    pub warnings: usize,
    /// Other problems that kept the run from doing its work.
    pub failures: usize,
}

impl Tally {
    fn of(report: &Report) -> Self {
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

impl Report {
    /// The number of errors, warnings and failures.
    pub fn tally(&self) -> Tally {
        Tally::of(self)
    }
}

/// A number with its noun (`1 error`, `3 errors`).
pub fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// `3 errors, 1 warning in checkout.journey`; `None` if there are neither.
#[cfg(feature = "cli")]
pub(super) fn summary(report: &Report) -> Option<String> {
    let tally = report.tally();
    let parts: Vec<_> = [(tally.errors, "error"), (tally.warnings, "warning")]
        .into_iter()
        .filter(|&(number, _)| number > 0)
        .map(|(number, noun)| count(number, noun))
        .collect();
    let names = names(report.files.iter());
    let place = match names.first() {
        Some(name) if names.len() == 1 => super::visible::one_line(name),
        _ => format!("{} files", names.len()),
    };
    (!parts.is_empty()).then(|| format!("{} in {place}", parts.join(", ")))
}

/// The files with mistakes.
#[cfg(feature = "cli")]
fn names<'a>(files: impl Iterator<Item = &'a FileDiagnostics>) -> BTreeSet<&'a str> {
    files.flat_map(|file| file.diagnostics.iter().map(|of| &*file.sources.get(of.span().file).name)).collect()
}

/// How many of them can be fixed, and by which command; `None` if none can.
#[cfg(feature = "cli")]
pub(super) fn fixable(report: &Report) -> Option<String> {
    let fixes = || report.files.iter().flat_map(|file| file.diagnostics.iter().filter_map(|of| of.fix.as_ref()));
    let number = |wanted: Applicability| fixes().filter(|fix| fix.applicability == wanted).count();
    let (safe, doubtful) = (number(Applicability::Safe), number(Applicability::Unsafe));
    let plain = |name: &&str| name.chars().all(|c| c.is_alphanumeric() || "/._-".contains(c)) && !name.starts_with('-');
    let names = names(report.files.iter().filter(|file| file.diagnostics.iter().any(|of| of.fix.is_some())));
    let file = match names.first() {
        Some(&"<stdin>") if names.len() == 1 => " -".to_owned(),
        // A name that a shell would interpret is left to the reader.
        Some(name) if names.len() == 1 && plain(name) => format!(" {name}"),
        // Without a name, all maps would be fixed.
        Some(_) if names.len() == 1 => " FILE".to_owned(),
        _ => String::new(),
    };
    match (safe, doubtful) {
        (0, 0) => None,
        (0, _) => {
            Some(format!("{doubtful} can be fixed with `wayline check --unsafe-fixes{file}`; look at what it changes"))
        }
        (_, 0) => Some(format!("{safe} can be fixed with `wayline check --fix{file}`")),
        _ => Some(format!("{safe} can be fixed with `wayline check --fix{file}`, {doubtful} more with --unsafe-fixes")),
    }
}
