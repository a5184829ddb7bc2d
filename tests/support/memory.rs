//! A loader over files in memory.

use std::collections::BTreeMap;
use wayline::load::{LoadError, Loaded, Loader};

/// Files by their path from the project's root.
#[derive(Debug, Clone, Default)]
pub struct Files(pub BTreeMap<String, Vec<u8>>);

impl Files {
    /// The path from the root, or `None` if it leads out.
    fn resolve(from: &str, path: &str) -> Option<String> {
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
}

impl Loader for Files {
    fn load(&self, from: &str, path: &str) -> Result<Loaded, LoadError> {
        let name = Self::resolve(from, path).ok_or(LoadError::OutsideRoot("the project".into()))?;
        let folder = format!("{name}/");
        if self.0.keys().any(|file| file.starts_with(&folder)) {
            return Err(LoadError::Unreadable("it is a folder".into()));
        }
        let bytes = self.0.get(&name).ok_or(LoadError::NotFound)?.clone();
        Ok(Loaded { identity: name.clone(), name, bytes })
    }

    fn exists(&self, from: &str, path: &str) -> Result<bool, LoadError> {
        let name = Self::resolve(from, path).ok_or(LoadError::OutsideRoot("the project".into()))?;
        Ok(self.0.contains_key(&name))
    }
}
