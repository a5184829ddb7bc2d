//! A revision, for compiling maps as they were then.

use super::{listing, repository::Repository, tree::Tree};
use crate::{
    cli::{display_path::slashed, input::is_map, markdown::is_markdown, settings::FILE},
    load::{LoadError, Loaded, Loader},
    report::Failure,
    source::is_lfs_pointer,
};
use std::{
    path::{Component, Path, PathBuf},
    sync::Arc,
};

/// Why such a file can't be read there.
pub(crate) const IN_LFS: &str = "is stored in Git LFS, so the revision has only a pointer to it";

#[derive(Debug, Clone)]
pub(crate) struct Revision {
    /// As the user wrote it; the index has no name.
    pub name: String,
    /// Git's id of its commit or tree.
    pub id: String,
    pub tree: Arc<Tree>,
}

impl Revision {
    pub(super) fn new(repository: &Repository, name: &str, id: &str) -> Result<Self, Failure> {
        let tree = Arc::new(Tree::of_revision(repository, name, id)?);
        Ok(Self { name: name.to_owned(), id: id.to_owned(), tree })
    }

    pub(super) fn of_index(tree: Tree) -> Self {
        Self { name: String::new(), id: String::new(), tree: Arc::new(tree) }
    }

    /// The maps below a folder that `wayline check` would look at.
    pub fn maps(&self, repository: &Repository, folder: &Path) -> Vec<PathBuf> {
        // A link that leads nowhere can't be compared, which has to be told.
        let is_wanted = |path: &Path| is_map(path) && (self.tree.may_be_file(path) || self.tree.is_lost(path));
        listing::shown(&self.tree, &repository.top, &repository.exclude, folder, is_wanted)
    }

    /// The pages of Markdown there.
    pub fn pages(&self, repository: &Repository, folder: &Path) -> Vec<PathBuf> {
        let is_page = |path: &Path| is_markdown(&path.to_string_lossy()) && self.tree.is_file(path);
        listing::shown(&self.tree, &repository.top, &repository.exclude, folder, is_page)
    }

    /// The name of one of its files in messages.
    pub fn called(&self, path: &Path) -> String {
        format!("{}{}", self.prefix(), slashed(path))
    }

    fn prefix(&self) -> String {
        if self.name.is_empty() { String::new() } else { format!("{}:", self.name) }
    }

    /// Reads the files that one of its maps names, from this revision and inside the map's project.
    pub fn files(&self, map: &Path, max_bytes: u64) -> RevisionFiles {
        RevisionFiles { revision: self.clone(), root: self.tree.project(map, FILE), max_bytes }
    }
}

/// Reads the files that maps of a revision name, from that revision and inside their project.
#[derive(Debug)]
pub(crate) struct RevisionFiles {
    revision: Revision,
    /// The project's folder, relative to the top.
    root: PathBuf,
    max_bytes: u64,
}

impl RevisionFiles {
    /// Where `path` in the file `from` leads, after following symbolic links, if that is inside.
    fn find(&self, from: &str, path: &str) -> Result<PathBuf, LoadError> {
        // A name that is made of the map's own begins with the revision, too.
        let [from, path] = [from, path].map(|name| name.strip_prefix(&self.revision.prefix()).unwrap_or(name));
        let from = self.revision.tree.spelt(Path::new(from));
        let folder = self.resolve(from.parent().unwrap_or(Path::new("")))?;
        let meant = followed(&folder, Path::new(path)).ok_or_else(|| self.outside())?;
        let found = self.resolve(&self.inside(meant)?)?;
        self.inside(found)
    }

    /// The map's own file, without symbolic links, if it is inside.
    pub fn own(&self, path: &Path) -> Result<PathBuf, LoadError> {
        self.inside(self.resolve(path)?)
    }

    fn resolve(&self, path: &Path) -> Result<PathBuf, LoadError> {
        self.revision.tree.resolve(path).map_err(|error| match error {
            LoadError::OutsideRoot(_) => self.outside(),
            LoadError::NotFound | LoadError::TooLarge(_) | LoadError::Unreadable(_) => error,
        })
    }

    fn inside(&self, path: PathBuf) -> Result<PathBuf, LoadError> {
        if path.starts_with(&self.root) { Ok(path) } else { Err(self.outside()) }
    }

    fn outside(&self) -> LoadError {
        let root = if self.root == Path::new("") { Path::new(".") } else { &self.root };
        LoadError::OutsideRoot(self.revision.called(root))
    }
}

/// `path` from `folder` on, with `..` taken off as it is written, if it is relative and doesn't climb above the top.
fn followed(folder: &Path, path: &Path) -> Option<PathBuf> {
    let mut found = folder.to_owned();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => found.pop().then_some(())?,
            Component::Normal(part) => found.push(part),
            Component::Prefix(_) | Component::RootDir => return None,
        }
    }
    Some(found)
}

impl Loader for RevisionFiles {
    fn load(&self, from: &str, path: &str) -> Result<Loaded, LoadError> {
        let found = self.find(from, path)?;
        let bytes = self.revision.tree.read_file(&found, self.max_bytes)?;
        if bytes.len() as u64 > self.max_bytes {
            return Err(LoadError::TooLarge(self.max_bytes));
        }
        if is_lfs_pointer(&bytes) {
            return Err(LoadError::Unreadable(format!("it {IN_LFS}")));
        }
        let name = self.revision.called(&found);
        Ok(Loaded { identity: name.clone(), name, bytes })
    }

    fn exists(&self, from: &str, path: &str) -> Result<bool, LoadError> {
        match self.find(from, path) {
            Ok(found) => Ok(self.revision.tree.is_file(&found)),
            Err(LoadError::NotFound) => Ok(false),
            Err(error @ (LoadError::OutsideRoot(_) | LoadError::TooLarge(_) | LoadError::Unreadable(_))) => Err(error),
        }
    }
}
