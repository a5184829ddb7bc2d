//! The maps in `examples/`, and a loader over that folder.

use std::path::{Path, PathBuf};
use wayline::load::{LoadError, Loaded, Loader};

/// The folder of the examples.
pub struct Examples;

impl Examples {
    /// Every example's name and what is in it, in order.
    pub fn all() -> Vec<(String, Vec<u8>)> {
        let entries = std::fs::read_dir(folder()).expect("the examples").flatten();
        let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
        let mut names: Vec<String> = names.filter(|name| name.ends_with(".journey")).collect();
        names.sort_unstable();
        let read = |name: String| {
            let bytes = std::fs::read(folder().join(&name)).expect("an example");
            (name, bytes)
        };
        names.into_iter().map(read).collect()
    }

    fn path(from: &str, path: &str) -> (String, PathBuf) {
        let name = Path::new(from).parent().unwrap_or(Path::new("")).join(path);
        (name.display().to_string(), folder().join(name))
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples")
}

impl Loader for Examples {
    fn load(&self, from: &str, path: &str) -> Result<Loaded, LoadError> {
        let (name, file) = Self::path(from, path);
        let bytes = std::fs::read(file).map_err(|_| LoadError::NotFound)?;
        Ok(Loaded { identity: name.clone(), name, bytes })
    }

    fn exists(&self, from: &str, path: &str) -> Result<bool, LoadError> {
        Ok(Self::path(from, path).1.exists())
    }
}
