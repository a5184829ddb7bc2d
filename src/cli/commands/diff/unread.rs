//! Maps that git has no content of, as in a partial clone: what is the same object on both sides is unchanged, unless a file that it may use
//! changed.

use super::{pair::Pair, side::Side};
use crate::{
    cli::{git::Revision, input::is_map, pipeline::compiled, project::Projects, settings::FILE},
    load::NoFiles,
    measure,
    options::Options,
};
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

/// What is known about a map that can't be read on either side.
pub(super) enum Sameness {
    /// Its own text is the same, and so is what it uses; unless it uses this file, which changed, and which can't be read either.
    Same(Option<PathBuf>),
    /// Its own text is the same, but this file, which it may use, changed.
    MayUse(PathBuf),
    Unknown,
}

/// What changed between the two revisions of a run.
pub(super) struct Unread {
    /// The paths of the maps that are compared: what is wrong with those is reported anyway.
    asked: BTreeSet<PathBuf>,
    known: Option<ChangedFiles>,
    /// Whether it was said that something could not be looked at.
    doubted: bool,
}

struct ChangedFiles {
    all: BTreeSet<PathBuf>,
    /// Those that are there for maps to use.
    shared: Vec<PathBuf>,
    /// Maps of which nobody knows whether they are, since they can't be read.
    unknown: Vec<PathBuf>,
}

impl Unread {
    pub fn new(pairs: &[Pair]) -> Self {
        let path = |pair: &Pair| match &pair.new {
            Some(Side::Revised { path, .. }) => Some(path.clone()),
            Some(Side::Stdin | Side::File { .. } | Side::CheckedOut { .. }) | None => None,
        };
        Self { asked: pairs.iter().filter_map(path).collect(), known: None, doubted: false }
    }

    /// Whether nothing was said yet of a file that can't be read; once is enough.
    pub fn is_first_doubt(&mut self) -> bool {
        !std::mem::replace(&mut self.doubted, true)
    }

    pub fn sameness(&mut self, pair: &Pair, projects: &mut Projects, options: &Options) -> Sameness {
        let Some((old, new, path)) = same_object(pair) else { return Sameness::Unknown };
        let root = new.tree.project(path, FILE);
        if root != old.tree.project(path, FILE) {
            return Sameness::Unknown;
        }
        let Self { asked, known, .. } = self;
        let changed = known.get_or_insert_with(|| ChangedFiles::new(old, new, asked, projects, options));
        let results = path.to_str().and_then(measure::results_name).map(|name| path.with_file_name(name));
        let results = results.filter(|results| changed.all.contains(results));
        let first = |paths: &[PathBuf]| paths.iter().find(|path| path.starts_with(&root)).cloned();
        match results.or_else(|| first(&changed.shared)) {
            Some(used) => Sameness::MayUse(used),
            None => Sameness::Same(first(&changed.unknown)),
        }
    }
}

/// The two revisions and the path of a file, if git has the same content at this path in both.
fn same_object(pair: &Pair) -> Option<(&Revision, &Revision, &Path)> {
    let (Some(Side::Revised { revision: old, path: before }), Some(Side::Revised { revision: new, path })) =
        (&pair.old, &pair.new)
    else {
        return None;
    };
    let id = old.tree.object_id(before).filter(|_| before == path)?;
    (new.tree.object_id(path) == Some(id)).then_some((old, new, path))
}

/// Whether git has the same content at the same path on both sides.
pub(super) fn is_same_object(pair: &Pair) -> bool {
    same_object(pair).is_some()
}

impl ChangedFiles {
    fn new(
        old: &Revision,
        new: &Revision,
        asked: &BTreeSet<PathBuf>,
        projects: &mut Projects,
        options: &Options,
    ) -> Self {
        let mut all: BTreeSet<PathBuf> = old.tree.changed_to(&new.tree);
        // The index stands for the files of the checkout, some of which may have been changed since.
        let edited = if new.name.is_empty() { new.tree.edited() } else { Vec::new() };
        let (mut shared, mut unknown) = (BTreeSet::new(), Vec::new());
        for path in all.iter().filter(|path| is_map(path)) {
            let texts = [old, new].map(|side| side.tree.read_file(path, options.max_bytes).ok());
            if texts.iter().flatten().any(|text| is_shared(text, options)) {
                shared.insert(path.clone());
            } else if texts.iter().all(Option::is_none) && !asked.contains(path) {
                unknown.push(path.clone());
            }
        }
        for path in edited {
            let full = new.tree.top().join(&path);
            let scope = projects.of(full.parent().unwrap_or(Path::new(""))).scope.clone();
            let (before, after) =
                (old.tree.read_file(&path, options.max_bytes).ok(), scope.read(&full, options.max_bytes).ok());
            if before.is_some() && before.as_deref().map(without_returns) == after.as_deref().map(without_returns) {
                continue;
            }
            if is_map(&path) && [&before, &after].into_iter().flatten().any(|text| is_shared(text, options)) {
                shared.insert(path.clone());
            }
            all.insert(path);
        }
        Self { all, shared: shared.into_iter().collect(), unknown }
    }
}

/// Whether a map is there for others to use.
fn is_shared(text: &[u8], options: &Options) -> bool {
    compiled("", text, &NoFiles, options).shared
}

/// A text as git keeps it, where a checkout has the line ends of Windows.
fn without_returns(text: &[u8]) -> Vec<u8> {
    text.iter().copied().filter(|byte| *byte != b'\r').collect()
}
