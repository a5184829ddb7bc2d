//! Maps in Markdown. They aren't compared, so each page whose maps are others now is named: silence would say that nothing changed.

use crate::{
    cli::{
        access::{Scope, canonical},
        input::pages_below,
        markdown::journeys,
    },
    options::Options,
    report::NotCompared,
};
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

/// A page, if its maps are others than before.
pub(super) fn left_out(name: String, old: Option<Vec<u8>>, new: Option<Vec<u8>>) -> Option<NotCompared> {
    let why = "it is Markdown, and its maps changed".to_owned();
    (maps(old) != maps(new)).then_some(NotCompared { name, why })
}

/// What the maps of a page say, whatever is around them.
fn maps(page: Option<Vec<u8>>) -> Vec<String> {
    let text = String::from_utf8_lossy(&page.unwrap_or_default()).replace("\r\n", "\n");
    journeys(text.trim_start_matches('\u{feff}')).into_iter().map(|fence| fence.text).collect()
}

/// The largest page that is read.
pub(super) fn limit() -> u64 {
    Options::default().max_bytes
}

/// The pages of two folders whose maps differ, named by `name`.
pub(super) fn of_folders(old: &Path, new: &Path, name: impl Fn(&Path) -> String) -> Vec<NotCompared> {
    let below = |folder: &Path| -> Vec<PathBuf> {
        pages_below(folder).iter().filter_map(|page| page.strip_prefix(folder).ok()).map(Path::to_owned).collect()
    };
    let pages: BTreeSet<PathBuf> = [old, new].into_iter().flat_map(below).collect();
    let read = |folder: &Path, page: &Path| {
        let folder = canonical(folder).ok()?;
        Scope::new(folder.clone()).read(&folder.join(page), limit()).ok()
    };
    pages.iter().filter_map(|page| left_out(name(page), read(old, page), read(new, page))).collect()
}
