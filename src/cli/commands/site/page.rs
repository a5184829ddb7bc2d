//! A map's page in the site.

use crate::{cli::work::Task, compile::Compilation, model::Map};

/// A map without errors, and its place in the site.
pub(super) struct SitePage<'a> {
    pub(super) task: &'a Task,
    pub(super) compiled: &'a Compilation,
    pub(super) map: &'a Map,
    /// Its page, relative to the site's folder, with `/` between the parts.
    pub(super) page: String,
}
