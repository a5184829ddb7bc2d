//! Files in memory.

use super::{LoadError, Loaded, Loader, followed};
use std::collections::BTreeMap;

/// A loader for files in memory, by their paths relative to a root that no path leads out of.
///
/// ```
/// use wayline::{Options, compile, load::Memory};
///
/// let files = Memory::from_iter([("shared/people.journey", "persona ada: Ada\n")]);
/// let text = "journey: Coffee run\nuse: shared/people.journey\nstage: Enter\n  feels ada 1: Welcome\n";
/// assert!(compile("coffee.journey", text.as_bytes(), &files, &Options::default()).map.is_some());
/// ```
#[derive(Debug, Clone, Default)]
pub struct Memory {
    files: BTreeMap<String, Vec<u8>>,
}

impl Memory {
    /// No files yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file, or replaces the one at this path. The parts of a path are separated by `/`.
    pub fn add(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        self.files.insert(path.into(), bytes.into());
    }

    /// The content of the file at this path.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(Vec::as_slice)
    }

    /// Every file by its path, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    fn place(from: &str, path: &str) -> Result<String, LoadError> {
        followed(from, path).ok_or_else(|| LoadError::OutsideRoot("the project".into()))
    }
}

impl<P: Into<String>, B: Into<Vec<u8>>> FromIterator<(P, B)> for Memory {
    fn from_iter<I: IntoIterator<Item = (P, B)>>(files: I) -> Self {
        Self { files: files.into_iter().map(|(path, bytes)| (path.into(), bytes.into())).collect() }
    }
}

impl Loader for Memory {
    fn load(&self, from: &str, path: &str) -> Result<Loaded, LoadError> {
        let name = Self::place(from, path)?;
        let folder = format!("{name}/");
        if self.files.range(folder.clone()..).next().is_some_and(|(file, _)| file.starts_with(&folder)) {
            return Err(LoadError::Unreadable("it is a folder".into()));
        }
        let bytes = self.get(&name).ok_or(LoadError::NotFound)?.to_vec();
        Ok(Loaded { identity: name.clone(), name, bytes })
    }

    fn exists(&self, from: &str, path: &str) -> Result<bool, LoadError> {
        Ok(self.files.contains_key(&Self::place(from, path)?))
    }
}
