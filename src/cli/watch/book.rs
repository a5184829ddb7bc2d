//! All maps of a preview: which there are, what each read, and what has to be rebuilt after a change.

use super::{
    build::{Builder, Built, Unfinished},
    links::{LinkPaths, Previews},
    reads::{Reads, nearest_folder},
    shown::{Preview, PreviewedMap, State},
};
use crate::{
    cli::{
        access::{canonical, changed_at, exists, is_dir, is_file, return_to, stamp},
        args::{Judging, Sources},
        input::{Input, folders, is_map},
        today::today,
        work::{Task, each, of_personas, tasks},
    },
    load::EXTENSION,
    report::{Failure, Report},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    sync::Arc,
    time::SystemTime,
};

struct WatchedMap {
    task: Task,
    shown: Arc<PreviewedMap>,
    reads: Reads,
    /// The other maps that its page links to; empty if the last build made no page.
    ways: LinkPaths,
    /// What its page lacks.
    unfinished: Option<Unfinished>,
    /// Whether it has to be rebuilt, whatever it read.
    stale: bool,
    /// Whether it was found in the last search.
    listed: bool,
}

/// Everything that is watched.
pub(super) struct Book<'a> {
    sources: &'a Sources,
    judging: &'a Judging,
    builder: Builder<'a>,
    here: PathBuf,
    /// By their names in messages.
    maps: BTreeMap<String, WatchedMap>,
    slugs: BTreeSet<String>,
    /// The folders that were searched, and when each had last changed.
    folders: BTreeMap<PathBuf, Option<SystemTime>>,
    /// What kept maps from being found.
    failures: Vec<Failure>,
    /// Whether the settings can't be understood, so that no map can be drawn.
    unsettled: bool,
}

/// The report on one map that was built.
pub(super) struct MapReport {
    pub name: String,
    pub report: Report,
    pub state: State,
    /// Whether anything is shown for it.
    pub drawn: bool,
}

impl<'a> Book<'a> {
    pub fn new(sources: &'a Sources, judging: &'a Judging, builder: Builder<'a>, here: PathBuf) -> Self {
        let (maps, slugs, folders) = (BTreeMap::new(), BTreeSet::new(), BTreeMap::new());
        Self { sources, judging, builder, here, maps, slugs, folders, failures: Vec::new(), unsettled: false }
    }

    /// Searches for maps and settings. Those with other settings or on another day than before have to be rebuilt.
    pub fn find(&mut self) {
        let folders = folders(&self.sources.files).into_iter().map(|path| self.absolute(&path));
        self.folders = folders.map(|path| (path.clone(), changed_at(&path))).collect();
        let trouble = |book: &Self| (book.unsettled, format!("{:?}", book.failures));
        let before = trouble(self);
        match tasks(self.sources, Some(self.judging)) {
            Ok((tasks, failures)) => {
                (self.failures, self.unsettled) = (failures, false);
                self.take(of_personas(tasks, self.builder.look.personas.as_ref()));
            }
            Err(failures) => (self.failures, self.unsettled) = (failures, true),
        }
        // An error that affects all maps is reported once.
        if (before.0 || self.unsettled) && before != trouble(self) {
            self.maps.values_mut().for_each(|entry| entry.stale = true);
        }
    }

    /// Returns to the folder that the program was started in, if it was deleted and recreated.
    pub fn come_back(&self) {
        return_to(&self.here);
    }

    fn absolute(&self, path: &Path) -> PathBuf {
        let path = self.here.join(path);
        canonical(&path).unwrap_or(path)
    }

    fn take(&mut self, tasks: Vec<Task>) {
        self.maps.values_mut().for_each(|entry| entry.listed = false);
        for task in tasks.into_iter().filter(|task| matches!(task.input, Input::File { .. })) {
            let name = task.input.name();
            match self.maps.get_mut(&name) {
                Some(entry) => {
                    entry.stale |=
                        entry.task.today() != task.today() || !entry.listed && entry.shown.state == State::Gone;
                    (entry.task, entry.listed) = (task, true);
                }
                None => {
                    let shown = Arc::new(PreviewedMap::new(self.slug(&name), name.clone()));
                    let (reads, ways) = (Reads::new(task.project.scope.clone()), LinkPaths::default());
                    let new = WatchedMap { task, shown, reads, ways, unfinished: None, stale: true, listed: true };
                    self.maps.insert(name, new);
                }
            }
        }
    }

