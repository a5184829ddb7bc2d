//! Which maps a command works on: files, folders to search, or standard input.

use super::{
    access::{self, FileKind, LOST, Scope},
    console::{self, reason},
    display_path::{named, shell},
    markdown::{is_markdown, journeys},
    project::Project,
    settings::FILE,
};
use crate::{load::EXTENSION, measure::RESULTS, parse::nearest, report::Failure, spreadsheet};
use std::{
    collections::BTreeSet,
    io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

/// The name of standard input in messages.
pub(crate) const STDIN: &str = "<stdin>";

/// One map to work on.
#[derive(Debug, Clone)]
pub(crate) enum Input {
    /// Standard input.
    Stdin,
    File {
        /// As it was named or found.
        path: PathBuf,
        /// The path relative to the searched folder; the file's name if the file itself was named.
        below: PathBuf,
        /// Whether the file was found in a folder, rather than named on the command line.
        found: bool,
        /// What it said, if it can be read only once.
        pipe: Option<Pipe>,
    },
}

/// A pipe, a device or an open stream that was named like a file. What comes out of it is kept for whoever asks again.
#[derive(Debug, Clone, Default)]
pub(crate) struct Pipe(Arc<Mutex<Option<Vec<u8>>>>);

impl Pipe {
    /// The pipe at a path that the user named; `None` for a regular file.
    pub fn at(path: &Path) -> Option<Self> {
        access::is_stream(path).then(Self::default)
    }
}

impl Input {
    /// Its name in messages.
    pub fn name(&self) -> String {
        match self {
            Self::Stdin => STDIN.to_owned(),
            Self::File { path, .. } => named(path),
        }
    }

    pub fn folder(&self) -> &Path {
        match self {
            Self::Stdin => Path::new(""),
            Self::File { path, .. } => path.parent().unwrap_or(Path::new("")),
        }
    }

    /// Its path; empty for standard input.
    pub fn path(&self) -> &Path {
        match self {
            Self::Stdin => Path::new(""),
            Self::File { path, .. } => path,
        }
    }

    /// Whether it is a stream, which has no folder for results to be next to, and can't be rewritten.
    pub fn is_stream(&self) -> bool {
        matches!(self, Self::Stdin | Self::File { pipe: Some(_), .. })
    }

    /// Why a command that changes files in place refuses it; `None` for a regular file, and for `-`, which such commands pass on.
    pub fn not_rewritable(&self) -> Option<Failure> {
        let Self::File { path, pipe: Some(_), .. } = self else { return None };
        let failure = Failure::new(format!("cannot change {} in place: it is not a regular file", named(path)));
        Some(failure.help("name the file itself, or `-` to read standard input and write to standard output"))
    }

    /// The same for somebody who reads it again and again: only a regular file. A pipe that took its place would block for ever.
    pub fn read_again(&self, project: &Project, limit: u64) -> Result<Vec<u8>, Failure> {
        match self {
            Self::Stdin => console::input(limit),
            Self::File { path, .. } => {
                project.scope.read(path, limit).map_err(|denied| project.unreadable(path, &denied))
            }
        }
    }

    /// All its bytes, or one more than `limit`.
    pub fn read(&self, project: &Project, limit: u64) -> Result<Vec<u8>, Failure> {
        match self {
            Self::Stdin => console::input(limit),
            Self::File { path, pipe, .. } => {
                let read = || project.scope.read_named(path, limit).map_err(|denied| project.unreadable(path, &denied));
                let Some(Pipe(kept)) = pipe else { return read() };
                let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
                if kept.is_none() {
                    *kept = Some(read()?);
                }
                Ok(kept.clone().unwrap_or_default())
            }
        }
    }
}

/// Every folder that is searched for the maps that `paths` name. Without a path, the current folder.
pub(crate) fn folders(paths: &[PathBuf]) -> Vec<PathBuf> {
    let here = [PathBuf::from(".")];
    let paths = if paths.is_empty() { &here } else { paths };
    let folders = paths.iter().filter(|path| access::is_dir(path)).flat_map(|folder| walk(folder).0.build().flatten());
    folders.filter(|entry| entry.file_type().is_some_and(|kind| kind.is_dir())).map(|entry| entry.into_path()).collect()
}

/// The files whose lines say what isn't searched.
const IGNORE_FILES: [&str; 3] = [".gitignore", ".ignore", ".git/info/exclude"];
/// The largest of them that is read, in bytes.
const LARGEST_RULES: u64 = 16 << 20;

/// The file of rules in a folder that can't be read as one: a device, a pipe or a link to one has no end.
fn unreadable_rules(folder: &Path) -> Option<PathBuf> {
    let is_unreadable = |path: &PathBuf| match access::kind(path) {
        Ok(FileKind::File) => access::stamp(path).is_some_and(|(length, ..)| length > LARGEST_RULES),
        // A link to nothing is the usual way to have no rules.
        Ok(FileKind::Other) => access::canonical(path).map_or(true, |real| real != Path::new("/dev/null")),
        Ok(FileKind::Folder) | Err(_) => false,
    };
    IGNORE_FILES.iter().map(|name| folder.join(name)).find(is_unreadable)
}

/// Folders that aren't searched, since their rules can't be read: the files with these rules.
type UnreadableRules = Arc<Mutex<Vec<PathBuf>>>;

/// Searches a folder. Ignore files apply whether or not the folder is a repository.
fn walk(folder: &Path) -> (ignore::WalkBuilder, UnreadableRules) {
    let unreadable = UnreadableRules::default();
    let mut walk = ignore::WalkBuilder::new(folder);
    walk.require_git(false);
    // The rules of the folders above apply too.
    let whole = access::canonical(folder).unwrap_or_else(|_| folder.to_owned());
    let top = unreadable_rules(folder).or_else(|| whole.ancestors().skip(1).find_map(unreadable_rules));
    let found = unreadable.clone();
    let note = move |path| found.lock().unwrap_or_else(PoisonError::into_inner).push(path);
    if let Some(rules) = top {
        note(rules);
        walk.standard_filters(false).filter_entry(|_| false);
        return (walk, unreadable);
    }
    walk.filter_entry(move |entry| {
        let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
        let rules = is_folder.then(|| unreadable_rules(entry.path())).flatten();
        let fine = rules.is_none();
        rules.into_iter().for_each(&note);
        fine
    });
    (walk, unreadable)
}

/// The maps below a folder, in an order that doesn't depend on the machine.
pub(crate) fn maps_below(folder: &Path) -> Vec<PathBuf> {
    below(folder).maps
}

/// The pages of Markdown below a folder. Links aren't followed.
pub(crate) fn pages_below(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let (mut walk, _) = walk(folder);
    walk.sort_by_file_path(Path::cmp);
    let files = walk.build().flatten().filter(|entry| entry.file_type().is_some_and(|kind| kind.is_file()));
    files.map(ignore::DirEntry::into_path).filter(|path| is_markdown(&path.to_string_lossy()))
}

/// The first page of Markdown below a folder that has a map.
fn page_with_map(folder: &Path) -> Option<PathBuf> {
    /// Only so many pages are looked at, and only if they are no larger than this.
    const MOST: usize = 200;
    const LARGEST: u64 = 1 << 20;
    let scope = Scope::new(access::canonical(folder).ok()?);
    let has_map = |path: &PathBuf| {
        let page = scope.open(path).ok().filter(|page| page.length <= LARGEST);
        let bytes = page.and_then(|page| page.bytes(LARGEST).ok());
        bytes.is_some_and(|bytes| !journeys(&String::from_utf8_lossy(&bytes)).is_empty())
    };
    let page = pages_below(folder).take(MOST).find(has_map)?;
    Some(page.strip_prefix("./").map_or(page.clone(), Path::to_owned))
}

/// What is below a folder.
#[derive(Default)]
pub(crate) struct Below {
    pub maps: Vec<PathBuf>,
    /// Maps that are there by their name, and can't be reached; with the reason.
    pub lost: Vec<(PathBuf, Failure)>,
    /// What couldn't be searched.
    pub failures: Vec<Failure>,
}

pub(crate) fn below(folder: &Path) -> Below {
    let mut found = Below::default();
    let (mut walk, unreadable) = walk(folder);
    walk.sort_by_file_path(Path::cmp);
    for entry in walk.build() {
        match entry {
            Ok(entry) if is_map(entry.path()) => match access::kind(entry.path()) {
                Ok(FileKind::File) => found.maps.push(entry.into_path()),
                Ok(_) => {}
                Err(error) => {
                    let failure = lost(entry.path(), &error);
                    found.lost.push((entry.into_path(), failure));
                }
            },
            Ok(_) => {}
            Err(error) => found.failures.push(unsearched(folder, &error)),
        }
    }
    let unreadable = std::mem::take(&mut *unreadable.lock().unwrap_or_else(PoisonError::into_inner));
    found.failures.extend(unreadable.iter().map(|rules| without_rules(rules)));
    found
}

/// A folder that isn't searched because of its rules.
fn without_rules(rules: &Path) -> Failure {
    let rules = rules.strip_prefix("./").unwrap_or(rules);
    let folder = rules.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let (folder, rules) = (named(folder), named(rules));
    Failure::new(format!("cannot search {folder}: {rules} is not a regular file, or is larger than 16 MiB"))
        .help("remove it, or replace it with a file of ignore rules")
}

/// The maps that `paths` name, each once, and what couldn't be found. Without a path, those in the current folder. A folder without maps
/// is a failure unless that is allowed.
pub(crate) fn inputs(paths: &[PathBuf], allow_empty: bool) -> (Vec<Input>, Vec<Failure>) {
    let here = [PathBuf::from(".")];
    let mut finder = Finder { allow_empty, ..Finder::default() };
    for path in if paths.is_empty() { &here } else { paths } {
        finder.path(path);
    }
    (finder.inputs, finder.failures)
}

#[derive(Default)]
struct Finder {
    allow_empty: bool,
    inputs: Vec<Input>,
    failures: Vec<Failure>,
    seen: BTreeSet<PathBuf>,
}

impl Finder {
    fn path(&mut self, path: &Path) {
        if path == Path::new("-") {
            if self.seen.insert(path.to_owned()) {
                self.inputs.push(Input::Stdin);
            }
            return;
        }
        match access::kind(path) {
            Ok(FileKind::Folder) => self.folder(path),
            Ok(_) => match not_a_map(path) {
                Some(failure) => self.failures.push(failure),
                None => {
                    let below = path.file_name().map(PathBuf::from).unwrap_or_default();
                    self.add(path.to_owned(), below, false);
                }
            },
            Err(error) if error.kind() == io::ErrorKind::NotFound && !access::is_taken(path) => {
                self.failures.push(missing(path));
            }
            Err(error) => self.failures.push(lost(path, &error)),
        }
    }

    fn folder(&mut self, folder: &Path) {
        let Below { maps, lost, failures } = below(folder);
        let is_empty = maps.is_empty() && lost.is_empty();
        self.failures.extend(failures.into_iter().chain(lost.into_iter().map(|(_, failure)| failure)));
        for path in &maps {
            let below = path.strip_prefix(folder).unwrap_or(path).to_owned();
            self.add(path.strip_prefix("./").unwrap_or(path).to_owned(), below, true);
        }
        if is_empty && !self.allow_empty {
            let name = named(folder);
            let place = if name == "." { "the current folder".to_owned() } else { name };
            let help = match page_with_map(folder).map(|page| shell(&named(&page))) {
                Some(page) => format!(
                    "{page} has maps: check them with `wayline check {page}`, and draw them with `wayline markdown {page}`"
                ),
                None => "name a file, or start one with `wayline new`".to_owned(),
            };
            self.failures.push(Failure::new(format!("no *.{EXTENSION} files in {place}")).help(help));
        }
    }

    /// Adds a file unless it was already added, under whatever name.
    fn add(&mut self, path: PathBuf, below: PathBuf, found: bool) {
        let real = access::canonical(&path).unwrap_or_else(|_| path.clone());
        if self.seen.insert(real) {
            let pipe = if found { None } else { Pipe::at(&path) };
            self.inputs.push(Input::File { path, below, found, pipe });
        }
    }
}

/// The bytes of a file that was read, unless it is larger than the limit.
pub(crate) fn within(bytes: Vec<u8>, name: &str, limit: u64) -> Result<Vec<u8>, Failure> {
    if bytes.len() as u64 <= limit {
        return Ok(bytes);
    }
    Err(Failure::new(format!("{name} is larger than {limit} bytes")).help("raise the limit with --max-bytes"))
}

/// The text of a file that was read.
pub(crate) fn utf8(bytes: Vec<u8>, name: &str) -> Result<String, Failure> {
    let text = String::from_utf8(bytes);
    text.map_err(|_| Failure::new(format!("{name} is not UTF-8 text")).help("save it as UTF-8 in your editor"))
}

/// Why nothing is done with a file that is no map by its name, though it can lie next to maps, and what can be done; `None` for any
/// other. Without this, `check --unsafe-fixes *` would make maps of the settings and of the results.
fn not_a_map(path: &Path) -> Option<Failure> {
    let name = named(path);
    let is = |what: &str| Failure::new(format!("{name} {what}, not a map"));
    let (file, map) = (shell(&name), shell(&named(&path.with_extension(EXTENSION))));
    if spreadsheet::SpreadsheetKind::of_name(&name).is_some() {
        return Some(is("is a spreadsheet").help(format!("make a map of it: wayline import {file} -o {map}")));
    }
    if spreadsheet::is_other(&name) {
        let help = format!("save it as .xlsx or CSV, then make a map of that with `wayline import`: -o {map}");
        return Some(is("is a spreadsheet").help(help));
    }
    if path.file_name().is_some_and(|file| file == FILE) {
        return Some(is("has the settings of the project").help("leave it out: every command reads it by itself"));
    }
    let is_results = path.extension().is_some_and(|ending| ending == RESULTS);
    is_results.then(|| is("has figures from data").help(format!("leave it out, or name its map, {map}")))
}

/// Whether a file is a map by its name. Some programs write extensions in capitals.
pub(crate) fn is_map(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(EXTENSION))
}

