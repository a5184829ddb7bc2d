//! Files on disk that a map may read: those of one folder, and nothing outside.
//!
//! The only part of the library that touches the file system, with the feature `files`. The program also uses it to
//! decide where paths and symbolic links lead.

mod links;

#[cfg(feature = "cli")]
pub(crate) use links::{CIRCLE, LINKS, on_the_way};
pub(crate) use links::{canonical, resolve};

use crate::load::{LoadError, Loaded, Loader};
use std::{
    fs::File,
    io::{self, Read},
    path::{Component, Path, PathBuf},
};

/// A loader for the files of one folder and its subfolders.
///
/// Names of files are relative to the folder, with `/` between their parts. A path is relative to the file that names
/// it. It never leads out of the folder: not by `..`, not as an absolute path, and not through a symbolic link. What is
/// outside isn't touched, so a map can't find out whether it exists. Only regular files are read.
///
/// ```no_run
/// use wayline::{Folder, Options, compile};
///
/// let files = Folder::new("maps")?;
/// let compilation = compile("coffee.journey", &std::fs::read("maps/coffee.journey")?, &files, &Options::default());
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Folder {
    /// Without symbolic links.
    root: PathBuf,
    max_bytes: u64,
}

impl Folder {
    /// The files below `root`, each of at most 16 MiB.
    ///
    /// # Errors
    ///
    /// The folder doesn't exist or can't be accessed.
    pub fn new(root: impl AsRef<Path>) -> io::Result<Self> {
        Ok(Self { root: canonical(root.as_ref())?, max_bytes: crate::Options::default().max_bytes })
    }

    /// The same with another limit for the size of a file, in bytes.
    pub fn max_bytes(self, max_bytes: u64) -> Self {
        Self { max_bytes, ..self }
    }

    /// Where a path leads, with links resolved. The file doesn't have to exist.
    fn place(&self, from: &str, path: &str) -> Result<PathBuf, LoadError> {
        let outside = || LoadError::OutsideRoot(self.root.display().to_string());
        let inside = |place: &PathBuf| place.starts_with(&self.root);
        let asking = self.root.join(from);
        let folder = canonical(asking.parent().unwrap_or(&self.root)).map_err(refused)?;
        let written = followed(&folder, Path::new(path)).filter(inside).ok_or_else(outside)?;
        Some(resolve(&written).map_err(refused)?).filter(inside).ok_or_else(outside)
    }
}

impl Loader for Folder {
    fn load(&self, from: &str, path: &str) -> Result<Loaded, LoadError> {
        let place = self.place(from, path)?;
        if !place.metadata().map_err(refused)?.is_file() {
            return Err(LoadError::Unreadable("it is not a regular file".into()));
        }
        let mut bytes = Vec::new();
        let file = File::open(&place).map_err(refused)?;
        file.take(self.max_bytes.saturating_add(1)).read_to_end(&mut bytes).map_err(refused)?;
        if bytes.len() as u64 > self.max_bytes {
            return Err(LoadError::TooLarge(self.max_bytes));
        }
        let parts = place.strip_prefix(&self.root).unwrap_or(&place).components();
        let parts: Vec<_> = parts.map(|part| part.as_os_str().to_string_lossy()).collect();
        Ok(Loaded { name: parts.join("/"), identity: place.to_string_lossy().into_owned(), bytes })
    }

    fn exists(&self, from: &str, path: &str) -> Result<bool, LoadError> {
        Ok(self.place(from, path)?.is_file())
    }
}

/// A file is where a folder should be: the requested file can't exist.
fn refused(error: io::Error) -> LoadError {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => LoadError::NotFound,
        kind => LoadError::Unreadable(kind.to_string()),
    }
}

/// `path` relative to `folder`, if it is relative and doesn't climb above everything.
pub(crate) fn followed(folder: &Path, path: &Path) -> Option<PathBuf> {
    let relative = path.components().all(|part| !matches!(part, Component::Prefix(_) | Component::RootDir));
    if relative { lexical(&folder.join(path)) } else { None }
}

/// The path with `.` and `..` removed lexically.
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
