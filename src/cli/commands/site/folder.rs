//! The files of a site: first the list, then the contents one by one.

use crate::{
    cli::{
        access::{Planned, Scope},
        display_path::named,
    },
    report::Failure,
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::{
    collections::BTreeMap,
    path::{Component, Path, PathBuf},
};

/// The page that links to all others.
pub(super) const INDEX: &str = "index.html";
/// The list of what the site wrote, for the next run.
pub(super) const LIST: &str = ".wayline-site";
/// What each page of ours says.
const GENERATOR: &str = "<meta name=\"generator\" content=\"wayline";
/// The largest list that is read.
const LARGEST: u64 = 64 << 20;

/// All files of a site, by their paths with `/` between the parts.
#[derive(Default)]
pub(super) struct Folder<'a>(BTreeMap<String, Content<'a>>);

pub(super) enum Content<'a> {
    Bytes(Vec<u8>),
    /// A map's page. It is rendered only when it is written: a thousand pages would take hundreds of megabytes.
    Page(Box<dyn Fn() -> String + 'a>),
    /// The same as in this file, which may be read.
    Of(PathBuf, Scope),
}

/// What an earlier run wrote: each file, and the hash of its content.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Written {
    files: BTreeMap<String, String>,
    /// Whether there is a list that can't be understood.
    #[serde(skip)]
    damaged: bool,
}

/// What a run did.
#[derive(Debug, Default)]
pub(super) struct Done {
    /// How many files are new or have changed.
    pub changed: usize,
    /// The files that are gone.
    pub removed: Vec<String>,
    /// Whether it isn't known what an earlier run wrote.
    pub is_list_damaged: bool,
}

impl<'a> Folder<'a> {
    pub fn add(&mut self, path: &str, content: Content<'a>) {
        self.0.insert(path.to_owned(), content);
    }

    /// The paths of the files.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Where everything goes, in the folder of `scope`.
    pub fn planned(&self, scope: &Scope) -> Vec<Planned> {
        let owner = "the site".to_owned();
        let planned =
            |path: &str| Planned { path: scope.root().join(path), scope: scope.clone(), owner: owner.clone() };
        self.paths().chain([LIST]).map(planned).collect()
    }

    /// Writes all of them into `folder`, the index last, and removes what only an earlier run wrote.
    pub fn write(&self, scope: &Scope, folder: &Path) -> Result<Done, Failure> {
        let old = written(scope);
        self.foreign(scope, folder, &old)?;
        let (mut changed, mut list) = (0, Written::default());
        let (index, others): (Vec<_>, Vec<_>) = self.0.iter().partition(|(path, _)| *path == INDEX);
        for (path, content) in others.into_iter().chain(index) {
            let (new, hash) = content.write(scope, &scope.root().join(path))?;
            changed += usize::from(new);
            list.files.insert(path.clone(), hex(&hash));
        }
        // A map of texts can always be serialised.
        let text = serde_json::to_string_pretty(&list).unwrap_or_default();
        scope.write(&scope.root().join(LIST), text.as_bytes())?;
        let gone = old.files.iter().filter(|(path, _)| !self.0.contains_key(*path) && is_inside(path));
        let is_removed =
            |hash: &str, path: &str| bytes(hash).is_some_and(|hash| scope.remove(scope.root(), Path::new(path), &hash));
        let removed = gone.filter(|(path, hash)| is_removed(hash, path)).map(|(path, _)| path.clone()).collect();
        Ok(Done { changed, removed, is_list_damaged: old.damaged })
    }

    /// Refuses to replace a file that neither an earlier run nor Wayline wrote, unless it is the same already.
    fn foreign(&self, scope: &Scope, folder: &Path, old: &Written) -> Result<(), Failure> {
        let new = self.0.iter().filter(|(path, _)| !old.files.contains_key(*path));
        for (path, content) in new {
            let place = scope.root().join(path);
            let what = match content {
                Content::Of(from, may) if !is_same(scope, &place, (may, from)) => "another file",
                Content::Bytes(_) | Content::Page(_) if path.ends_with(".html") && !is_page(scope, &place) => {
                    "not a page of a site by Wayline"
                }
                Content::Of(..) | Content::Bytes(_) | Content::Page(_) => continue,
            };
            let path = folder.join(path);
            let path = named(&path);
            return Err(Failure::new(format!("{path} would be overwritten, and is {what}"))
                .help("move it, or name another folder with `-o`"));
        }
        Ok(())
    }
}

/// Whether there is no file, or a page of ours.
fn is_page(scope: &Scope, path: &Path) -> bool {
    let there = scope.open(path).ok().and_then(|page| page.bytes(LARGEST).ok());
    there.is_none_or(|page| String::from_utf8_lossy(&page).contains(GENERATOR))
}

/// Whether there is no file, or one with the content of `from`.
fn is_same(scope: &Scope, path: &Path, (may, from): (&Scope, &Path)) -> bool {
    let Ok(mut there) = scope.open(path) else { return true };
    let here = may.open(from).ok().and_then(|mut file| file.hash().ok());
    there.hash().ok().zip(here).is_none_or(|(there, here)| there == here)
}

impl Content<'_> {
    /// Writes the file. Returns whether it changed, and its hash.
    fn write(&self, scope: &Scope, path: &Path) -> Result<(bool, [u8; 32]), Failure> {
        match self {
            Self::Bytes(bytes) => put(scope, path, bytes),
            Self::Page(page) => put(scope, path, page().as_bytes()),
            Self::Of(from, may) => {
                let gone = |why: String| Failure::new(format!("cannot read {}: {why}", from.display()));
                let open = || may.open(from).map_err(|denied| gone(denied.reason()));
                let new = scope.copy(path, &mut open()?)?;
                let hash = open()?.hash().map_err(|error| gone(error.to_string()))?;
                Ok((new, hash))
            }
        }
    }
}

/// Writes bytes. Returns whether they are new, and their hash.
fn put(scope: &Scope, path: &Path, bytes: &[u8]) -> Result<(bool, [u8; 32]), Failure> {
    Ok((scope.write(path, bytes)?, Sha256::digest(bytes).into()))
}

/// What an earlier run recorded; empty if that can't be understood, since somebody may have edited the list.
fn written(scope: &Scope) -> Written {
    let Ok(note) = scope.open(&scope.root().join(LIST)) else { return Written::default() };
    let note = note.bytes(LARGEST).ok().and_then(|note| serde_json::from_slice(&note).ok());
    note.unwrap_or(Written { damaged: true, ..Written::default() })
}

/// Whether a path of the list stays below the site's folder.
fn is_inside(path: &str) -> bool {
    !path.is_empty() && Path::new(path).components().all(|part| matches!(part, Component::Normal(_)))
}

/// The bytes of a hexadecimal hash.
fn bytes(hash: &str) -> Option<[u8; 32]> {
    let digit = |at: usize| u8::from_str_radix(hash.get(at..at + 2)?, 16).ok();
    let bytes: Option<Vec<u8>> = (0..hash.len()).step_by(2).map(digit).collect();
    bytes?.try_into().ok()
}

/// A hash in hexadecimal.
fn hex(hash: &[u8]) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}
