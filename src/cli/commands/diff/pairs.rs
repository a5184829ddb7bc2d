//! Determines from the command line which maps are compared.

use super::{
    pair::{Pair, Pairs},
    revised::revised,
    side::{Copies, Side},
    words::{is_file, is_lost, is_nothing, is_stdin, lost_before_and_after, revision_of_file},
};
use crate::{
    cli::{
        args::Diff,
        display_path::named,
        git::Repository,
        input::{Below, STDIN, below, pages_below},
    },
    report::Failure,
};
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

/// All pairs that the command names.
pub(super) fn pairs(args: &Diff, here: &Path) -> Result<Pairs, Failure> {
    let meant = args.path.as_deref().filter(|path| *path != Path::new(""));
    match args.what.as_slice() {
        words if args.staged => revised(words, here, true),
        [old, new] if is_stdin(old) && is_stdin(new) => {
            Err(Failure::new("standard input can be only one of the two").help("name a file for the other"))
        }
        [old, new] if is_file(old, here) && is_file(new, here) => one(files(old, new, meant)),
        [old, new] if here.join(old).is_dir() && here.join(new).is_dir() => {
            folders(old, new, args.path.as_deref(), here)
        }
        words => match sides_of_revisions(words, here)? {
            Some(pair) => one(pair),
            None => revised(words, here, false),
        },
    }
}

fn one(pair: Pair) -> Result<Pairs, Failure> {
    Ok(Pairs { pairs: vec![pair], ..Pairs::default() })
}

fn files(old: &Path, new: &Path, meant: Option<&Path>) -> Pair {
    let file =
        |path: &Path| Side::File { path: path.to_owned(), meant: meant.unwrap_or(path).to_owned(), copies: None };
    let (old_name, new_name) = match meant {
        Some(meant) => (format!("{} before", named(meant)), format!("{} after", named(meant))),
        None => (name(old), name(new)),
    };
    Pair { old: side(old, file), new: side(new, file), old_name, new_name, named: true }
}

fn side(path: &Path, file: impl Fn(&Path) -> Side) -> Option<Side> {
    match path {
        path if is_nothing(path) => None,
        path if is_stdin(path) => Some(Side::Stdin),
        path => Some(file(path)),
    }
}

fn name(path: &Path) -> String {
    match path {
        path if is_nothing(path) => "nothing".to_owned(),
        path if is_stdin(path) => STDIN.to_owned(),
        path => named(path),
    }
}

/// Two sides, at least one of which is `REVISION:FILE`. `None` if neither is.
fn sides_of_revisions(words: &[PathBuf], here: &Path) -> Result<Option<Pair>, Failure> {
    let [old, new] = words else { return Ok(None) };
    let read = |word: &Path| match is_file(word, here) {
        true => Ok(None),
        false => revision_of_file(word, here),
    };
    let (before, after) = (read(old)?, read(new)?);
    if (before.is_none() && !is_file(old, here)) || (after.is_none() && !is_file(new, here)) {
        return Ok(None);
    }
    let file = |path: &Path| Side::File { path: path.to_owned(), meant: path.to_owned(), copies: None };
    let sides = [(old, before), (new, after)].map(|(word, found)| match found {
        Some((revision, path)) => (revision.called(&path), Some(Side::Revised { revision, path })),
        None => (name(word), side(word, file)),
    });
    let [(old_name, old), (new_name, new)] = sides;
    Ok(Some(Pair { old, new, old_name, new_name, named: true }))
}

/// The maps of two folders, by their relative paths. If these are copies, `meant` is the folder that they are copies
/// of; if it is empty, that is the top of the repository, as for `git difftool --dir-diff`.
fn folders(old: &Path, new: &Path, meant: Option<&Path>, here: &Path) -> Result<Pairs, Failure> {
    let project = match meant {
        None => None,
        Some(path) if path == Path::new("") => {
            Some(Repository::of(here).map_or(here.to_owned(), |repository| repository.top))
        }
        Some(path) => Some(here.join(path)),
    };
    let mut paths: BTreeSet<PathBuf> = BTreeSet::new();
    for folder in [old, new] {
        let Below { maps, lost, failures } = below(folder);
        if let Some(failure) = failures.into_iter().next() {
            return Err(failure);
        }
        // A broken link is a map that can't be compared, not one that is gone.
        let maps = maps.iter().chain(lost.iter().map(|(path, _)| path));
        paths.extend(maps.filter_map(|map| map.strip_prefix(folder).ok()).map(Path::to_owned));
    }
    let (lost, paths): (BTreeSet<PathBuf>, BTreeSet<PathBuf>) =
        paths.into_iter().partition(|path| [old, new].iter().all(|folder| is_lost(&folder.join(path))));
    let notes = lost.iter().map(|path| lost_before_and_after(&named(&new.join(path)))).collect();
    if paths.is_empty() {
        return Err(Failure::new(format!("no maps in {} or {}", named(old), named(new))));
    }
    let pair = |path: &PathBuf| {
        let side = |folder: &Path| {
            let own = folder.join(path);
            let meant = project.as_ref().map_or_else(|| own.clone(), |project| project.join(path));
            let copies = project.clone().map(|project| Copies { folder: here.join(folder), project });
            (own.is_file() || is_lost(&own)).then_some(Side::File { path: own, meant, copies })
        };
        let name = |folder: &Path, when: &str| match project {
            Some(_) => format!("{} {when}", named(path)),
            None => named(&folder.join(path)),
        };
        Pair {
            old: side(old),
            new: side(new),
            old_name: name(old, "before"),
            new_name: name(new, "after"),
            named: false,
        }
    };
    let below = |folder: &Path| -> Vec<PathBuf> {
        pages_below(folder).filter_map(|page| page.strip_prefix(folder).ok().map(Path::to_owned)).collect()
    };
    let pages: BTreeSet<PathBuf> = [old, new].into_iter().flat_map(below).collect();
    let pages = pages.iter().map(pair).collect();
    Ok(Pairs { pairs: paths.iter().map(pair).collect(), notes, pages, ..Pairs::default() })
}
