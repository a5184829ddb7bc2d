//! One side of a comparison: a file, standard input, or a file of a revision.

use crate::{
    cli::{
        access::{Denied, Scope, canonical, is_file},
        console,
        display_path::{lexical, named, short},
        git::{Conversions, IN_LFS, Revision, RevisionFiles},
        input::STDIN,
        loader::Files,
        markdown::only_a_map,
        pipeline::compiled,
        project::Projects,
    },
    compile::Compilation,
    load::{LoadError, Loaded, Loader},
    options::Options,
    report::Failure,
    source::is_lfs_pointer,
};
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::Arc,
};

/// Where a map is.
#[derive(Debug, Clone)]
pub(super) enum Side {
    Stdin,
    File {
        path: PathBuf,
        /// Where it is in the project, if what is compared is a copy elsewhere.
        meant: PathBuf,
        /// The folder with copies of other files, if there is one.
        copies: Option<Copies>,
    },
    /// A file checked out by git, with the conversions that applied.
    CheckedOut {
        path: PathBuf,
        conversions: Conversions,
        missing: Option<LeftOut>,
    },
    Revised {
        revision: Revision,
        /// Relative to the top of the repository.
        path: PathBuf,
    },
}

/// A file that was read.
pub(super) struct Read<'a> {
    /// What messages call it.
    pub name: &'a str,
    /// Its path.
    pub file: &'a str,
    pub bytes: &'a [u8],
    /// The other files of its side.
    pub loader: &'a dyn Loader,
    /// Those on disk, of which what a map attaches is an input of this run.
    pub files: Option<&'a Files>,
}

/// The files that a sparse checkout leaves out.
#[derive(Debug, Clone)]
pub(super) struct LeftOut {
    pub index: Revision,
    /// The top of the checkout.
    pub top: PathBuf,
    /// Their paths, relative to that.
    pub paths: Arc<BTreeSet<PathBuf>>,
}

/// A folder with copies of some files of a project.
#[derive(Debug, Clone)]
pub(super) struct Copies {
    pub folder: PathBuf,
    /// The folder that they are copies of.
    pub project: PathBuf,
}

impl Side {
    /// Whether it is in a commit, where nobody can change it. What the index has is on its way into one.
    pub fn is_past(&self) -> bool {
        matches!(self, Self::Revised { revision, .. } if !revision.name.is_empty())
    }

    /// The map, compiled with the files of its side.
    pub fn compiled(&self, projects: &mut Projects, options: &Options) -> Result<Compilation, Failure> {
        self.read(projects, options, |Read { name, file, bytes, loader, files }| {
            only_a_map((name, file), bytes, "compared")?;
            let compilation = compiled(name, bytes, loader, options);
            if let Some(files) = files {
                files.keep_attached(compilation.map.as_ref());
            }
            Ok(compilation)
        })
    }

    /// Reads the file, for something that is done with it and the files of its side.
    pub fn read<T>(
        &self,
        projects: &mut Projects,
        options: &Options,
        each: impl FnOnce(Read<'_>) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let here = projects.here.clone();
        match self {
            Self::Stdin => {
                let bytes = &console::input(options.max_bytes)?;
                let files = &files(projects, Path::new(""), options);
                each(Read { name: STDIN, file: STDIN, bytes, loader: files, files: Some(files) })
            }
            Self::File { path, meant, copies } => {
                // Copies made by git can be links into the project.
                let project = projects.of(meant.parent().unwrap_or(Path::new(""))).scope.root().to_owned();
                let bytes = &bytes_of(projects, path, &project, options.max_bytes)?;
                let files = files(projects, meant.parent().unwrap_or(Path::new("")), options);
                let name = &called(meant, &here);
                match copies.clone() {
                    Some(copies) => {
                        let folder = canonical(&copies.folder).unwrap_or_else(|_| copies.folder.clone());
                        let scope = projects.of(Path::new("")).scope.of(folder).and(project);
                        let loader = &CopiesFirst { copies, scope, files, here, limit: options.max_bytes };
                        each(Read { name, file: name, bytes, loader, files: None })
                    }
                    None => each(Read { name, file: name, bytes, loader: &files, files: Some(&files) }),
                }
            }
            Self::CheckedOut { path, conversions, missing } => {
                let name = &called(path, &here);
                let scope = projects.of(path.parent().unwrap_or(path)).scope.clone();
                let bytes = scope.read(path, options.max_bytes).map_err(|denied| match denied {
                    Denied::Outside => refused(name, LoadError::OutsideRoot(String::new())),
                    _ if denied.is_missing() => refused(name, LoadError::NotFound),
                    Denied::Irregular(_) | Denied::System(_) => {
                        Failure::new(format!("cannot read {name}: {}", denied.reason()))
                    }
                })?;
                let real = canonical(path).unwrap_or_else(|_| path.clone());
                let bytes = &conversions.committed(&real, bytes);
                let files = Files::new(scope, &here, options.max_bytes);
                let converted = Converted { files: &files, conversions };
                let missing = missing.as_ref().map(|missing| Sparse {
                    index: missing.index.files(path.strip_prefix(&missing.top).unwrap_or(path), options.max_bytes),
                    of: missing,
                    files: &converted,
                    here: &here,
                });
                let loader = missing.as_ref().map_or(&converted as &dyn Loader, |missing| missing);
                each(Read { name, file: name, bytes, loader, files: Some(&files) })
            }
            Self::Revised { revision, path } => {
                let name = &revision.called(path);
                let files = revision.files(path, options.max_bytes);
                let bytes = files.own(path).and_then(|own| revision.tree.read_file(&own, options.max_bytes));
                let bytes = &bytes.map_err(|error| refused(name, error))?;
                if is_lfs_pointer(bytes) {
                    let help = "compare it as a file: wayline diff OLD NEW";
                    return Err(Failure::new(format!("{name} {IN_LFS}")).help(help));
                }
                each(Read { name, file: &named(path), bytes, loader: &files, files: None })
            }
        }
    }
}

/// Reads the files that a map in `folder` names.
fn files(projects: &mut Projects, folder: &Path, options: &Options) -> Files {
    let scope = projects.of(folder).scope.clone();
    Files::new(scope, &projects.here, options.max_bytes)
}

fn bytes_of(projects: &mut Projects, path: &Path, other: &Path, limit: u64) -> Result<Vec<u8>, Failure> {
    let project = projects.of_file(path)?;
    let name = PathBuf::from(called(path, &projects.here));
    let scope = project.scope.and(other.to_owned());
    scope.read_named(path, limit).map_err(|denied| project.unreadable(&name, &denied))
}

/// Reads other files from the copies, and from the project if they aren't there.
#[derive(Debug)]
struct CopiesFirst {
    copies: Copies,
    scope: Scope,
    files: Files,
    here: PathBuf,
    limit: u64,
}

impl CopiesFirst {
    fn copy(&self, from: &str, path: &str) -> Option<(PathBuf, PathBuf)> {
        let meant = self.files.meant(from, path)?;
        let copy = self.copies.folder.join(meant.strip_prefix(&self.copies.project).ok()?);
        is_file(&copy).then_some((meant, copy))
    }
}

impl Loader for CopiesFirst {
    fn load(&self, from: &str, path: &str) -> Result<Loaded, LoadError> {
        let Some((meant, copy)) = self.copy(from, path) else { return self.files.load(from, path) };
        let bytes = self.scope.read(&copy, self.limit);
        let bytes = bytes.map_err(|denied| LoadError::Unreadable(denied.reason()))?;
        if bytes.len() as u64 > self.limit {
            return Err(LoadError::TooLarge(self.limit));
        }
        Ok(Loaded { name: short(&meant, &self.here), identity: meant.to_string_lossy().into_owned(), bytes })
    }

