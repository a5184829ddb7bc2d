//! The program's only access to files: what may be read, what may be written, and how.
//!
//! Input: a path as it was written. Output: bytes, or the reason for refusing. Symbolic links are followed first; only
//! then is it decided whether the file is in one of the folders of a [`Scope`]. All scopes of a run share one list of
//! the files that were read, so that none of them is overwritten, by whatever path.

mod held;
mod identity;
mod read;
mod write;

pub(crate) use identity::{Identity, Stamp, changed_at, number, stamp};
pub(crate) use read::{Reading, is_handle, local_zone};
pub(crate) use write::{Planned, refused};

pub(crate) use crate::folder::{canonical, on_the_way as links, resolve};

use super::console::reason;
use crate::report::Failure;
use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs, io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// The folders whose files may be read and written, links resolved.
#[derive(Debug, Clone)]
pub(crate) struct Scope {
    folders: Vec<PathBuf>,
    run: Arc<Run>,
}

/// What all scopes of a run share.
#[derive(Debug, Default)]
struct Run {
    /// The files that were read, each with the path that was used.
    inputs: Mutex<BTreeMap<Identity, PathBuf>>,
    /// The folders that have been searched for left-over temporary files.
    swept: Mutex<BTreeSet<PathBuf>>,
}

/// Why a file can't be accessed.
#[derive(Debug)]
pub(crate) enum Denied {
    /// It is outside, perhaps behind a symbolic link.
    Outside,
    /// It is a folder, a pipe or a device.
    Irregular(&'static str),
    /// An error from the operating system.
    System(io::Error),
}

impl Denied {
    /// The reason, as the second half of a sentence.
    pub fn reason(&self) -> String {
        match self {
            Self::Outside => "it leads outside the project".to_owned(),
            Self::Irregular(what) => (*what).to_owned(),
            Self::System(error) => reason(error),
        }
    }

    /// Whether there is no such file.
    pub fn is_missing(&self) -> bool {
        matches!(self, Self::System(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory))
    }
}

impl From<io::Error> for Denied {
    fn from(error: io::Error) -> Self {
        Self::System(error)
    }
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
    fn input(&self, path: &Path) -> Option<PathBuf> {
        lock(&self.run.inputs).get(&Identity::of(path).ok()?).cloned()
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The current folder, links resolved.
pub(crate) fn here() -> Result<PathBuf, Failure> {
    let here = env::current_dir().and_then(fs::canonicalize);
    here.map_err(|error| Failure::new(format!("the current folder is gone: {}", reason(&error))))
}

/// Makes `folder` the current one again, if it was deleted and recreated.
pub(crate) fn return_to(folder: &Path) {
    if env::current_dir().is_ok_and(|here| here == folder) && number(Path::new(".")) == number(folder) {
        return;
    }
    // While it is gone, whatever needs it reports that.
    let _ = env::set_current_dir(folder);
}

/// The kind of file at a path, after following links.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    File,
    Folder,
    /// A pipe, a device, a socket.
    Other,
}

/// The kind of file at `path`.
pub(crate) fn kind(path: &Path) -> io::Result<Kind> {
    fs::metadata(path).map(|data| match (data.is_file(), data.is_dir()) {
        (true, _) => Kind::File,
        (_, true) => Kind::Folder,
        (_, _) => Kind::Other,
    })
}

/// Whether there is a regular file, perhaps behind links.
pub(crate) fn is_file(path: &Path) -> bool {
    matches!(kind(path), Ok(Kind::File))
}

/// Whether there is a folder, perhaps behind links.
pub(crate) fn is_dir(path: &Path) -> bool {
    matches!(kind(path), Ok(Kind::Folder))
}

/// Whether there is anything, perhaps behind links.
pub(crate) fn exists(path: &Path) -> bool {
    kind(path).is_ok()
}

/// Whether the name is taken, even by a broken symbolic link.
pub(crate) fn is_taken(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// The file below `folder` that messages call `name`, where what isn't UTF-8 in it is replaced.
pub(crate) fn spelt(folder: &Path, name: &str) -> PathBuf {
    if !name.contains(char::REPLACEMENT_CHARACTER) {
        return folder.join(name);
    }
    Path::new(name).components().fold(folder.to_owned(), |found, part| {
        let entries = fs::read_dir(&found).into_iter().flatten().flatten().map(|entry| entry.file_name());
        let replaced = part.as_os_str().to_string_lossy();
        let meant = replaced.contains(char::REPLACEMENT_CHARACTER).then_some(entries);
        let known = meant.into_iter().flatten().filter(|entry| entry.to_string_lossy() == replaced).min();
        found.join(known.as_deref().unwrap_or(part.as_os_str()))
    })
}

/// The names in a folder, sorted.
pub(crate) fn names(folder: &Path) -> io::Result<Vec<String>> {
    let entries = fs::read_dir(folder)?;
    let mut names: Vec<_> = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    Ok(names)
}
