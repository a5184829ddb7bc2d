//! The files of a revision, or of the index, as an isolated file system.
//!
//! Symbolic links lead where they would lead in a checkout of these files: inside, they are followed; outside can't be
//! reached.

use super::{
    call::{self, Refused, ask},
    reason::no_files,
    repository::Repository,
};
use crate::{
    cli::{console::reason, display_path::slashed},
    folder::{CIRCLE, LINKS},
    load::LoadError,
    report::Failure,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    ffi::OsString,
    path::{Component, Path, PathBuf},
};

/// What git calls an empty file, by either of its two hashes.
const EMPTY: [&str; 2] =
    ["e69de29bb2d1d6434b8b29ae775ad8c2e48c5391", "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813"];
/// The longest path in a link, in bytes.
const LONGEST_TARGET: u64 = 4096;

/// All files, by their paths relative to the top.
#[derive(Debug)]
pub(crate) struct Tree {
    repository: Repository,
    entries: BTreeMap<PathBuf, TreeEntry>,
    /// The files that an index has several versions of, while a merge isn't settled.
    merging: BTreeSet<PathBuf>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct TreeEntry {
    object: String,
    kind: EntryKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum EntryKind {
    File,
    Link,
    /// A commit of another repository.
    Submodule,
}

impl Tree {
    /// The files of a revision, by its id.
    pub fn of_revision(repository: &Repository, name: &str, id: &str) -> Result<Self, Failure> {
        let answer =
            ask(&repository.top, ["ls-tree", "-r", "-z", "--full-tree", id]).map_err(|refused| match refused {
                Refused::NoGit(failure) => failure,
                Refused::Said(_) => no_files(&repository.top, name),
            })?;
        Ok(Self::read(repository, &answer, |facts| Some((facts.first()?, facts.get(2)?))))
    }

    /// The files of the index, without those that are being merged and those that are only announced.
    pub fn of_index(repository: &Repository) -> Result<Self, Failure> {
        let answer = repository.ask(["ls-files", "-s", "-z"])?;
        let with = |wanted: fn(&str) -> bool| {
            Self::read(repository, &answer, |facts| {
                facts.get(2).filter(|stage| wanted(stage)).and_then(|_| Some((facts.first()?, facts.get(1)?)))
            })
        };
        let mut tree = with(|stage| stage == "0");
        tree.merging = with(|stage| stage != "0").entries.into_keys().collect();
        if tree.entries.values().any(|entry| EMPTY.contains(&entry.object.as_str())) {
            // What `git add -N` announces is empty in the index, and new when compared with the file.
            let announced = repository.ask(["diff-files", "--name-only", "--diff-filter=A", "-z"])?;
            announced.split(|&byte| byte == 0).for_each(|path| drop(tree.entries.remove(call::path(path))));
        }
        Ok(tree)
    }

    /// The files of an index that are being merged.
    pub fn merging(&self) -> &BTreeSet<PathBuf> {
        &self.merging
    }

    /// Reads lines with attributes and a path: `100644 blob 1234…<tab>path`.
    fn read<'a>(
        repository: &Repository,
        answer: &'a [u8],
        facts: impl for<'f> Fn(&'f [&'a str]) -> Option<(&'f &'a str, &'f &'a str)>,
    ) -> Self {
        let entry = |line: &'a [u8]| {
            let tab = line.iter().position(|&byte| byte == b'\t')?;
            let words: Vec<&str> = std::str::from_utf8(&line[..tab]).ok()?.split(' ').collect();
            let (mode, object) = facts(&words)?;
            let kind = match *mode {
                "120000" => EntryKind::Link,
                "160000" => EntryKind::Submodule,
                _ => EntryKind::File,
            };
            Some((call::path(&line[tab + 1..]).to_owned(), TreeEntry { object: (*object).to_owned(), kind }))
        };
        let entries = answer.split(|&byte| byte == 0).filter_map(entry).collect();
        Self { repository: repository.clone(), entries, merging: BTreeSet::new() }
    }

    /// The path of every file or link, in the order in which folders are searched.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.entries.iter().filter(|(_, entry)| entry.kind != EntryKind::Submodule).map(|(path, _)| path.as_path())
    }

    /// The submodules, and the commit of each.
    pub fn submodules(&self) -> impl Iterator<Item = (&Path, &str)> {
        let submodules = self.entries.iter().filter(|(_, entry)| entry.kind == EntryKind::Submodule);
        submodules.map(|(path, entry)| (path.as_path(), entry.object.as_str()))
    }

    /// Whether the name exists here, even as a broken link.
    pub fn has(&self, path: &Path) -> bool {
        self.entries.contains_key(path) || self.is_folder(path)
    }

    /// The path of a file that messages call `name`, where what isn't UTF-8 in it is replaced.
    pub fn spelt(&self, name: &Path) -> PathBuf {
        let replaced = name.to_str().filter(|name| name.contains(char::REPLACEMENT_CHARACTER));
        let known = replaced.and_then(|name| self.entries.keys().find(|path| slashed(path) == name));
        known.map_or_else(|| name.to_owned(), PathBuf::clone)
    }

    /// Whether a path leads to a file, or outside, where nobody can look.
    pub fn may_be_file(&self, path: &Path) -> bool {
        match self.resolve(path) {
            Ok(found) => self.is_file(&found),
            Err(LoadError::NotFound | LoadError::TooLarge(_) | LoadError::Unreadable(_)) => false,
            Err(LoadError::OutsideRoot(_)) => true,
        }
    }

