//! The files of a revision, for maps that are compiled as they were then.

use super::Repository;
use crate::{
    cli::console::reason,
    load::{LoadError, Loaded, Loader},
    report::Failure,
};
use std::{collections::BTreeMap, sync::Arc};

/// A commit and its files.
#[derive(Debug, Clone)]
pub(crate) struct Revision {
    repository: Repository,
    /// As somebody called it.
    pub name: String,
    /// What git calls it.
    pub commit: String,
    files: Arc<BTreeMap<String, Entry>>,
}

#[derive(Debug, Clone)]
struct Entry {
    object: String,
    /// Not a symbolic link and not another repository.
    is_file: bool,
}

impl Revision {
    pub(super) fn new(repository: Repository, name: &str, commit: &str) -> Result<Self, Failure> {
        let told = repository.ask(["ls-tree", "-r", "-z", "--full-tree", commit])?;
        let files = told.split(|&byte| byte == 0).filter_map(entry).collect();
        Ok(Self { repository, name: name.to_owned(), commit: commit.to_owned(), files: Arc::new(files) })
    }

    /// Whether this file is in it; the path from the uppermost folder.
    pub fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// All its files, from the uppermost folder.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// What people call a file of it.
    pub fn called(&self, path: &str) -> String {
        format!("{}:{path}", self.name)
    }

    /// What is in a file, or one byte more than `limit`.
    pub fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, LoadError> {
        let entry = self.files.get(path).ok_or(LoadError::NotFound)?;
        if !entry.is_file {
            return Err(LoadError::Unreadable("it is no ordinary file in that revision".to_owned()));
        }
        self.repository.object(&entry.object, limit).map_err(|error| LoadError::Unreadable(reason(&error)))
    }
}

/// `100644 blob 1234…<tab>path`.
fn entry(line: &[u8]) -> Option<(String, Entry)> {
    let line = std::str::from_utf8(line).ok()?;
    let (facts, path) = line.split_once('\t')?;
    let mut facts = facts.split(' ');
    let (mode, kind, object) = (facts.next()?, facts.next()?, facts.next()?);
    let is_file = kind == "blob" && mode != "120000";
    Some((path.to_owned(), Entry { object: object.to_owned(), is_file }))
}

/// Reads the files that maps of a revision name, from that revision, inside their project.
#[derive(Debug)]
pub(crate) struct RevisionFiles {
    pub revision: Revision,
    /// The project's folder, from the uppermost one: empty, or with a slash at its end.
    pub root: String,
    pub max_bytes: u64,
}

impl RevisionFiles {
    /// Where `path`, as the file called `from` says it, leads.
    fn find(&self, from: &str, path: &str) -> Result<String, LoadError> {
        let outside = || LoadError::OutsideRoot(format!("{}:{}", self.revision.name, self.root));
        let from = from.strip_prefix(&self.revision.called("")).unwrap_or(from);
        let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
        if path.starts_with('/') {
            return Err(outside());
        }
        let mut parts: Vec<&str> = Vec::new();
        for part in folder.split('/').chain(path.split('/')) {
            match part {
                "" | "." => {}
                ".." => drop(parts.pop().ok_or_else(outside)?),
                part => parts.push(part),
            }
        }
        let found = parts.join("/");
        if found.starts_with(&self.root) { Ok(found) } else { Err(outside()) }
    }
}

impl Loader for RevisionFiles {
    fn load(&self, from: &str, path: &str) -> Result<Loaded, LoadError> {
        let found = self.find(from, path)?;
        let bytes = self.revision.read(&found, self.max_bytes)?;
        if bytes.len() as u64 > self.max_bytes {
            return Err(LoadError::TooLarge(self.max_bytes));
        }
        let name = self.revision.called(&found);
        Ok(Loaded { identity: name.clone(), name, bytes })
    }

    fn exists(&self, from: &str, path: &str) -> Result<bool, LoadError> {
        Ok(self.revision.has(&self.find(from, path)?))
    }
}
