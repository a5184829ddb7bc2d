//! What a run may read and write, and what it has read.

use super::{denied::Denied, identity::Identity};
use crate::folder::resolve;
use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// The folders whose files may be read and written, links resolved.
#[derive(Debug, Clone)]
pub(crate) struct Scope {
    folders: Vec<PathBuf>,
    pub(super) run: Arc<Run>,
}

/// What all scopes of a run share.
#[derive(Debug, Default)]
pub(super) struct Run {
    /// The files that were read, each with the path that was used.
    inputs: Mutex<BTreeMap<Identity, PathBuf>>,
    /// The folders that have been searched for left-over temporary files.
    pub(super) swept: Mutex<BTreeSet<PathBuf>>,
}

impl Scope {
    /// Everything below `folder`, whose links are resolved. The first scope of a run.
    pub fn new(folder: PathBuf) -> Self {
        Self { folders: vec![folder], run: Arc::default() }
    }

    /// Another folder of the same run.
    pub fn of(&self, folder: PathBuf) -> Self {
        Self { folders: vec![folder], run: self.run.clone() }
    }

    /// The same with one more folder.
    pub fn and(&self, folder: PathBuf) -> Self {
        let mut scope = self.clone();
        scope.folders.push(folder);
        scope
    }

    /// The topmost folder.
    pub fn root(&self) -> &Path {
        &self.folders[0]
    }

    /// Whether a path with resolved links is inside.
    pub fn holds(&self, path: &Path) -> bool {
        self.folders.iter().any(|folder| path.starts_with(folder))
    }

    /// Where `path` leads, if that is inside. The file doesn't have to exist.
    pub fn admit(&self, path: &Path) -> Result<PathBuf, Denied> {
        let found = resolve(path)?;
        if self.holds(&found) { Ok(found) } else { Err(Denied::Outside) }
    }

    /// Records that this run reads a file, so that nothing is written over it.
    pub fn reads(&self, path: &Path) {
        if let Ok(identity) = Identity::of(path) {
            lock(&self.run.inputs).entry(identity).or_insert_with(|| path.to_owned());
        }
    }

    /// The input file of this run that `path` is, if it is one.
    pub(super) fn input(&self, path: &Path) -> Option<PathBuf> {
        lock(&self.run.inputs).get(&Identity::of(path).ok()?).cloned()
    }
}

pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
