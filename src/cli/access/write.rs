//! Writing: a file is replaced completely or not touched, and a file that this run reads is never overwritten.
//!
//! A temporary file in the same folder is written first and then renamed in one step. It isn't forced to disk, which
//! would take most of the time of a short run: the guarantee covers a run that fails, not a power failure.

use super::{
    denied::Denied,
    held::Held,
    identity::{Identity, ignores_case},
    read::{Reading, is_handle, is_input, is_stream, opened_in_time},
    scope::{Scope, lock},
};
use crate::{
    cli::{
        console::reason,
        display_path::{named, short},
        markdown::{begins_as_map, is_markdown, journeys},
        settings::FILE,
    },
    load::EXTENSION,
    report::Failure,
};
use std::{
    collections::BTreeMap,
    fs::{self, File, Permissions},
    io::{self, Write},
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};
use tempfile::NamedTempFile;

/// The beginning of the names of temporary files; six letters and digits follow.
const PREFIX: &str = ".wayline-";
const SUFFIX: &str = ".tmp";
const PROTECTED: &str = "it is write-protected";
/// A temporary file may be younger than the lock that its writer puts on it.
const YOUNG: Duration = Duration::from_secs(1);

/// A file that is about to be written.
#[derive(Debug)]
pub(crate) struct Planned {
    pub path: PathBuf,
    /// Where it is allowed to be.
    pub scope: Scope,
    /// What it is made from, for messages.
    pub owner: String,
}

/// Why the files can't be written: one is outside, is read by this run, or is planned twice.
pub(crate) fn refused(planned: &[Planned]) -> Vec<Failure> {
    let mut taken: BTreeMap<Identity, &Planned> = BTreeMap::new();
    let mut failures = Vec::new();
    for one in planned {
        match one.scope.target(&one.path).and_then(|_| one.twin(&mut taken)) {
            Ok(()) => {}
            Err(failure) => failures.push(failure),
        }
    }
    failures
}

impl Planned {
    /// Refuses a file that is also the target of an earlier one.
    fn twin<'a>(&'a self, taken: &mut BTreeMap<Identity, &'a Self>) -> Result<(), Failure> {
        if is_handle(&self.path) {
            return Ok(());
        }
        let Ok(identity) = Identity::of(&self.path) else { return Ok(()) };
        let folded = if ignores_case(&self.path) { identity.folded() } else { identity };
        match taken.insert(folded, self) {
            Some(other) if other.owner == self.owner => {
                let title = format!("{} would write {} twice", self.owner, named(&self.path));
                Err(Failure::new(title).help("name another file"))
            }
            Some(other) => {
                let title =
                    format!("{} and {} would both be written to {}", other.owner, self.owner, named(&self.path));
                Err(Failure::new(title).help("rename one, or write them to different folders"))
            }
            None => Ok(()),
        }
    }
}

impl Scope {
    /// Where a file may be written: inside, and not over what this run reads.
    fn target(&self, path: &Path) -> Result<PathBuf, Failure> {
        let found = self.inside(path)?;
        if is_input(path) {
            return Err(unwritable(path, "it is standard input"));
        }
        match self.input(&found) {
            Some(input) if !is_handle(path) || found.is_file() => {
                let (own, input) = (called(path), called(&input));
                let title = if own == input {
                    format!("{own} would be overwritten, but it is an input of this run")
                } else {
                    format!("{own} would overwrite {input}, which is an input of this run")
                };
                Err(Failure::new(title).help("name another file; nothing was changed"))
            }
            Some(_) | None => match is_source(&found) {
                Some(why) => Err(Failure::new(format!("{} cannot be an output: {why}", called(path)))
                    .help("name another file; nothing was changed")),
                None => Ok(found),
            },
        }
    }

    fn inside(&self, path: &Path) -> Result<PathBuf, Failure> {
        self.admit(path).or_else(|denied| if is_handle(path) { Ok(path.to_owned()) } else { Err(denied) }).map_err(
            |denied| match denied {
                Denied::Outside => outside(path, self.root()),
                Denied::Irregular(_) | Denied::System(_) => unwritable(path, &denied.reason()),
            },
        )
    }

    /// Makes `bytes` the content of `path`, and creates missing folders. Returns whether the content changed.
    pub fn write(&self, path: &Path, bytes: &[u8]) -> Result<bool, Failure> {
        let found = self.target(path)?;
        self.put(path, &found, &mut Content::Bytes(bytes))
    }

    /// Refuses a file that has another content and may not be changed.
    pub fn may_replace(&self, path: &Path, bytes: &[u8]) -> Result<(), Failure> {
        let found = self.inside(path)?;
        let is_protected = fs::metadata(&found).is_ok_and(|there| there.is_file() && there.permissions().readonly());
        if is_protected && !self.is(&found, bytes) {
            return Err(unwritable(path, PROTECTED));
        }
        Ok(())
    }

