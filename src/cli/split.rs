//! Whether a drawing is split into pages.

use super::choice::Choice;

/// Where a drawing is split into pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Split {
    #[default]
    Never,
    Stages,
}

impl Choice for Split {
    const ALL: &'static [(&'static str, Self, &'static str)] = &[
        ("never", Self::Never, "On one page, however long it is"),
        ("stages", Self::Stages, "Between stages, where the drawing is too long for a sheet of paper"),
    ];
}
