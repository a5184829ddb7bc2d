//! The files that a map names, from the real file system.
//!
//! A path is followed from the file that asks, `..` taken off as it is written, and never out of the project's folder:
//! neither by `..`, nor as an absolute path, nor over a symbolic link. What lies outside isn't touched, so a map can't even find out
//! whether it exists. Folders, pipes and devices aren't read, nor files over the limit.

use super::{console::reason, input::read, names::short};
use crate::load::{LoadError, Loaded, Loader};
use std::{
    fs, io,
    path::{Component, Path, PathBuf},
};

/// More symbolic links than this behind each other are a circle.
const LINKS: usize = 40;

/// Reads files inside one folder.
#[derive(Debug, Clone)]
pub(crate) struct Files {
    /// The folder that maps may read, without symbolic links.
    root: PathBuf,
    /// The folder that names are relative to, without symbolic links.
    here: PathBuf,
    max_bytes: u64,
}

impl Files {
    /// A loader that stays inside `root` and whose names start at `here`.
    pub fn new(root: &Path, here: &Path, max_bytes: u64) -> Self {
        Self { root: root.to_owned(), here: here.to_owned(), max_bytes }
    }

    /// Where `path`, as the file called `from` says it, stands as it is written. `None` for a place outside.
    pub fn meant(&self, from: &str, path: &str) -> Option<PathBuf> {
        let asking = self.here.join(from);
        let folder = fs::canonicalize(asking.parent().unwrap_or(&self.here)).ok()?;
        followed(&folder, Path::new(path)).filter(|meant| meant.starts_with(&self.root))
    }

    /// Where `path`, as the file called `from` says it, leads: without symbolic links, and inside.
    fn find(&self, from: &str, path: &str) -> Result<PathBuf, LoadError> {
        let asking = self.here.join(from);
        let folder = asking.parent().unwrap_or(&self.here);
        let folder = fs::canonicalize(folder).map_err(|error| refused(&error))?;
        let meant = self.inside(followed(&folder, Path::new(path)).ok_or_else(|| self.outside())?)?;
        match fs::canonicalize(&meant) {
            Ok(found) => self.inside(found),
            Err(error) => {
                // Where a link leads out, that is all there is to say, whatever is at its end.
                self.walk(&meant)?;
                Err(refused(&error))
            }
        }
    }

    /// Follows the links on the way to a file that isn't there.
    fn walk(&self, path: &Path) -> Result<(), LoadError> {
        let mut path = path.to_owned();
        for _ in 0..LINKS {
            let parts = path.ancestors().filter(|part| part.starts_with(&self.root) && *part != self.root);
            let Some((link, target)) = parts.filter_map(|part| Some((part, fs::read_link(part).ok()?))).last() else {
                return Ok(());
            };
            let rest = path.strip_prefix(link).unwrap_or(Path::new(""));
            let folder = link.parent().unwrap_or(&self.root);
            let target = lexical(&folder.join(target).join(rest));
            path = self.inside(target.ok_or_else(|| self.outside())?)?;
        }
        Ok(())
    }

    fn inside(&self, path: PathBuf) -> Result<PathBuf, LoadError> {
        if path.starts_with(&self.root) { Ok(path) } else { Err(self.outside()) }
    }

    fn outside(&self) -> LoadError {
        LoadError::OutsideRoot(short(&self.root, &self.here))
    }
}

impl Loader for Files {
    fn load(&self, from: &str, path: &str) -> Result<Loaded, LoadError> {
        let found = self.find(from, path)?;
        let kind = fs::metadata(&found).map_err(|error| refused(&error))?;
        if !kind.is_file() {
            let what = if kind.is_dir() { "it is a folder" } else { "it is no ordinary file" };
            return Err(LoadError::Unreadable(what.to_owned()));
        }
        let file = fs::File::open(&found).map_err(|error| refused(&error))?;
        let bytes = read(&file, self.max_bytes).map_err(|error| refused(&error))?;
        if bytes.len() as u64 > self.max_bytes {
            return Err(LoadError::TooLarge(self.max_bytes));
        }
        Ok(Loaded { name: short(&found, &self.here), identity: found.to_string_lossy().into_owned(), bytes })
    }

    fn exists(&self, from: &str, path: &str) -> Result<bool, LoadError> {
        match self.find(from, path) {
            Ok(found) => Ok(found.is_file()),
            Err(LoadError::NotFound) => Ok(false),
            Err(error @ (LoadError::OutsideRoot(_) | LoadError::TooLarge(_) | LoadError::Unreadable(_))) => Err(error),
        }
    }
}

/// `path` from `folder` on, if it is relative and doesn't climb above everything.
fn followed(folder: &Path, path: &Path) -> Option<PathBuf> {
    let relative = path.components().all(|part| !matches!(part, Component::Prefix(_) | Component::RootDir));
    if relative { lexical(&folder.join(path)) } else { None }
}

/// The path without `.` and `..`, as it is written.
fn lexical(path: &Path) -> Option<PathBuf> {
    let mut clean = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                if !clean.pop() {
                    return None;
                }
            }
            Component::Prefix(_) | Component::RootDir | Component::Normal(_) => clean.push(part),
        }
    }
    Some(clean)
}

fn refused(error: &io::Error) -> LoadError {
    match error.kind() {
        // A file in the place of a folder: what is asked for can't be there.
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => LoadError::NotFound,
        _ => LoadError::Unreadable(reason(error)),
    }
}
