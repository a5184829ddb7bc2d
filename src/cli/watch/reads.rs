//! What a build read, and whether it has changed since.
//!
//! Times and sizes of files only save reading them: what counts is their content, so saving a file unchanged, or
//! touching it, redraws nothing.

use crate::{
    cli::{
        access::{Scope, Stamp, exists, is_dir, stamp},
        loader::Files,
    },
    load::{LoadError, Loaded, Loader},
};
use sha2::{Digest, Sha256};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    sync::Mutex,
};

/// What was relevant about a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum ReadKind {
    Content,
    /// Only that it exists.
    Presence,
}

/// What was found at a path.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Found {
    Nothing,
    Something,
    Bytes([u8; 32]),
    /// Reading it failed, and it was changing meanwhile: it has to be read again.
    Unread,
}

/// Every file that a build asked for, found or not.
#[derive(Debug, Clone)]
pub(super) struct Reads {
    /// Where they may be.
    scope: Scope,
    files: BTreeMap<(PathBuf, ReadKind), (Stamp, Found)>,
}

impl Reads {
    pub fn new(scope: Scope) -> Self {
        Self { scope, files: BTreeMap::new() }
    }

    /// Records that the content of the file at `path` was `bytes`; `None` if it couldn't be read.
    pub fn content(&mut self, path: PathBuf, StampOf(before): StampOf, bytes: Option<&[u8]>) {
        let found = match bytes {
            Some(bytes) => Found::Bytes(hash(bytes)),
            None => match self.found(&path, ReadKind::Content) {
                found if stamp(&path) == before => found,
                // What is there by now is not what the build saw.
                _ => Found::Unread,
            },
        };
        self.files.insert((path, ReadKind::Content), (before, found));
    }

    /// Records the file at `path` as it is now.
    pub fn look(&mut self, path: PathBuf, way: ReadKind) {
        let stamp = stamp(&path);
        let found = self.found(&path, way);
        self.files.insert((path, way), (stamp, found));
    }

    /// Every path that was asked for.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.files.keys().map(|(path, _)| path.as_path())
    }

    /// The files of which only the existence was relevant, and that exist.
    pub fn present(&self) -> impl Iterator<Item = &Path> {
        let present =
            self.files.iter().filter(|((_, way), (_, found))| *way == ReadKind::Presence && *found == Found::Something);
        present.map(|((path, _), _)| path.as_path())
    }

    /// Those that have changed: among `among`, or among all with another time or size.
    pub fn changed(&self, among: Option<&BTreeSet<PathBuf>>) -> Vec<PathBuf> {
        let is = |path: &Path, stamp_then: &Stamp| match among {
            Some(among) => among.iter().any(|touched| path.starts_with(touched)) || real_is(path, stamp_then, among),
            None => stamp(path) != *stamp_then,
        };
        let other = |((path, way), (stamp, then)): (&(PathBuf, ReadKind), &(Stamp, Found))| {
            (is(path, stamp) && self.found(path, *way) != *then).then(|| path.clone())
        };
        self.files.iter().filter_map(other).collect()
    }

    fn found(&self, path: &Path, way: ReadKind) -> Found {
        match way {
            ReadKind::Presence if exists(path) => Found::Something,
            ReadKind::Presence => Found::Nothing,
            ReadKind::Content => match self.scope.open(path) {
                Ok(mut file) => file.hash().map_or(Found::Something, Found::Bytes),
                Err(denied) if denied.is_missing() => Found::Nothing,
                Err(_) => Found::Something,
            },
        }
    }

    /// The folders to watch so that no change is missed: those that the files are in, by name and behind symbolic
    /// links, and for what doesn't exist the nearest existing folder.
    pub fn folders(&self) -> BTreeSet<PathBuf> {
        let mut folders = BTreeSet::new();
        for ((path, _), (stamp, _)) in &self.files {
            let real = stamp.as_ref().and_then(|(_, _, real)| real.as_deref());
            folders.extend([Some(path.as_path()), real].into_iter().flatten().filter_map(nearest_folder));
        }
        folders
    }
}

/// The time and size of a file before it was read.
pub(super) struct StampOf(Stamp);

impl StampOf {
    pub fn now(path: &Path) -> Self {
        Self(stamp(path))
    }
}

fn real_is(path: &Path, stamp: &Stamp, among: &BTreeSet<PathBuf>) -> bool {
    let real = stamp.as_ref().and_then(|(_, _, real)| real.as_deref());
    real.is_some_and(|real| real != path && among.iter().any(|touched| real.starts_with(touched)))
}

/// The nearest existing folder upward.
pub(super) fn nearest_folder(path: &Path) -> Option<PathBuf> {
    path.ancestors().skip(1).find(|folder| is_dir(folder)).map(Path::to_owned)
}

fn hash(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// Reads files as a build does, and records which.
pub(super) struct Noting {
    files: Files,
    reads: Mutex<Reads>,
}

impl Noting {
    pub fn new(files: Files, reads: Reads) -> Self {
        Self { files, reads: Mutex::new(reads) }
    }

    /// Everything that was recorded.
    pub fn into_reads(self) -> Reads {
        self.reads.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    fn note(&self, note: impl FnOnce(&mut Reads)) {
        note(&mut self.reads.lock().unwrap_or_else(std::sync::PoisonError::into_inner));
    }
}

impl Loader for Noting {
    fn load(&self, from: &str, path: &str) -> Result<Loaded, LoadError> {
        let meant = self.files.meant(from, path);
        let stamp = meant.as_deref().map(StampOf::now);
        let loaded = self.files.load(from, path);
        if let (Some(meant), Some(stamp)) = (meant, stamp) {
            let bytes = loaded.as_ref().ok().map(|loaded| loaded.bytes.as_slice());
            self.note(|reads| reads.content(meant, stamp, bytes));
        }
        loaded
    }

    fn identify(&self, name: &str) -> String {
        self.files.identify(name)
    }

    fn exists(&self, from: &str, path: &str) -> Result<bool, LoadError> {
        if let Some(meant) = self.files.meant(from, path) {
            self.note(|reads| reads.look(meant, ReadKind::Presence));
        }
        self.files.exists(from, path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::access::canonical;
    use std::fs;

    #[test]
    fn a_file_that_comes_back_while_it_cannot_be_read_is_read_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.journey");
        for text in [None, Some("journey: Before\n")] {
            if let Some(text) = text {
                fs::write(&path, text).expect("a file");
            }
            let before = StampOf::now(&path);
            let _ = fs::remove_file(&path);
            // Here the build finds nothing.
            fs::write(&path, "journey: The last one\n").expect("a file");
            let mut reads = Reads::new(Scope::new(canonical(folder.path()).expect("a folder")));
            reads.content(path.clone(), before, None);
            assert_eq!(reads.changed(None).len(), 1, "{text:?}");
            fs::remove_file(&path).expect("the file");
        }
    }
}