    fn exists(&self, from: &str, path: &str) -> Result<bool, LoadError> {
        if self.copy(from, path).is_some() { Ok(true) } else { self.files.exists(from, path) }
    }
}

/// Reads files of a checkout, and those that it leaves out from the index.
#[derive(Debug)]
struct Sparse<'a> {
    of: &'a LeftOut,
    index: RevisionFiles,
    files: &'a Converted<'a>,
    here: &'a Path,
}

/// Reads files of a checkout as they are in a revision.
#[derive(Debug)]
struct Converted<'a> {
    files: &'a Files,
    conversions: &'a Conversions,
}

impl Loader for Converted<'_> {
    fn load(&self, from: &str, path: &str) -> Result<Loaded, LoadError> {
        let Loaded { identity, name, bytes } = self.files.load(from, path)?;
        let bytes = self.conversions.committed(Path::new(&identity), bytes);
        Ok(Loaded { identity, name, bytes })
    }

    fn exists(&self, from: &str, path: &str) -> Result<bool, LoadError> {
        self.files.exists(from, path)
    }
}

impl Sparse<'_> {
    fn left_out(&self, from: &str, path: &str) -> Option<String> {
        // The folder of a file that is left out may be missing as well.
        let named = || lexical(&self.here.join(from).parent().unwrap_or(self.here).join(path));
        let meant = self.files.files.meant(from, path).unwrap_or_else(named);
        let below = meant.strip_prefix(&self.of.top).ok().filter(|below| self.of.paths.contains(*below))?;
        below.to_str().map(str::to_owned)
    }
}

impl Loader for Sparse<'_> {
    fn load(&self, from: &str, path: &str) -> Result<Loaded, LoadError> {
        let Some(below) = self.left_out(from, path) else { return self.files.load(from, path) };
        let loaded = self.index.load("", &below)?;
        Ok(Loaded { name: short(&self.of.top.join(&loaded.name), self.here), ..loaded })
    }

    fn exists(&self, from: &str, path: &str) -> Result<bool, LoadError> {
        self.left_out(from, path).map_or_else(|| self.files.exists(from, path), |below| self.index.exists("", &below))
    }
}

/// The name of a file in messages: as the user named it, or relative to the current folder.
pub(super) fn called(path: &Path, here: &Path) -> String {
    if path.is_absolute() { short(path, here) } else { named(path) }
}

fn refused(name: &str, error: LoadError) -> Failure {
    match error {
        LoadError::NotFound => Failure::new(format!("{name} is a link to a file that does not exist")),
        LoadError::OutsideRoot(_) => Failure::new(format!("{name} is a link that leads out of its project"))
            .help("a map and the files that it uses must be in the project"),
        LoadError::TooLarge(limit) => Failure::new(format!("{name} is larger than {limit} bytes")),
        LoadError::Unreadable(why) => Failure::new(format!("cannot read {name}: {why}")),
    }
}
