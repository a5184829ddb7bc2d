//! How the core gets at other files: it asks its caller.
//!
//! [`NoFiles`] refuses all, [`Memory`] keeps them in memory, and `Folder` reads those of a folder on disk.
//!
//! ```
//! use wayline::{Options, compile, load::{LoadError, Loaded, Loader, followed}};
//!
//! /// Files from wherever this program has them.
//! struct Shelf;
//!
//! impl Loader for Shelf {
//!     fn load(&self, from: &str, path: &str) -> Result<Loaded, LoadError> {
//!         let name = followed(from, path).ok_or_else(|| LoadError::OutsideRoot("the shelf".into()))?;
//!         let bytes = match name.as_str() {
//!             "shared/people.journey" => b"persona ada: Ada\n".to_vec(),
//!             _ => return Err(LoadError::NotFound),
//!         };
//!         Ok(Loaded { identity: name.clone(), name, bytes })
//!     }
//!
//!     fn exists(&self, from: &str, path: &str) -> Result<bool, LoadError> {
//!         Ok(self.load(from, path).is_ok())
//!     }
//! }
//!
//! let text = "journey: Coffee run\nuse: shared/people.journey\nstage: Enter\n  feels ada 1: Welcome\n";
//! assert!(compile("coffee.journey", text.as_bytes(), &Shelf, &Options::default()).map.is_some());
//! ```

mod loader;
mod memory;

pub(crate) use loader::EXTENSION;
pub use loader::{LoadError, Loaded, Loader, NoFiles, followed};
pub use memory::Memory;
