//! The trait, and the loader that finds nothing.

/// The extension of a map's file.
pub(crate) const EXTENSION: &str = "journey";

/// Reads the files that a map names. The core itself reads none.
///
/// `from` is the name of the file that names another, as in [`crate::source::Source::name`]; `path` is as written
/// there, relative, with `/` between its parts.
pub trait Loader: Sync {
    /// The whole file.
    ///
    /// # Errors
    ///
    /// Why it isn't read; the compiler reports that at the line that names it.
    fn load(&self, from: &str, path: &str) -> Result<Loaded, LoadError>;

    /// The identity (see [`Loaded::identity`]) of the file called `name`, so that a circle back to it is detected at
    /// once.
    fn identify(&self, name: &str) -> String {
        name.to_owned()
    }

    /// Whether the file exists, without reading it.
    ///
    /// # Errors
    ///
    /// It may not be read, or the system reported an error.
    fn exists(&self, from: &str, path: &str) -> Result<bool, LoadError>;
}

/// A file that was read.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// Its name in messages, and in requests for further files.
    pub name: String,
    /// Equal for two paths exactly if they are the same file.
    pub identity: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Why a file couldn't be loaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LoadError {
    /// There is no such file.
    NotFound,
    /// It is outside the folder that maps may read, which is named here.
    OutsideRoot(String),
    /// It is larger than this many bytes.
    TooLarge(u64),
    /// The system reported an error, for this reason.
    Unreadable(String),
}

/// The path relative to the project's root that `path` means in the file called `from`, for loaders whose names are
/// such paths. `None` if it leads out.
pub fn followed(from: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

/// A loader for maps without other files: it finds nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoFiles;

impl Loader for NoFiles {
    fn load(&self, _from: &str, _path: &str) -> Result<Loaded, LoadError> {
        Err(LoadError::NotFound)
    }

    fn exists(&self, _from: &str, _path: &str) -> Result<bool, LoadError> {
        Ok(false)
    }
}
