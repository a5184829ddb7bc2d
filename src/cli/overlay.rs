//! Files as they will be, or as an editor shows them, on top of those on disk.

use super::loader::Files;
use crate::load::{LoadError, Loaded, Loader};
use std::path::{Path, PathBuf};

/// Reads files, except those with another text. The rules for what may be read are the same as for every file.
pub(crate) struct Overlaid<'a> {
    pub files: Files,
    /// The other text of a file, by its path without symbolic links.
    pub text: &'a (dyn Fn(&Path) -> Option<Vec<u8>> + Sync),
}

impl Overlaid<'_> {
    /// A file that is only in the overlay, because it was never saved.
    fn unsaved(&self, from: &str, path: &str) -> Option<(PathBuf, Vec<u8>)> {
        let meant = self.files.meant(from, path)?;
        let bytes = (self.text)(&meant)?;
        Some((meant, bytes))
    }
}

impl Loader for Overlaid<'_> {
    fn load(&self, from: &str, path: &str) -> Result<Loaded, LoadError> {
        let loaded = match self.files.load(from, path) {
            Err(LoadError::NotFound) => {
                let (meant, bytes) = self.unsaved(from, path).ok_or(LoadError::NotFound)?;
                let name = meant.to_string_lossy().into_owned();
                return Ok(Loaded { identity: name.clone(), name, bytes });
            }
            loaded => loaded?,
        };
        Ok(match (self.text)(Path::new(&loaded.identity)) {
            Some(bytes) => Loaded { bytes, ..loaded },
            None => loaded,
        })
    }

    fn identify(&self, name: &str) -> String {
        self.files.identify(name)
    }

    fn exists(&self, from: &str, path: &str) -> Result<bool, LoadError> {
        Ok(self.files.exists(from, path)? || self.unsaved(from, path).is_some())
    }
}
