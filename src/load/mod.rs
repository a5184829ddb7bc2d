//! How the core gets at other files: it asks its caller.
//!
//! [`NoFiles`] refuses all, [`Memory`] keeps them in memory, and `folder::Folder` reads those of a folder on disk.

mod loader;
mod memory;

pub(crate) use loader::EXTENSION;
pub use loader::{LoadError, Loaded, Loader, NoFiles, followed};
pub use memory::Memory;
