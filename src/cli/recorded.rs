//! Reading the files that a map names, and remembering which.

use super::{loader::Files, names::short};
use crate::load::{LoadError, Loaded, Loader};
use std::{
    collections::BTreeSet,
    path::PathBuf,
    sync::{Mutex, PoisonError},
};

/// A loader that remembers every file that was there.
#[derive(Debug)]
pub(crate) struct Recorded {
    files: Files,
    here: PathBuf,
    names: Mutex<BTreeSet<String>>,
}

impl Recorded {
    /// Nothing remembered yet. Names are relative to `here`.
    pub fn new(files: Files, here: PathBuf) -> Self {
        Self { files, here, names: Mutex::default() }
    }

    /// What the files are called, seen from the current folder.
    pub fn into_names(self) -> BTreeSet<String> {
        self.names.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    fn remember(&self, name: String) {
        self.names.lock().unwrap_or_else(PoisonError::into_inner).insert(name);
    }
}

impl Loader for Recorded {
    fn load(&self, from: &str, path: &str) -> Result<Loaded, LoadError> {
        let loaded = self.files.load(from, path)?;
        self.remember(loaded.name.clone());
        Ok(loaded)
    }

    fn identify(&self, name: &str) -> String {
        self.files.identify(name)
    }

    fn exists(&self, from: &str, path: &str) -> Result<bool, LoadError> {
        let there = self.files.exists(from, path)?;
        if let Some(meant) = self.files.meant(from, path).filter(|_| there) {
            self.remember(short(&meant, &self.here));
        }
        Ok(there)
    }
}