    /// The same for a file that is read in order to be changed.
    pub fn rewrite(&self, path: &Path, bytes: &[u8]) -> Result<bool, Failure> {
        if is_stream(path) {
            return Err(unwritable(path, "it is not a regular file"));
        }
        let found = self.inside(path)?;
        self.put(path, &found, &mut Content::Bytes(bytes))
    }

    /// The same with the content of another file, which may be a map.
    pub fn copy(&self, path: &Path, from: &mut Reading) -> Result<bool, Failure> {
        let found = self.target(path)?;
        self.put(path, &found, &mut Content::File(from))
    }

    fn put(&self, path: &Path, found: &Path, content: &mut Content<'_>) -> Result<bool, Failure> {
        if is_handle(path) {
            let written = File::options().write(true).truncate(true).open(path).and_then(|file| content.to(&file));
            return written.map(|()| true).map_err(|error| unwritable(path, &reason(&error)));
        }
        let written = match fs::metadata(found) {
            Ok(there) if there.is_dir() => return Err(unwritable(path, "there is a folder of that name")),
            // A device or a pipe has no content to keep.
            Ok(there) if !there.is_file() => {
                let out = opened_in_time(found, File::options().write(true), "nobody reads from this pipe");
                out.and_then(|file| content.to(&file))
            }
            Ok(there) if content.length() == there.len() && content.is(self, found) => return Ok(false),
            Ok(there) if there.permissions().readonly() => return Err(unwritable(path, PROTECTED)),
            Ok(there) => self.replace(found, content, Some(there.permissions())),
            Err(_) => self.replace(found, content, None),
        };
        written.map(|()| true).map_err(|error| unwritable(path, &reason(&error)))
    }

    /// Creates files that don't exist yet: all of them or none.
    pub fn create(&self, files: &[(&Path, &[u8])]) -> Result<(), Failure> {
        let mut folders = Folders::default();
        let created = self.create_in(files, &mut folders);
        folders.keep_if(created.is_ok());
        created
    }

    fn create_in(&self, files: &[(&Path, &[u8])], folders: &mut Folders) -> Result<(), Failure> {
        let mut ready = Vec::new();
        for (path, bytes) in files {
            if super::is_taken(path) {
                return Err(there_already(path));
            }
            let found = self.target(path)?;
            let made = folders.make(folder(&found));
            let file = made.and_then(|()| self.temporary(&found, &mut Content::Bytes(bytes), None));
            ready.push((*path, found, file.map_err(|error| unwritable(path, &reason(&error)))?));
        }
        let mut made: Vec<PathBuf> = Vec::new();
        for (path, found, (file, folder)) in ready {
            if let Err(error) = file.persist_noclobber(folder.file(&found)) {
                made.iter().for_each(|made| drop(fs::remove_file(made)));
                return Err(match error.error.kind() {
                    io::ErrorKind::AlreadyExists => there_already(path),
                    _ => unwritable(path, &reason(&error.error)),
                });
            }
            made.push(found);
        }
        Ok(())
    }

    /// Replaces a file by a new one with the permissions of the old one.
    fn replace(&self, path: &Path, content: &mut Content<'_>, rights: Option<Permissions>) -> io::Result<()> {
        let mut folders = Folders::default();
        let made = folders.make(folder(path)).and_then(|()| self.temporary(path, content, rights));
        let written = made.and_then(|(file, folder)| file.persist(folder.file(path)).map(drop).map_err(|e| e.error));
        folders.keep_if(written.is_ok());
        written
    }

    /// A temporary file with the future content of `path`, and the folder of both. It is deleted unless it gets that
    /// name. It is locked while it is being written, so that those left by killed runs can be recognised.
    fn temporary(
        &self,
        path: &Path,
        content: &mut Content<'_>,
        rights: Option<Permissions>,
    ) -> io::Result<(NamedTempFile, Held)> {
        self.sweep(folder(path));
        let folder = Held::open(folder(path))?;
        let mut builder = tempfile::Builder::new();
        builder.prefix(PREFIX).suffix(SUFFIX);
        #[cfg(unix)]
        builder.permissions(<Permissions as std::os::unix::fs::PermissionsExt>::from_mode(0o666));
        let file = builder.tempfile_in(folder.path())?;
        // Some file systems have no locks; there, what a killed run leaves stays.
        let _ = file.as_file().try_lock();
        content.to(file.as_file())?;
        if let Some(rights) = rights {
            file.as_file().set_permissions(rights)?;
        }
        Ok((file, folder))
    }

    /// Removes the temporary files that killed runs left in a folder, once per run.
    fn sweep(&self, folder: &Path) {
        if !lock(&self.run.swept).insert(folder.to_owned()) {
            return;
        }
        let Ok(entries) = fs::read_dir(folder) else { return };
        for entry in entries.flatten().filter(|entry| is_temporary(&entry.file_name().to_string_lossy())) {
            let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
            let old = entry.metadata().and_then(|data| data.modified()).is_ok_and(is_old);
            let path = entry.path();
            if is_file && old && File::open(&path).is_ok_and(|file| file.try_lock().is_ok()) {
                let _ = fs::remove_file(path);
            }
        }
    }