    /// Whether this is a link that leads nowhere.
    pub fn is_lost(&self, path: &Path) -> bool {
        let is_link = self.entries.get(path).is_some_and(|entry| entry.kind == EntryKind::Link);
        is_link
            && match self.resolve(path) {
                Err(LoadError::NotFound) => true,
                Err(LoadError::Unreadable(why)) => why == CIRCLE,
                Err(LoadError::TooLarge(_) | LoadError::OutsideRoot(_)) | Ok(_) => false,
            }
    }

    /// Whether this is a file itself, not a link.
    pub fn is_file(&self, path: &Path) -> bool {
        self.entries.get(path).is_some_and(|entry| entry.kind == EntryKind::File)
    }

    /// Whether this is a folder itself, not a link.
    pub fn is_folder(&self, path: &Path) -> bool {
        let next = self.entries.range(path.to_owned()..).find(|(next, _)| *next != path);
        path == Path::new("") || next.is_some_and(|(next, _)| next.starts_with(path))
    }

    /// Where a path leads after following every link on the way.
    pub fn resolve(&self, path: &Path) -> Result<PathBuf, LoadError> {
        let outside = || LoadError::OutsideRoot(String::new());
        let mut ahead = parts(path).ok_or_else(outside)?;
        let mut found = PathBuf::new();
        let mut links = 0;
        while let Some(part) = ahead.pop() {
            if part == ".." {
                if !found.pop() {
                    return Err(outside());
                }
                continue;
            }
            found.push(part);
            match self.entries.get(&found).map(|entry| entry.kind) {
                Some(EntryKind::Link) => {
                    links += 1;
                    if links > LINKS {
                        return Err(LoadError::Unreadable(CIRCLE.to_owned()));
                    }
                    let target = self.target(&found)?;
                    found.pop();
                    if target.is_absolute() {
                        found.clear();
                    }
                    // An absolute link may lead back into the folder that these files are checked out in.
                    let inside =
                        if target.is_absolute() { target.strip_prefix(&self.repository.top) } else { Ok(&*target) };
                    ahead.extend(inside.ok().and_then(parts).ok_or_else(outside)?);
                }
                Some(EntryKind::Submodule) if !ahead.is_empty() => {
                    let why = format!("it is in the submodule {}, which is another repository", found.display());
                    return Err(LoadError::Unreadable(why));
                }
                // A file where a folder should be.
                Some(EntryKind::File) if !ahead.is_empty() => return Err(LoadError::NotFound),
                None if !self.is_folder(&found) => return Err(LoadError::NotFound),
                Some(EntryKind::File | EntryKind::Submodule) | None => {}
            }
        }
        Ok(found)
    }

    fn target(&self, link: &Path) -> Result<PathBuf, LoadError> {
        let bytes = self.object(link, LONGEST_TARGET)?;
        Ok(call::path(&bytes).to_owned())
    }

    /// The folder that these files are checked out in.
    pub fn top(&self) -> &Path {
        &self.repository.top
    }

    /// Git's id of the content of a file that isn't a link. The same id on two sides is the same content.
    pub fn object_id(&self, path: &Path) -> Option<&str> {
        self.entries.get(path).filter(|entry| entry.kind == EntryKind::File).map(|entry| entry.object.as_str())
    }

    /// The paths at which `other` has something else, or nothing, or something new.
    pub fn changed_to(&self, other: &Self) -> BTreeSet<PathBuf> {
        let is_new = |tree: &Self, path: &PathBuf, entry: &TreeEntry| tree.entries.get(path) != Some(entry);
        let gone = self.entries.iter().filter(|(path, entry)| is_new(other, path, entry));
        let new = other.entries.iter().filter(|(path, entry)| is_new(self, path, entry));
        gone.chain(new).map(|(path, _)| path.clone()).collect()
    }

    /// The files of the checkout that may not be what the index has of them.
    pub fn edited(&self) -> Vec<PathBuf> {
        let answer = self.repository.ask(["diff-files", "--name-only", "-z"]).unwrap_or_default();
        let paths = answer.split(|&byte| byte == 0).filter(|path| !path.is_empty());
        paths.map(|path| call::path(path).to_owned()).collect()
    }

    /// The content of a file, or one byte more than `limit`. Links are followed.
    pub fn read_file(&self, path: &Path, limit: u64) -> Result<Vec<u8>, LoadError> {
        self.object(&self.resolve(path)?, limit)
    }

    fn object(&self, path: &Path, limit: u64) -> Result<Vec<u8>, LoadError> {
        match self.entries.get(path) {
            Some(entry) if entry.kind != EntryKind::Submodule => {
                let bytes = self.repository.object(&entry.object, limit);
                bytes.map_err(|error| LoadError::Unreadable(reason(&error)))
            }
            Some(_) => Err(LoadError::Unreadable("it is a folder".to_owned())),
            None if self.is_folder(path) => Err(LoadError::Unreadable("it is a folder".to_owned())),
            None => Err(LoadError::NotFound),
        }
    }

    /// The project folder of a file: the nearest one upward with a settings file of this name, otherwise the top.
    pub fn project(&self, path: &Path, settings: &str) -> PathBuf {
        let leads_to_file = |path: &Path| self.resolve(path).is_ok_and(|found| self.is_file(&found));
        let marked = |folder: &&Path| leads_to_file(&folder.join(settings));
        path.ancestors().skip(1).find(marked).unwrap_or(Path::new("")).to_owned()
    }
}

/// The parts of a relative path, last first. `None` for an absolute one.
fn parts(path: &Path) -> Option<Vec<OsString>> {
    let mut parts = Vec::new();
    for part in path.components().rev() {
        match part {
            Component::CurDir => {}
            Component::ParentDir | Component::Normal(_) => parts.push(part.as_os_str().to_owned()),
            Component::Prefix(_) | Component::RootDir => return None,
        }
    }
    Some(parts)
}
