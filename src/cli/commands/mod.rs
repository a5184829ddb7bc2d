//! One file for each command: arguments in, an [`Exit`](super::Exit) out.

pub(super) mod build;
pub(super) mod check;
pub(super) mod data;
pub(super) mod diff;
pub(super) mod explain;
pub(super) mod export;
pub(super) mod fmt;
pub(super) mod import;
pub(super) mod man;
pub(super) mod markdown;
pub(super) mod new;
pub(super) mod reference;
pub(super) mod report;
pub(super) mod show;
pub(super) mod site;
