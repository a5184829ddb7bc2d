//! Which warnings a project turns off or into errors.

use super::choice::Choice;
use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    parse::nearest,
};
use std::collections::BTreeMap;

/// How a warning is treated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Level {
    Off,
    Warn,
    Error,
}

impl Choice for Level {
    const ALL: &'static [(&'static str, Self, &'static str)] = &[
        ("off", Self::Off, "Don't report it"),
        ("warn", Self::Warn, "Report it and draw the map"),
        ("error", Self::Error, "Report it and do not draw the map"),
    ];
}

/// The levels of the warnings that have one set.
#[derive(Debug, Clone, Default)]
pub(crate) struct Levels {
    by_code: BTreeMap<Code, Level>,
    deny: bool,
}

impl Levels {
    /// Gives a warning its level.
    pub fn set(&mut self, code: Code, level: Level) {
        self.by_code.insert(code, level);
    }

    /// Turns every warning that isn't off into an error.
    pub fn deny(&mut self) {
        self.deny = true;
    }

    /// The level that is set for a warning.
    pub fn of(&self, code: Code) -> Option<Level> {
        self.by_code.get(&code).copied()
    }

    /// The diagnostics with these levels applied.
    pub fn apply(&self, diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
        diagnostics.into_iter().filter_map(|diagnostic| self.taken(diagnostic)).collect()
    }

    /// Mistakes stay errors, even where their code is also that of a warning.
    fn taken(&self, diagnostic: Diagnostic) -> Option<Diagnostic> {
        let is_known = diagnostic.severity == Severity::Error || diagnostic.code.may_warn();
        debug_assert!(is_known, "{} cannot be turned off", diagnostic.code);
        match diagnostic.severity {
            Severity::Error => Some(diagnostic),
            Severity::Warning => match (self.of(diagnostic.code), self.deny) {
                (Some(Level::Off), _) => None,
                (Some(Level::Error), _) | (Some(Level::Warn) | None, true) => {
                    Some(Diagnostic { severity: Severity::Error, ..diagnostic })
                }
                (Some(Level::Warn) | None, false) => Some(diagnostic),
            },
        }
    }
}

/// Why a code has no level.
pub(crate) struct NoWarning {
    pub title: String,
    pub label: &'static str,
    pub help: String,
}

pub(crate) fn warning(text: &str) -> Result<Code, NoWarning> {
    let warnings = || Code::ALL.iter().filter(|code| code.may_warn()).map(|code| code.as_str());
    match Code::parse(text) {
        Some(code) if code.may_warn() => Ok(code),
        Some(_) => Err(NoWarning {
            title: format!("{text} is an error, which has no level"),
            label: "not a warning",
            help: "only warnings can be turned off or into errors; `wayline explain` lists them".to_owned(),
        }),
        None => Err(NoWarning {
            title: format!("unknown warning `{text}`"),
            label: "not a code",
            help: match nearest(text, warnings()) {
                Some(near) => format!("did you mean `{near}`? `wayline explain` lists all of them"),
                None => "write a code such as J502; `wayline explain` lists them".to_owned(),
            },
        }),
    }
}
