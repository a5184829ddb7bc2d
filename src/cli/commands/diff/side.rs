//! One side of a comparison: a file, the standard input, or a file of a revision.

use crate::{
    cli::{
        console,
        console::reason,
        git::{Revision, RevisionFiles},
        input::read,
        loader::Files,
        names::{named, short},
        pipeline::compiled,
        project::Projects,
    },
    compile::Compilation,
    load::LoadError,
    options::Options,
    report::Failure,
};
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// Where a map is.
#[derive(Debug, Clone)]
pub(super) enum Side {
    Stdin,
    File {
        path: PathBuf,
        /// Where it lies in the project, if what is compared is a copy elsewhere.
        meant: PathBuf,
    },
    Revised {
        revision: Revision,
        /// From the repository's uppermost folder.
        path: String,
        /// That folder.
        top: PathBuf,
    },
}

impl Side {
    /// The map, compiled with the files that it had there.
    pub fn compiled(&self, projects: &mut Projects, options: &Options) -> Result<Compilation, Failure> {
        let here = projects.here.clone();
        match self {
            Self::Stdin => {
                let root = projects.of(Path::new("")).root.clone();
                let bytes = console::input(options.max_bytes)?;
                Ok(compiled("<stdin>", &bytes, &Files::new(&root, &here, options.max_bytes), options))
            }
            Self::File { path, meant } => {
                let root = projects.of(meant.parent().unwrap_or(Path::new(""))).root.clone();
                let bytes = fs::File::open(path).and_then(|file| read(&file, options.max_bytes));
                let bytes = bytes.map_err(|error| unreadable(&named(path), &error))?;
                Ok(compiled(&called(meant, &here), &bytes, &Files::new(&root, &here, options.max_bytes), options))
            }
            Self::Revised { revision, path, top } => {
                let folder = top.join(path);
                // A folder that is gone belongs to the project that its nearest parent belongs to.
                let there = folder.ancestors().skip(1).find(|folder| folder.is_dir()).unwrap_or(top);
                let root = projects.of(there).root.clone();
                let root = root.strip_prefix(top).map(named).unwrap_or_default();
                let root = if matches!(root.as_str(), "" | ".") { String::new() } else { format!("{root}/") };
                let name = revision.called(path);
                let bytes = revision.read(path, options.max_bytes).map_err(|error| refused(&name, error))?;
                let loader = RevisionFiles { revision: revision.clone(), root, max_bytes: options.max_bytes };
                Ok(compiled(&name, &bytes, &loader, options))
            }
        }
    }
}

/// What a file is called: as it was named, or by its way from the current folder.
pub(super) fn called(path: &Path, here: &Path) -> String {
    if path.is_absolute() { short(path, here) } else { named(path) }
}

fn unreadable(name: &str, error: &io::Error) -> Failure {
    Failure::new(format!("{name} cannot be read: {}", reason(error)))
}

fn refused(name: &str, error: LoadError) -> Failure {
    match error {
        LoadError::NotFound => Failure::new(format!("{name} is not there")),
        LoadError::OutsideRoot(root) => Failure::new(format!("{name} lies outside {root}")),
        LoadError::TooLarge(limit) => Failure::new(format!("{name} is larger than {limit} bytes")),
        LoadError::Unreadable(why) => Failure::new(format!("{name} cannot be read: {why}")),
    }
}
