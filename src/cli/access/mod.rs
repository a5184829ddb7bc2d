//! The program's only access to files: what may be read, what may be written, and how.
//!
//! Input: a path as it was written. Output: bytes, or the reason for refusing. Symbolic links are followed first; only
//! then is it decided whether the file is in one of the folders of a [`Scope`]. All scopes of a run share one list of
//! the files that were read, so that none of them is overwritten, by whatever path.

mod denied;
mod held;
mod here;
mod identity;
mod kind;
mod read;
mod scope;
mod write;

pub(crate) use denied::{Denied, LOST};
pub(crate) use here::{here, return_to};
pub(crate) use identity::{Stamp, changed_at, number, stamp};
pub(crate) use kind::{FileKind, exists, is_dir, is_file, is_taken, kind, names, spelt};
pub(crate) use read::{OPEN_INPUT, Reading, is_handle, is_stream, local_zone};
pub(crate) use scope::Scope;
pub(crate) use write::{Planned, refused};

pub(crate) use crate::folder::{canonical, on_the_way as links, resolve};
