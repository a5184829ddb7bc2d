//! The project that a map belongs to: its folder and its settings.
//!
//! The folder is the nearest one upward with a `wayline.toml` or a `.git`, else the map's own. Settings are
//! read once for each project.

use super::{
    console::reason,
    names::short,
    settings::{self, FILE, Settings},
};
use crate::report::Failure;
use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

/// A folder that maps may read, and what it settles.
#[derive(Debug)]
pub(crate) struct Project {
    /// The folder, without symbolic links.
    pub root: PathBuf,
    pub settings: Settings,
}

/// The projects that a run has met.
#[derive(Debug)]
pub(crate) struct Projects {
    /// The current folder, without symbolic links.
    pub here: PathBuf,
    known: BTreeMap<PathBuf, Arc<Project>>,
    /// What is wrong with their settings.
    pub failures: Vec<Failure>,
}

impl Projects {
    /// None yet.
    pub fn new() -> Result<Self, Failure> {
        let here = std::env::current_dir().and_then(fs::canonicalize);
        let here = here.map_err(|error| Failure::new(format!("the current folder is gone: {}", reason(&error))))?;
        Ok(Self { here, known: BTreeMap::new(), failures: Vec::new() })
    }

    /// The project of a map in `folder`. Settings that can't be used count as none, and as a failure.
    pub fn of(&mut self, folder: &Path) -> Arc<Project> {
        let folder = fs::canonicalize(self.here.join(folder)).unwrap_or_else(|_| self.here.join(folder));
        let marked = |folder: &&Path| folder.join(FILE).is_file() || folder.join(".git").exists();
        let root = folder.ancestors().find(marked).unwrap_or(&folder).to_owned();
        if let Some(project) = self.known.get(&root) {
            return project.clone();
        }
        let settings = self.settings(&root);
        let project = Arc::new(Project { root: root.clone(), settings });
        self.known.insert(root, project.clone());
        project
    }

    fn settings(&mut self, root: &Path) -> Settings {
        let path = root.join(FILE);
        let name = short(&path, &self.here);
        let read = match fs::read_to_string(&path) {
            Ok(text) => settings::read(&name, &text),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Settings::default()),
            Err(error) => Err(vec![Failure::new(format!("{name} cannot be read: {}", reason(&error)))]),
        };
        read.unwrap_or_else(|failures| {
            self.failures.extend(failures);
            Settings::default()
        })
    }
}