/// Why a folder, or one below it, couldn't be searched.
fn unsearched(folder: &Path, error: &ignore::Error) -> Failure {
    let mut path = folder;
    let mut inner = error;
    while let ignore::Error::WithPath { err, .. }
    | ignore::Error::WithDepth { err, .. }
    | ignore::Error::WithLineNumber { err, .. } = inner
    {
        if let ignore::Error::WithPath { path: of, .. } = inner {
            path = of;
        }
        inner = err;
    }
    // What it says of itself names the path once more.
    let why = inner.io_error().map_or_else(|| inner.to_string(), |error| reason(&error.kind().into()));
    Failure::new(format!("cannot search {}: {why}", named(path.strip_prefix("./").unwrap_or(path))))
}

/// Why a map can't be reached.
pub(crate) fn lost(path: &Path, error: &io::Error) -> Failure {
    let why = match error.kind() {
        io::ErrorKind::NotFound => LOST.to_owned(),
        _ => reason(error),
    };
    let failure = Failure::new(format!("cannot read {}: {why}", named(path.strip_prefix("./").unwrap_or(path))));
    if access::links(path).is_empty() { failure } else { failure.help("repair the link, or delete it") }
}

/// A file that doesn't exist, and perhaps the one that was meant.
pub(crate) fn missing(path: &Path) -> Failure {
    let failure = Failure::new(format!("{} does not exist", named(path)));
    let folder = path.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
    let Ok(names) = access::names(folder) else {
        return failure.help(format!("the folder {} does not exist either", named(folder)));
    };
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    // A broken link has a name, but doesn't count as existing.
    let names: Vec<_> = names.into_iter().filter(|known| *known != name).collect();
    let with_ending = format!("{name}.{EXTENSION}");
    let near = names.iter().find(|known| **known == with_ending).map(String::as_str);
    match near.or_else(|| nearest(&name, names.iter().map(String::as_str))) {
        Some(near) => failure.help(format!("did you mean {}?", named(&path.with_file_name(near)))),
        None => failure,
    }
}
