//! The files that a map names, for its page: embedded if requested, other maps as links to their own pages.

use super::{access::canonical, display_path::between, output::real, size, work::Task};
use crate::{
    load::{LoadError, Loader},
    model::Map,
    render::{HtmlFiles, Whereabouts, attached, seen},
    report::{Failure, uri},
};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

/// The pages of this run, by the maps that they show; both without symbolic links.
#[derive(Debug, Default)]
pub(crate) struct Pages(BTreeMap<PathBuf, PathBuf>);

impl Pages {
    /// Records that a map is shown by `page`.
    pub fn add(&mut self, task: &Task, page: &Path) {
        if let Some(map) = task.path() {
            self.0.insert(map, real(page));
        }
    }

    /// The addresses of the maps that `map` names, relative to `page`.
    pub fn links(&self, map: &Map, task: &Task, page: &Path) -> HtmlFiles {
        let found = seen(map).filter_map(|file| {
            let (own, part) = file.parts();
            let path = canonical(&task.folder().join(own)).ok()?;
            let address = address(&real(page), self.0.get(&path)?) + part;
            Some((file.path.clone(), Whereabouts::Address(address)))
        });
        found.collect()
    }
}

/// The relative address from one file to another; both without symbolic links.
pub(crate) fn address(from: &Path, to: &Path) -> String {
    let folder = |path: &Path| path.parent().map(Path::to_owned).unwrap_or_default();
    let name = to.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    uri(&format!("{}{name}", between(&folder(from), &folder(to))))
}

/// The contents of the files that a map attaches, and which of them are left out.
pub(crate) fn embedded(map: &Map, task: &Task, limit: u64) -> (HtmlFiles, Vec<Failure>) {
    let (loader, mut files, mut notes) = (task.loader_up_to(limit), HtmlFiles::new(), Vec::new());
    for (_, file) in attached(map).filter(|(_, file)| file.exists != Some(false)) {
        if files.contains_key(&file.path) {
            continue;
        }
        match loader.load(&map.file, file.parts().0) {
            Ok(loaded) => drop(files.insert(file.path.clone(), Whereabouts::Content(loaded.bytes))),
            Err(error) => notes.push(left_out(&file.path, &map.file, &error)),
        }
    }
    notes.dedup_by(|one, other| one.title == other.title);
    (files, notes)
}

/// Why a file isn't part of a page.
pub(crate) fn left_out(path: &str, map: &str, error: &LoadError) -> Failure {
    match error {
        LoadError::TooLarge(limit) => {
            let title =
                format!("{path} is not embedded in the page of {map}: it is larger than {}", size::name(*limit));
            Failure::new(title).help(
                "raise the limit, for example with --embed-attachments=10MiB; until then the page links to the file",
            )
        }
        LoadError::NotFound => Failure::new(format!("{path} is not embedded in the page of {map}: it is gone"))
            .help("check whether another program moves files during the build"),
        LoadError::OutsideRoot(root) => {
            let title = format!("{path} is not embedded in the page of {map}: it is outside {root}");
            Failure::new(title).help("move it into the project")
        }
        LoadError::Unreadable(why) => Failure::new(format!("{path} is not embedded in the page of {map}: {why}"))
            .help("check that it is a file, and its permissions"),
    }
}