    /// A name for addresses that no other map has or had.
    fn slug(&mut self, name: &str) -> String {
        let name = name.strip_suffix(&format!(".{EXTENSION}")).unwrap_or(name);
        let plain = |c: char| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' };
        let plain: String = name.chars().map(plain).collect();
        let plain = plain.trim_matches('-');
        let plain = if plain.is_empty() { "map" } else { plain };
        let mut slug = plain.to_owned();
        let mut number = 2;
        while !self.slugs.insert(slug.clone()) {
            slug = format!("{plain}-{number}");
            number += 1;
        }
        slug
    }

    /// Marks what has to be rebuilt, and says whether anything has to. `touched` are the files that may have changed.
    pub fn mark(&mut self, touched: Option<&BTreeSet<PathBuf>>) -> Marks {
        let mut marks = Marks::default();
        for entry in self.maps.values_mut() {
            let changed = entry.reads.changed(touched);
            marks.settings |= changed.iter().any(|path| path.ends_with(crate::cli::settings::FILE));
            marks.fragile |= changed.iter().any(|path| is_empty(path));
            entry.stale |= !changed.is_empty();
            marks.any |= entry.stale;
        }
        marks
    }

    /// Whether maps may have been added or removed after these files changed.
    pub fn may_find(&self, touched: Option<&BTreeSet<PathBuf>>) -> bool {
        let Some(touched) = touched else {
            return !self.failures.is_empty() || self.folders.iter().any(|(path, then)| changed_at(path) != *then);
        };
        let known = |path: &PathBuf| self.maps.values().any(|entry| entry.reads.paths().any(|read| read == path));
        let rule = |path: &PathBuf| path.ends_with(".gitignore") || path.ends_with(".ignore");
        let folder = |path: &PathBuf| is_dir(path) || self.folders.contains_key(path);
        let missing = !self.failures.is_empty();
        let news = |path: &PathBuf| {
            missing || is_map(path) && (!known(path) || self.is_gone(path)) || rule(path) || folder(path)
        };
        touched.iter().any(news)
    }

    fn is_gone(&self, path: &Path) -> bool {
        !exists(path) || self.maps.values().any(|entry| entry.shown.state == State::Gone)
    }

    /// The folders to watch.
    pub fn folders(&self) -> BTreeSet<PathBuf> {
        let mut folders: BTreeSet<PathBuf> = self.maps.values().flat_map(|entry| entry.reads.folders()).collect();
        folders.extend(self.folders.keys().filter(|folder| is_dir(folder)).cloned());
        let named = self.sources.files.iter().map(|path| self.here.join(path));
        // What doesn't exist yet, or may be recreated.
        folders.extend(named.filter_map(|path| nearest_folder(&path)));
        folders
    }

    /// The number of watched files.
    pub fn files(&self) -> usize {
        let read = self.maps.values().flat_map(|entry| entry.reads.paths());
        read.filter(|path| is_file(path)).collect::<BTreeSet<_>>().len()
    }

    /// Builds what was marked, and then the pages that link to maps that appeared or disappeared.
    pub fn build(&mut self) -> Vec<MapReport> {
        let mut told = self.build_stale();
        let previews = self.previews();
        self.maps.values_mut().for_each(|entry| entry.stale = entry.ways.are_stale(&previews));
        told.extend(self.build_stale());
        told
    }

    fn previews(&self) -> Previews {
        let mut previews = Previews::default();
        self.maps.values().for_each(|entry| previews.add(&entry.task, &entry.shown));
        previews
    }

