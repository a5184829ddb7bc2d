//! The project that a map belongs to, and the files in it: nothing outside is read or written unless `--root` says so.

use crate::{
    connections,
    data_file::DataFile,
    database::Table,
    failure::{Failure, Result},
};
use globset::GlobBuilder;
use std::{
    fs,
    io::{self, Write},
    path::{Component, Path, PathBuf},
};
use walkdir::WalkDir;
use wayline::{
    Compilation, Folder, Options, compile,
    diagnostic::Severity,
    measure::{WithoutResults, connection},
    model::Map,
    report::FileDiagnostics,
};

/// A folder with one of these is a project.
const MARKS: [&str; 2] = ["wayline.toml", ".git"];
/// What makes a path a pattern.
const WILDCARDS: [char; 4] = ['*', '?', '[', '{'];

pub struct Project {
    root: PathBuf,
    /// The map's folder.
    folder: PathBuf,
    /// The map's file in the folder.
    file: PathBuf,
    /// What messages call the map.
    pub name: String,
}

impl Project {
    /// The project of a map.
    pub fn of(map: &Path, root: Option<&Path>) -> Result<Self> {
        let name = map.display().to_string();
        let canonical = |path: &Path| {
            path.canonicalize().map_err(|error| match error.kind() {
                io::ErrorKind::NotFound => Failure::new(format!("{} does not exist", path.display())),
                _ => Failure::new(format!("cannot read {}: {error}", path.display())),
            })
        };
        let parent = map.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let file = canonical(map)?;
        let folder = canonical(parent)?;
        let root = match root {
            Some(root) => canonical(root)?,
            None => settings(&folder)?,
        };
        if !file.starts_with(&root) {
            return Err(Failure::new(format!("{name} is outside the project {}", root.display()))
                .help("widen the project with --root FOLDER"));
        }
        Ok(Self { root, folder, file, name })
    }

    /// Compiles the map, without its old results: they may be of another query, or be damaged.
    pub fn compile(&self, options: &Options) -> Result<Compilation> {
        let unreadable = |error: io::Error| Failure::new(format!("cannot read {}: {error}", self.name));
        let bytes = fs::read(&self.file).map_err(unreadable)?;
        let files = WithoutResults(Folder::new(&self.root).map_err(unreadable)?);
        let inside = self.file.strip_prefix(&self.root).unwrap_or(&self.file);
        let parts: Vec<_> = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        Ok(compile(&parts.join("/"), &bytes, &files, options))
    }

    /// The table of a `data` line.
    pub fn table(&self, location: &str) -> Result<Table> {
        table(location, &settings(&self.folder)?)
    }

    /// The files of a `data` line: one, those that fit a pattern, or those of a folder.
    pub fn data(&self, location: &str) -> Result<Vec<DataFile>> {
        let files = files(&self.folder, location)?;
        files.into_iter().map(|path| DataFile::open(&self.inside(&path)?, self.shown(&path))).collect()
    }

    /// Where a path leads, if that is in the project.
    fn inside(&self, path: &Path) -> Result<PathBuf> {
        let place = match path.canonicalize() {
            Ok(place) => place,
            // Whether something outside exists is nothing to learn from a message.
            Err(_) if !normal(path).starts_with(&self.root) => return Err(self.outside(path)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(Failure::new(format!("{} does not exist", self.shown(path)))
                    .help("a `data` line has a path from the map's folder"));
            }
            Err(error) => return Err(Failure::new(format!("cannot read {}: {error}", self.shown(path)))),
        };
        if place.starts_with(&self.root) { Ok(place) } else { Err(self.outside(path)) }
    }

    fn outside(&self, path: &Path) -> Failure {
        Failure::new(format!("{} is outside the project {}", self.shown(path), self.root.display()))
            .help("move the data into the project, or widen the project with --root FOLDER")
    }

    fn shown(&self, path: &Path) -> String {
        normal(path).strip_prefix(&self.folder).unwrap_or(path).display().to_string()
    }

    /// Writes a file next to the map: whole, or not at all.
    pub fn write(&self, name: &str, bytes: &[u8]) -> Result<()> {
        let path = self.folder.join(name);
        let target = if path.exists() { self.inside(&path)? } else { path };
        write(&target, bytes)
    }

