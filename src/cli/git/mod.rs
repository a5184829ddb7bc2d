//! Questions to `git`: answered by a child process without a shell, and without writing anything.

mod attributes;
mod call;
mod contents;
mod listing;
mod reason;
mod repository;
mod revision;
mod revisions;
mod tree;

pub(crate) use attributes::Conversions;
pub(crate) use reason::is_no_commit;
pub(crate) use repository::Repository;
pub(crate) use revision::{IN_LFS, Revision, RevisionFiles};
