//! Loads the files that a map names from the file system.
//!
//! A path is relative to the file that names it; `..` is resolved lexically. It never leaves the project's folder: not
//! by `..`, not as an absolute path, not through a symbolic link. What is outside isn't touched, so a map can't even
//! find out whether it exists. Folders, pipes, devices and files over the limit aren't read.

use super::{
    access::{Denied, FileKind, Scope, canonical, is_dir, kind, spelt},
    display_path::short,
};
use crate::{
    folder::followed,
    load::{LoadError, Loaded, Loader},
    model::Map,
    render::attached,
};
use ignore::{
    DirEntry, WalkBuilder,
    overrides::{Override, OverrideBuilder},
};
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

/// Only this many files of one pattern are kept from being overwritten.
const MOST_FILES: usize = 10_000;

/// Reads files inside one folder.
#[derive(Debug, Clone)]
pub(crate) struct Files {
    /// The files that maps may read.
    scope: Scope,
    /// The folder that names are relative to, without symbolic links.
    here: PathBuf,
    max_bytes: u64,
}

impl Files {
    /// A loader that stays inside `scope`, with names relative to `here`.
    pub fn new(scope: Scope, here: &Path, max_bytes: u64) -> Self {
        Self { scope, here: here.to_owned(), max_bytes }
    }

    /// Where `path` in the file `from` is, before following links. `None` if it is outside.
    pub fn meant(&self, from: &str, path: &str) -> Option<PathBuf> {
        self.written(from, path).ok()
    }

    fn written(&self, from: &str, path: &str) -> Result<PathBuf, LoadError> {
        let asking = spelt(&self.here, from);
        let folder = canonical(asking.parent().unwrap_or(&self.here)).map_err(|error| self.refused(error.into()))?;
        let meant = followed(&folder, Path::new(path)).filter(|meant| self.scope.holds(meant));
        meant.ok_or_else(|| self.refused(Denied::Outside))
    }

    /// The file that `path` in the file `from` leads to.
    pub fn find(&self, from: &str, path: &str) -> Result<PathBuf, LoadError> {
        let opened = self.scope.open(&self.written(from, path)?);
        opened.map(|reading| reading.path).map_err(|denied| self.refused(denied))
    }

    /// The files that a map attaches, and those that the map it is compared with attaches.
    pub fn attached(&self, map: &Map) -> Vec<PathBuf> {
        // Many lines can attach the same file.
        let files: BTreeSet<&str> = attached(map).map(|(_, file)| file.parts().0).collect();
        let own = files.into_iter().filter_map(|file| self.find(&map.file, file).ok());
        let earlier = map.compares.iter().flat_map(|of| self.attached(&of.map));
        own.chain(earlier).collect()
    }

    /// Records the files that a map attaches as inputs of this run, and those that its figures are measured from. Those that it only
    /// links to aren't.
    pub fn keep_attached(&self, map: Option<&Map>) {
        map.into_iter().flat_map(|map| self.attached(map)).for_each(|file| self.scope.reads(&file));
        map.into_iter().flat_map(|map| self.data(map)).for_each(|file| self.scope.reads(&file));
    }

    /// The files that the map's figures are measured from: a file, those in a folder, or those that fit a pattern.
    fn data(&self, map: &Map) -> Vec<PathBuf> {
        let data = map.sources.iter().filter_map(|source| source.data.as_ref()).filter(|data| !data.is_table);
        let mut files = Vec::new();
        for data in data {
            let is_pattern = |part: &&str| part.contains(['*', '?', '[']);
            let fixed: Vec<&str> = data.location.split('/').take_while(|part| !is_pattern(part)).collect();
            let folder = if fixed.is_empty() { ".".to_owned() } else { fixed.join("/") };
            let Ok(found) = self.written(&map.file, &folder) else { continue };
            if !is_dir(&found) {
                files.push(found);
                continue;
            }
            let rest = data.location.split('/').skip(fixed.len()).collect::<Vec<_>>().join("/");
            let mut fits = OverrideBuilder::new(&found);
            if !rest.is_empty() && fits.add(&format!("/{rest}")).is_err() {
                continue;
            }
            let mut walk = WalkBuilder::new(&found);
            walk.standard_filters(false).overrides(fits.build().unwrap_or_else(|_| Override::empty()));
            let below =
                walk.build().filter_map(Result::ok).filter(|entry| entry.file_type().is_some_and(|it| !it.is_dir()));
            files.extend(below.take(MOST_FILES).map(DirEntry::into_path));
        }
        files
    }

    fn refused(&self, denied: Denied) -> LoadError {
        match denied {
            Denied::Outside => LoadError::OutsideRoot(short(self.scope.root(), &self.here)),
            // A file is where a folder should be, so the requested file can't exist.
            denied if denied.is_missing() => LoadError::NotFound,
            denied => LoadError::Unreadable(denied.reason()),
        }
    }
}

impl Loader for Files {
    fn load(&self, from: &str, path: &str) -> Result<Loaded, LoadError> {
        let reading = self.scope.open(&self.written(from, path)?).map_err(|denied| self.refused(denied))?;
        self.scope.reads(&reading.path);
        let bytes = reading.bytes(self.max_bytes).map_err(|error| self.refused(error.into()))?;
        if bytes.len() as u64 > self.max_bytes {
            return Err(LoadError::TooLarge(self.max_bytes));
        }
        let found = reading.path;
        Ok(Loaded { name: short(&found, &self.here), identity: found.to_string_lossy().into_owned(), bytes })
    }

    fn identify(&self, name: &str) -> String {
        let found = canonical(&spelt(&self.here, name));
        found.map_or_else(|_| name.to_owned(), |found| found.to_string_lossy().into_owned())
    }

    fn exists(&self, from: &str, path: &str) -> Result<bool, LoadError> {
        let found =
            self.written(from, path).and_then(|meant| self.scope.admit(&meant).map_err(|why| self.refused(why)));
        match found.and_then(|found| kind(&found).map_err(|error| self.refused(error.into()))) {
            Ok(FileKind::File) => Ok(true),
            Ok(_) | Err(LoadError::NotFound) => Ok(false),
            Err(error @ (LoadError::OutsideRoot(_) | LoadError::TooLarge(_) | LoadError::Unreadable(_))) => Err(error),
        }
    }
}