    /// Removes a file below `root` if its content has this hash and no link is on the way; also removes folders that
    /// become empty.
    pub fn remove(&self, root: &Path, below: &Path, hash: &[u8; 32]) -> bool {
        let path = root.join(below);
        // If there is a link on the way, the real path is different.
        let own = super::canonical(&path).is_ok_and(|real| real == path) && self.holds(&path);
        let same = || self.open(&path).ok().and_then(|mut file| file.hash().ok()).is_some_and(|found| found == *hash);
        let removed = own && self.input(&path).is_none() && same() && fs::remove_file(&path).is_ok();
        if removed {
            for folder in below.ancestors().skip(1).take_while(|folder| *folder != Path::new("")) {
                let _ = fs::remove_dir(root.join(folder));
            }
        }
        removed
    }
}

/// The folders that were created for a file, innermost first.
#[derive(Default)]
struct Folders(Vec<PathBuf>);

impl Folders {
    fn make(&mut self, folder: &Path) -> io::Result<()> {
        let is_missing = |folder: &&Path| !folder.as_os_str().is_empty() && !super::is_taken(folder);
        let mut made: Vec<_> = folder.ancestors().take_while(is_missing).map(Path::to_owned).collect();
        made.append(&mut self.0);
        self.0 = made;
        fs::create_dir_all(folder).map_err(|error| match folder.ancestors().find(|part| part.exists()) {
            Some(file) if !file.is_dir() => io::Error::other(format!("{} is not a folder", called(file))),
            Some(_) | None => error,
        })
    }

    /// Removes the empty ones, unless something was written into them.
    fn keep_if(self, written: bool) {
        if !written {
            self.0.iter().for_each(|folder| drop(fs::remove_dir(folder)));
        }
    }
}

/// What is to be written.
enum Content<'a> {
    Bytes(&'a [u8]),
    File(&'a mut Reading),
}

impl Content<'_> {
    fn length(&self) -> u64 {
        match self {
            Self::Bytes(bytes) => bytes.len() as u64,
            Self::File(file) => file.length,
        }
    }

    fn is(&self, scope: &Scope, path: &Path) -> bool {
        match self {
            Self::Bytes(bytes) => scope.of(folder(path).to_owned()).is(path, bytes),
            Self::File(file) => {
                let hash = |path: &Path| scope.of(folder(path).to_owned()).open(path).ok()?.hash().ok();
                hash(path).is_some_and(|found| Some(found) == hash(&file.path))
            }
        }
    }

    fn to(&mut self, mut out: &File) -> io::Result<()> {
        match self {
            Self::Bytes(bytes) => out.write_all(bytes),
            Self::File(file) => {
                while let Some(part) = file.part()? {
                    out.write_all(&part)?;
                }
                Ok(())
            }
        }
    }
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."))
}

fn is_temporary(name: &str) -> bool {
    let middle = name.strip_prefix(PREFIX).and_then(|rest| rest.strip_suffix(SUFFIX));
    middle.is_some_and(|middle| middle.len() == 6 && middle.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

#[allow(clippy::disallowed_methods, reason = "a temporary file that is being made isn't left over")]
fn is_old(time: SystemTime) -> bool {
    SystemTime::now().duration_since(time).is_ok_and(|age| age >= YOUNG)
}

/// The file's name for messages: as the user named it, or relative to the current folder.
fn called(path: &Path) -> String {
    match super::here() {
        Ok(here) if path.is_absolute() => short(path, &here),
        Ok(_) | Err(_) => named(path),
    }
}

fn unwritable(path: &Path, why: &str) -> Failure {
    Failure::new(format!("cannot write {}: {why}", called(path)))
}

fn there_already(path: &Path) -> Failure {
    Failure::new(format!("{} already exists", called(path))).help("name another file; nothing was changed")
}

/// Why a file can't be an output: people write it themselves, or another program does; `None` for all others.
fn is_source(found: &Path) -> Option<&'static str> {
    let name = found.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    if found.components().any(|part| part.as_os_str() == ".git") {
        return Some("git keeps its own files there");
    }
    match name.as_str() {
        FILE => Some("projects keep their settings in a file of that name"),
        _ if !found.is_file() => None,
        name if name.ends_with(&format!(".{EXTENSION}")) => Some("it is a map"),
        name if is_markdown(name) => {
            let text = fs::read_to_string(found).unwrap_or_default();
            match journeys(&text).is_empty() {
                true => begins_as_map(&text).then_some("it is a map"),
                false => Some("there are maps in it"),
            }
        }
        _ => None,
    }
}

fn outside(path: &Path, root: &Path) -> Failure {
    // For a site that is its own folder, otherwise the project.
    Failure::new(format!("{} leads outside the folder {}", called(path), named(root)))
        .help("nothing was written there; give the path itself with -o, or write into that folder")
}
