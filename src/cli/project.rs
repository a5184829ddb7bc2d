//! The project of a map: its folder, its settings, and which files its maps may access.
//!
//! The folder is the nearest one upward with a `wayline.toml` or a `.git`, otherwise the map's own. Settings are read
//! once for each project. Files are only read and written in the project's folder, unless `--root` names another one.

use super::{
    access::{self, Denied, Scope, is_handle},
    display_path::{named, short},
    folder::is_folder,
    settings::{self, BadFile, FILE, Settings},
};
use crate::{report::Failure, text::FontData};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
};

/// The largest settings file that is read.
const LARGEST: u64 = 1 << 20;
/// A font is in every drawing, so it has to be small; one of Chinese or Japanese can be this large.
const LARGEST_FONT: u64 = 16 << 20;

/// A folder of maps and its settings.
#[derive(Debug)]
pub(crate) struct Project {
    /// The folder, without symbolic links.
    pub root: PathBuf,
    /// The files that its maps may read, and where files may be written.
    pub scope: Scope,
    pub settings: Settings,
    /// Whether `--root` sets the limits.
    widened: bool,
}

/// The projects of a run so far.
#[derive(Debug)]
pub(crate) struct Projects {
    /// The current folder, without symbolic links.
    pub here: PathBuf,
    /// Its files. All other scopes belong to the same run.
    scope: Scope,
    widened: bool,
    known: BTreeMap<PathBuf, Arc<Project>>,
    /// What is wrong with their settings.
    pub failures: Vec<Failure>,
}

impl Projects {
    /// No projects yet. `root` is the folder that `--root` names.
    pub fn new(root: Option<&Path>) -> Result<Self, Failure> {
        let here = access::here()?;
        let reach = match root {
            Some(root) => access::canonical(root)
                .map_err(|error| Failure::new(format!("--root {}: {}", named(root), super::console::reason(&error))))?,
            None => here.clone(),
        };
        let scope = Scope::new(reach);
        Ok(Self { here, scope, widened: root.is_some(), known: BTreeMap::new(), failures: Vec::new() })
    }

    /// The project of a map in `folder`. Invalid settings are ignored, and reported as a failure.
    pub fn of(&mut self, folder: &Path) -> Arc<Project> {
        let folder = self.here.join(folder);
        let folder = access::canonical(&folder).unwrap_or(folder);
        let root = marked(&folder).unwrap_or(&folder).to_owned();
        if let Some(project) = self.known.get(&root) {
            return project.clone();
        }
        let scope = if self.widened { self.scope.clone() } else { self.scope.of(root.clone()) };
        // However far maps may reach, their settings are here.
        let settings = self.settings(&root, &scope.and(root.clone()));
        let project = Arc::new(Project { root: root.clone(), scope, settings, widened: self.widened });
        self.known.insert(root, project.clone());
        project
    }

    /// The project of a file that the user named. A symbolic link that leads out of its own project isn't followed.
    pub fn of_file(&mut self, path: &Path) -> Result<Arc<Project>, Failure> {
        let project = self.of(path.parent().unwrap_or(Path::new("")));
        match left(&self.here.join(path)).filter(|_| !self.widened) {
            Some(root) => Err(outside(path, &root)),
            None => Ok(project),
        }
    }

    fn settings(&mut self, root: &Path, scope: &Scope) -> Settings {
        let path = root.join(FILE);
        let name = short(&path, &self.here);
        let failed = |why: String| Err(vec![Failure::new(format!("cannot read {name}: {why}"))]);
        let read = match scope.read(&path, LARGEST) {
            Ok(bytes) if bytes.len() as u64 > LARGEST => failed("it is larger than 1 MiB".to_owned()),
            Ok(bytes) => match String::from_utf8(bytes) {
                Ok(text) => settings::read(&name, &text, Some(&|path| font(path, root, scope)))
                    .and_then(|settings| placed(settings, root, scope, &name)),
                Err(_) => failed("it is not UTF-8 text".to_owned()),
            },
            Err(denied) if denied.is_missing() => Ok(Settings::default()),
            Err(denied) => failed(denied.reason()),
        };
        read.unwrap_or_else(|failures| {
            self.failures.extend(failures);
            Settings::default()
        })
    }
}

