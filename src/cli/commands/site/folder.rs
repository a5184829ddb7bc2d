//! The files of a site, first in memory, then on the disk.

use crate::{cli::write::write, report::Failure};
use std::{
    collections::BTreeMap,
    fs,
    path::{Component, Path},
};

/// The page that leads to all others.
pub(super) const INDEX: &str = "index.html";
/// The list of what the site wrote, for the next run.
const LIST: &str = ".wayline-site";

/// All files of a site, by their path with `/` between the parts.
#[derive(Debug, Default)]
pub(super) struct Folder(BTreeMap<String, Vec<u8>>);

impl Folder {
    /// Adds a file.
    pub fn add(&mut self, path: &str, bytes: Vec<u8>) {
        self.0.insert(path.to_owned(), bytes);
    }

    /// What the files are called.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Writes all of them, the index last, and takes away what only an earlier run wrote; how many changed.
    pub fn write(&self, root: &Path) -> Result<usize, Failure> {
        let old = fs::read_to_string(root.join(LIST)).unwrap_or_default();
        let mut changed = 0;
        let (index, others): (Vec<_>, Vec<_>) = self.0.iter().partition(|(path, _)| *path == INDEX);
        for (path, bytes) in others.into_iter().chain(index) {
            changed += usize::from(write(&root.join(path), bytes)?);
        }
        let list: String = self.0.keys().flat_map(|path| [path, "\n"]).collect();
        write(&root.join(LIST), list.as_bytes())?;
        for path in old.lines().filter(|path| !self.0.contains_key(*path) && is_inside(path)) {
            remove(root, Path::new(path));
        }
        Ok(changed)
    }
}

/// Whether a path of the list stays below the site's folder; somebody may have written into the list.
fn is_inside(path: &str) -> bool {
    !path.is_empty() && Path::new(path).components().all(|part| matches!(part, Component::Normal(_)))
}

/// Removes a file and the folders that it leaves empty. One that is gone already needn't be removed.
fn remove(root: &Path, path: &Path) {
    let _ = fs::remove_file(root.join(path));
    for folder in path.ancestors().skip(1).take_while(|folder| *folder != Path::new("")) {
        let _ = fs::remove_dir(root.join(folder));
    }
}
