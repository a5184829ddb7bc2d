//! Watches folders for changes: the only place that uses the system's file notifications.
//!
//! Folders are watched instead of files, since an editor that saves in one step replaces the old file with a new one.
//! Read events are ignored. If the system has no notifications, the caller has to poll more often.

use crate::cli::access::number;
use notify::{
    Config, EventKind, RecommendedWatcher, RecursiveMode, Watcher,
    event::{AccessKind, AccessMode},
};
use std::{collections::BTreeMap, path::PathBuf, sync::mpsc::Sender, time::Duration};

/// How often to poll even with notifications: the system can lose one, or not see changes from another machine.
const NOW_AND_THEN: Duration = Duration::from_millis(1000);
/// How often to poll without notifications.
const OFTEN: Duration = Duration::from_millis(150);

/// What was reported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Heard {
    /// These may have changed.
    Paths(Vec<PathBuf>),
    /// Something changed, but it is unknown what.
    Something,
    /// It is time to stop.
    End,
}

/// Watches folders.
pub(super) struct FileWatcher {
    watcher: Option<RecommendedWatcher>,
    /// The watched folders, and the identity of each.
    held: BTreeMap<PathBuf, Option<Identity>>,
    /// Why some folder can't be watched.
    deaf: Option<String>,
}

/// Identifies a folder, so that another folder with the same name is noticed.
type Identity = (u64, u64);

impl FileWatcher {
    /// Sends notifications to `to`; none if the caller wants to `poll`.
    pub fn new(to: Sender<Heard>, poll: bool) -> Self {
        let hear = move |event: notify::Result<notify::Event>| {
            if let Some(heard) = heard(event) {
                // If nobody receives it, the program is about to end.
                let _ = to.send(heard);
            }
        };
        let watcher = (!poll).then(|| RecommendedWatcher::new(hear, Config::default()));
        let (watcher, deaf) = match watcher {
            Some(Ok(watcher)) => (Some(watcher), None),
            Some(Err(error)) => (None, Some(error.to_string())),
            None => (None, None),
        };
        Self { watcher, held: BTreeMap::new(), deaf }
    }

    /// Watches exactly these folders from now on. Returns whether any of them is new.
    pub fn hold(&mut self, folders: impl IntoIterator<Item = PathBuf>) -> bool {
        let with_identity = |path: PathBuf| {
            let of = number(&path);
            (path, of)
        };
        let wanted: BTreeMap<_, _> = folders.into_iter().map(with_identity).collect();
        let Some(watcher) = &mut self.watcher else { return false };
        // Folders that the system stopped watching by itself, for example deleted ones, need no more.
        for (path, _) in self.held.iter().filter(|(path, of)| wanted.get(*path) != Some(of)) {
            let _ = watcher.unwatch(path);
        }
        let held = std::mem::take(&mut self.held);
        let mut new = false;
        self.deaf = None;
        for (path, of) in wanted {
            if held.get(&path) != Some(&of) {
                new = true;
                if let Err(error) = watcher.watch(&path, RecursiveMode::NonRecursive) {
                    self.deaf = Some(error.to_string());
                    continue;
                }
            }
            self.held.insert(path, of);
        }
        new
    }

    /// How long to wait for notifications before polling.
    pub fn pause(&self) -> Duration {
        if self.watcher.is_none() || self.deaf.is_some() { OFTEN } else { NOW_AND_THEN }
    }

    /// Why some folder can't be watched.
    pub fn deaf(&self) -> Option<&str> {
        self.deaf.as_deref()
    }
}

fn heard(event: notify::Result<notify::Event>) -> Option<Heard> {
    match event {
        Ok(event) if event.need_rescan() => Some(Heard::Something),
        Ok(event) => match event.kind {
            // A program that had it open for writing is done.
            EventKind::Access(AccessKind::Close(AccessMode::Write)) => Some(Heard::Paths(event.paths)),
            EventKind::Access(_) => None,
            EventKind::Any | EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_) | EventKind::Other => {
                Some(Heard::Paths(event.paths))
            }
        },
        Err(_) => Some(Heard::Something),
    }
}