    fn build_stale(&mut self) -> Vec<MapReport> {
        let names: Vec<String> =
            self.maps.iter().filter(|(_, entry)| entry.stale).map(|(name, _)| name.clone()).collect();
        let entries: Vec<(Task, Arc<PreviewedMap>)> =
            names.iter().map(|name| (self.maps[name].task.clone(), self.maps[name].shown.clone())).collect();
        let built_of: Vec<Task> = entries.iter().map(|(task, _)| task.clone()).collect();
        let (builder, previews) = (&self.builder, self.previews());
        let unsettled = if self.unsettled { &self.failures[..] } else { &[] };
        let built =
            each(&built_of, builder.console, |at, task| Ok(builder.build(task, &entries[at].1, unsettled, &previews)));
        names.into_iter().zip(built).filter_map(|(name, built)| self.keep(&name, built)).collect()
    }

    fn keep(&mut self, name: &str, built: Result<(Option<Built>, Reads), Failure>) -> Option<MapReport> {
        let entry = self.maps.get_mut(name)?;
        entry.stale = false;
        let (shown, report) = match built {
            Ok((Some(built), reads)) => {
                entry.reads = reads;
                entry.ways = built.ways;
                // A map with errors shows its last page, which may lack something itself.
                if built.shown.page.is_some() {
                    entry.unfinished = built.unfinished;
                }
                (entry.shown.next(built.shown), built.report)
            }
            Ok((None, reads)) => {
                (entry.reads, entry.ways) = (reads, LinkPaths::default());
                (entry.shown.gone(), Report::default())
            }
            // After a bug in the program, what was shown stays.
            Err(failure) => {
                let report = Report { failures: vec![failure], ..Report::default() };
                return Some(MapReport {
                    name: name.to_owned(),
                    report,
                    state: State::Wrong,
                    drawn: entry.shown.page.is_some(),
                });
            }
        };
        let same = shown.version == entry.shown.version;
        let told = MapReport { name: name.to_owned(), report, state: shown.state, drawn: shown.page.is_some() };
        if !same {
            entry.shown = Arc::new(shown);
        }
        Some(told)
    }

    /// Whether a page has taken over views from the page before it.
    pub fn is_unfinished(&self) -> bool {
        self.maps.values().any(|entry| entry.unfinished.is_some())
    }

    /// Draws those views.
    pub fn finish(&mut self) {
        let unfinished =
            |entry: &mut WatchedMap| Some((entry.unfinished.take()?, entry.shown.clone(), entry.ways.clone()));
        let (tasks, rest): (Vec<Task>, Vec<_>) =
            self.maps.values_mut().filter_map(|entry| Some((entry.task.clone(), unfinished(entry)?))).unzip();
        let builder = &self.builder;
        let pages = each(&tasks, builder.console, |at, task| {
            let (rest, shown, ways) = &rest[at];
            builder.finish(task, shown, rest, ways)
        });
        for (task, page) in tasks.iter().zip(pages) {
            // After a bug in the program, the page stays as it is.
            if let (Some(entry), Ok(Some(page))) = (self.maps.get_mut(&task.input.name()), page) {
                entry.shown = Arc::new(entry.shown.redrawn(page));
            }
        }
    }

    pub fn failures(&self) -> &[Failure] {
        &self.failures
    }

    /// Everything that is shown.
    pub fn preview(&self) -> Preview {
        let maps: Vec<_> = self.maps.values().map(|entry| entry.shown.clone()).collect();
        let single = maps.len() == 1 && self.sources.files.len() == 1 && !is_dir(&self.sources.files[0]);
        let report = Report { failures: self.failures.clone(), ..Report::default() };
        let trouble = if self.failures.is_empty() { String::new() } else { self.builder.console.plain(&report) };
        Preview { maps, trouble, ends: false, single, editor: self.builder.editor }
    }

    /// Whether a new day has begun since the maps were found.
    pub fn is_another_day(&self) -> bool {
        let now = today(self.judging.today).ok();
        self.maps.values().any(|entry| entry.task.today() != now)
    }
}

/// What a change requires.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Marks {
    /// Something has to be built.
    pub any: bool,
    /// Settings have changed.
    pub settings: bool,
    /// A file is empty or gone, as it is for a moment while some editors save.
    pub fragile: bool,
}

fn is_empty(path: &Path) -> bool {
    stamp(path).is_none_or(|(length, ..)| length == 0 && is_file(path))
}