/// A font file of a theme, from the project's folder on.
fn font(path: &str, root: &Path, scope: &Scope) -> Result<FontData, BadFile> {
    let bad = |why: String, help: &str| BadFile { why, help: help.to_owned() };
    let bytes = scope.read(&root.join(path), LARGEST_FONT).map_err(|denied| match &denied {
        Denied::Outside => bad(denied.reason(), "copy the file into the project, or widen the project with --root"),
        Denied::Irregular(_) | Denied::System(_) => bad(denied.reason(), "write the path from the project's folder on"),
    })?;
    if bytes.len() as u64 > LARGEST_FONT {
        return Err(bad("it is larger than 16 MiB".to_owned(), "use a font with fewer characters"));
    }
    FontData::new(bytes.into()).map_err(|error| bad(error.to_string(), error.help()))
}

/// Resolves the output folder in the settings, which must be in the project.
fn placed(settings: Settings, root: &Path, scope: &Scope, name: &str) -> Result<Settings, Vec<Failure>> {
    let Some(folder) = &settings.output else { return Ok(settings) };
    match scope.admit(&root.join(folder)) {
        Err(Denied::Outside) => {
            let failure = Failure::new(format!("`output` in {name} leads outside the project: {folder}"));
            Err(vec![
                failure.help("name a folder inside; to write elsewhere, remove the line and use -o, or widen the project with --root"),
            ])
        }
        Ok(_) | Err(Denied::Irregular(_) | Denied::System(_)) => Ok(settings),
    }
}

/// The nearest folder upward that is a project's.
fn marked(folder: &Path) -> Option<&Path> {
    let settings = |folder: &Path| {
        let path = folder.join(FILE);
        access::is_taken(&path) && !access::is_dir(&path)
    };
    folder.ancestors().find(|folder| settings(folder) || access::is_taken(&folder.join(".git")))
}

/// The project that a link on the way to `path` is in and leads out of, if there is one.
fn left(path: &Path) -> Option<PathBuf> {
    let out = |(folder, target): (PathBuf, PathBuf)| {
        marked(&folder).filter(|root| !target.starts_with(root)).map(Path::to_owned)
    };
    let links = if is_handle(path) { Vec::new() } else { access::links(path) };
    links.into_iter().find_map(out)
}

fn outside(path: &Path, root: &Path) -> Failure {
    let linked = !access::links(path).is_empty();
    let (is, help) = if linked { ("leads", LINKED_HELP) } else { ("is", OUTSIDE_HELP) };
    Failure::new(format!("{} {is} outside the project {}", named(path), named(root))).help(help)
}

/// What to do about a file that a link leads to.
const LINKED_HELP: &str = "it is a symbolic link or reached through one (see `wayline explain J403`); use the file itself, or widen the project with --root";

/// What to do about a file that is elsewhere.
const OUTSIDE_HELP: &str = "name a folder with --root that it is in";

impl Project {
    /// Where files may be written: in the project, and in the folder that `-o` names.
    pub fn outputs(&self, output: Option<&Path>) -> Result<Scope, Failure> {
        let Some(output) = output.filter(|output| *output != Path::new("-")) else { return Ok(self.scope.clone()) };
        let folder = if is_folder(output) { output } else { output.parent().unwrap_or(Path::new("")) };
        let folder = std::path::absolute(Path::new(".").join(folder)).unwrap_or_default();
        let whole = std::path::absolute(output).unwrap_or_else(|_| output.to_owned());
        if let Some(root) = left(&whole).filter(|_| !self.widened) {
            return Err(outside(output, &root));
        }
        Ok(access::resolve(&folder).map_or_else(|_| self.scope.clone(), |folder| self.scope.and(folder)))
    }

    /// Why a file on the command line can't be read.
    pub fn unreadable(&self, path: &Path, denied: &Denied) -> Failure {
        match denied {
            Denied::Outside => outside(path, self.scope.root()),
            Denied::Irregular(_) | Denied::System(_) => {
                let is_lost = denied.is_missing() && access::is_taken(path);
                let reason = if is_lost { access::LOST.to_owned() } else { denied.reason() };
                Failure::new(format!("cannot read {}: {reason}", named(path)))
            }
        }
    }
}
