//! Reads the files that a map names, and remembers which.

use super::{access::is_file, display_path::short, loader::Files, settings::FILE, work::Task};
use crate::{
    compile::Compilation,
    load::{LoadError, Loaded, Loader},
    model::Map,
    report::Failure,
};
use std::{
    collections::BTreeSet,
    path::PathBuf,
    sync::{Mutex, PoisonError},
};

/// A compiled map, and the files that it read.
pub(crate) struct CheckedMap {
    pub compiled: Compilation,
    pub reads: BTreeSet<String>,
}

impl CheckedMap {
    /// Reads and compiles the map of a task.
    pub fn new(task: &Task) -> Result<Self, Failure> {
        let loader = Recorded::new(task.loader(), task.here.clone());
        let mut compiled = task.judge_with(&task.read_map()?, &loader);
        let reads = loader.reads(task, compiled.map.as_ref());
        // What is drawn comes from the map alone, and all maps of a folder are kept until the last one is read.
        compiled.documents = Vec::new();
        Ok(Self { compiled, reads })
    }
}

/// A loader that remembers every file that was read.
#[derive(Debug)]
pub(crate) struct Recorded {
    files: Files,
    here: PathBuf,
    names: Mutex<BTreeSet<String>>,
}

impl Recorded {
    pub fn new(files: Files, here: PathBuf) -> Self {
        Self { files, here, names: Mutex::default() }
    }

    /// Everything that a map was made from, relative to the current folder: its own file, those that it reads or
    /// attaches, and its project's settings. Files that it only links to aren't included.
    pub fn reads(self, task: &Task, map: Option<&Map>) -> BTreeSet<String> {
        let mut reads = self.names.into_inner().unwrap_or_else(PoisonError::into_inner);
        let attached = map.into_iter().flat_map(|map| self.files.attached(map));
        reads.extend(attached.map(|file| short(&file, &self.here)));
        reads.insert(task.input.name());
        let settings = task.project.root.join(FILE);
        reads.extend(is_file(&settings).then(|| short(&settings, &task.here)));
        reads
    }

    fn remember(&self, name: String) {
        self.names.lock().unwrap_or_else(PoisonError::into_inner).insert(name);
    }
}

impl Loader for Recorded {
    fn load(&self, from: &str, path: &str) -> Result<Loaded, LoadError> {
        let loaded = self.files.load(from, path)?;
        self.remember(loaded.name.clone());
        Ok(loaded)
    }

    fn identify(&self, name: &str) -> String {
        self.files.identify(name)
    }

    fn exists(&self, from: &str, path: &str) -> Result<bool, LoadError> {
        self.files.exists(from, path)
    }
}