    /// A file next to the map, if there is one.
    pub fn read(&self, name: &str) -> Result<Option<Vec<u8>>> {
        let path = self.folder.join(name);
        if !path.exists() {
            return Ok(None);
        }
        let bytes = fs::read(self.inside(&path)?);
        bytes.map(Some).map_err(|error| Failure::new(format!("cannot read {name}: {error}")))
    }
}

/// The folder whose settings apply: the nearest one upward that is a project, else the folder itself.
pub fn settings(folder: &Path) -> Result<PathBuf> {
    let is_marked = |folder: &&Path| MARKS.iter().any(|mark| folder.join(mark).exists());
    let folder = folder.canonicalize().map_err(|error| Failure::new(format!("{}: {error}", folder.display())))?;
    Ok(folder.ancestors().find(is_marked).unwrap_or(&folder).to_owned())
}

/// Whether a location is a table of a database.
pub fn is_table(location: &str) -> bool {
    connection(location).is_some()
}

/// The table that a location means, in a database that the environment or the settings of a project lead to.
pub fn table(location: &str, project: &Path) -> Result<Table> {
    let (name, table) = connection(location).unwrap_or((location, ""));
    Table::open(connections::database(name, project)?, location, table)
}

/// Replaces a file at once, so that nobody sees half of it.
pub fn write(target: &Path, bytes: &[u8]) -> Result<()> {
    let failed = |error: io::Error| Failure::new(format!("cannot write {}: {error}", target.display()));
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.prefix(".wayline-").tempfile_in(folder).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    if let Ok(metadata) = target.metadata() {
        file.as_file().set_permissions(metadata.permissions()).map_err(failed)?;
    }
    file.persist(target).map_err(|error| failed(error.error))?;
    Ok(())
}

/// The map of a compilation, or what is wrong with it.
pub fn map_of(compilation: Compilation) -> std::result::Result<Map, FileDiagnostics> {
    let Compilation { sources, mut diagnostics, map, .. } = compilation;
    diagnostics.retain(|diagnostic| diagnostic.severity == Severity::Error);
    match map {
        Some(map) if diagnostics.is_empty() => Ok(map),
        _ => Err(FileDiagnostics { sources, diagnostics }),
    }
}

/// The files that a path, a pattern or a folder means, in the order of their names. They may not exist.
pub fn files(base: &Path, location: &str) -> Result<Vec<PathBuf>> {
    let path = base.join(location);
    if path.is_dir() {
        let mut found: Vec<PathBuf> = walk(&path).filter(|path| DataFile::is_known(path)).collect();
        found.sort();
        return if found.is_empty() {
            Err(Failure::new(format!("the folder {location} has no data"))
                .help(format!("wayline-data reads {}", crate::data_file::EXTENSIONS)))
        } else {
            Ok(found)
        };
    }
    if path.exists() || !location.contains(WILDCARDS) {
        return Ok(vec![path]);
    }
    let fixed: PathBuf = Path::new(location)
        .components()
        .take_while(|part| !part.as_os_str().to_string_lossy().contains(WILDCARDS))
        .collect();
    let pattern =
        Path::new(location).strip_prefix(&fixed).unwrap_or(Path::new(location)).to_string_lossy().into_owned();
    let glob = GlobBuilder::new(&pattern).literal_separator(true).build();
    let glob =
        glob.map_err(|error| Failure::new(format!("`{location}` is not a pattern of paths: {}", error.kind())))?;
    let (matcher, start) = (glob.compile_matcher(), base.join(&fixed));
    let fits = |path: &PathBuf| path.strip_prefix(&start).is_ok_and(|inside| matcher.is_match(inside));
    let mut found: Vec<PathBuf> = walk(&start).filter(fits).collect();
    found.sort();
    if found.is_empty() {
        return Err(Failure::new(format!("no file matches `{location}`"))
            .help("a `data` line has a path from the map's folder"));
    }
    Ok(found)
}

/// The files below a folder, without hidden ones. Folders that are symbolic links are left out.
fn walk(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let is_hidden =
        |entry: &walkdir::DirEntry| entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.');
    let entries = WalkDir::new(folder).into_iter().filter_entry(move |entry| !is_hidden(entry));
    entries.filter_map(std::result::Result::ok).filter(|entry| !entry.path().is_dir()).map(walkdir::DirEntry::into_path)
}

/// The path without `.` and `..`, wherever symbolic links lead.
fn normal(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => drop(out.pop()),
            other => out.push(other),
        }
    }
    out
}
