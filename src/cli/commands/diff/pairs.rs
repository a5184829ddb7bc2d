//! Which two things are compared, as the call says it.

use super::side::{Side, called};
use crate::{
    cli::{
        args::Diff,
        git::{Repository, Revision},
        input::ENDING,
        names::named,
    },
    report::Failure,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// A map before and after; a side that isn't there is `None`.
#[derive(Debug)]
pub(super) struct Pair {
    pub old: Option<Side>,
    pub new: Option<Side>,
    pub old_name: String,
    pub new_name: String,
    /// Whether the call names just this map.
    pub named: bool,
}

/// All pairs that the call names.
pub(super) fn pairs(args: &Diff, here: &Path) -> Result<Vec<Pair>, Failure> {
    match args.what.as_slice() {
        [old, new] if is_there(old) && is_there(new) => Ok(vec![files(old, new, args.path.as_deref())]),
        [] => revised("HEAD", &[], here),
        [first, rest @ ..] if is_there(first) => match rest {
            [] => revised("HEAD", std::slice::from_ref(first), here),
            [other] => Err(neither(other, "")),
            [..] => Err(Failure::new("more than two files, and no revision in front of them")
                .help("name two maps, or say since when: wayline diff HEAD FILES")),
        },
        [first, rest @ ..] => match first.to_str() {
            Some(revision) => revised(revision, rest, here),
            None => Err(neither(first, "")),
        },
    }
}

fn is_there(path: &Path) -> bool {
    path == Path::new("-") || is_nothing(path) || path.is_file() || (path.exists() && !path.is_dir())
}

/// What git names where there is no file.
fn is_nothing(path: &Path) -> bool {
    path == Path::new("/dev/null") || path == Path::new("nul")
}

fn neither(path: &Path, help: &str) -> Failure {
    let failure = Failure::new(format!("`{}` is neither a file nor a revision", named(path)));
    failure.help(if help.is_empty() {
        "name two maps, or a revision and maps: wayline diff HEAD checkout.journey"
    } else {
        help
    })
}

fn files(old: &Path, new: &Path, meant: Option<&Path>) -> Pair {
    let side = |path: &Path| match path {
        path if is_nothing(path) => None,
        path if path == Path::new("-") => Some(Side::Stdin),
        path => Some(Side::File { path: path.to_owned(), meant: meant.unwrap_or(path).to_owned() }),
    };
    let name = |path: &Path| if is_nothing(path) { "nothing".to_owned() } else { named(path) };
    let (old_name, new_name) = match meant {
        Some(meant) => (format!("{} before", named(meant)), format!("{} after", named(meant))),
        None => (name(old), name(new)),
    };
    Pair { old: side(old), new: side(new), old_name, new_name, named: true }
}

/// Two revisions, or one and the files as they are (`None`).
struct Range {
    old: Revision,
    new: Option<Revision>,
}

fn range(repository: &Repository, text: &str) -> Result<Range, Failure> {
    let or_head = |name: &str| if name.is_empty() { "HEAD".to_owned() } else { name.to_owned() };
    if let Some((old, new)) = text.split_once("...") {
        let (old, new) = (or_head(old), or_head(new));
        return Ok(Range { old: repository.fork(&old, &new)?, new: Some(repository.revision(&new)?) });
    }
    match text.split_once("..") {
        Some((old, new)) => {
            Ok(Range { old: repository.revision(&or_head(old))?, new: Some(repository.revision(&or_head(new))?) })
        }
        None => Ok(Range { old: repository.revision(text)?, new: None }),
    }
}

/// The maps below `paths`, or all, in a range of revisions.
fn revised(text: &str, paths: &[PathBuf], here: &Path) -> Result<Vec<Pair>, Failure> {
    let folder = paths.first().and_then(|path| existing(&here.join(path))).unwrap_or_else(|| here.to_owned());
    let repository = Repository::of(&folder).map_err(|failure| match text.ends_with(ENDING) {
        true => neither(Path::new(text), &failure.title),
        false => failure,
    })?;
    let range = range(&repository, text).map_err(|failure| match text.ends_with(ENDING) && !text.contains("..") {
        true => neither(Path::new(text), ""),
        false => failure,
    })?;
    let present: BTreeSet<String> = match &range.new {
        Some(new) => new.paths().map(str::to_owned).collect(),
        None => repository.files()?.into_iter().collect(),
    };
    let renamed = repository.renamed(&range.old, range.new.as_ref())?;
    let before: BTreeMap<&str, &str> = renamed.iter().map(|(old, new)| (new.as_str(), old.as_str())).collect();
    let gone: BTreeSet<&str> = renamed.iter().map(|(old, _)| old.as_str()).collect();
    let mut pairs = Vec::new();
    for asked in asked(&repository, paths, here)? {
        let all: BTreeSet<&str> = present.iter().map(String::as_str).chain(range.old.paths()).collect();
        let wanted =
            all.into_iter().filter(|path| asked.wants(path) && (present.contains(*path) || !gone.contains(path)));
        let found: Vec<Pair> =
            wanted.map(|path| pair((&repository, here), &range, path, &present, &before, asked.is_file)).collect();
        if found.is_empty() && asked.is_file {
            let name = &asked.path;
            let failure = Failure::new(format!("{name} is neither here nor in {}", range.old.name));
            return Err(failure.help("name a map by its path from the current folder"));
        }
        pairs.extend(found);
    }
    Ok(pairs)
}

fn pair(
    (repository, here): (&Repository, &Path),
    range: &Range,
    path: &str,
    present: &BTreeSet<String>,
    before: &BTreeMap<&str, &str>,
    named: bool,
) -> Pair {
    let top = || repository.top.clone();
    let earlier = before.get(path).copied().unwrap_or(path);
    let revised = |revision: &Revision, path: &str| Side::Revised {
        revision: revision.clone(),
        path: path.to_owned(),
        top: top(),
    };
    let file = || {
        let full = repository.top.join(path);
        Side::File { path: full.clone(), meant: full }
    };
    let later =
        present.contains(path).then(|| range.new.as_ref().map_or_else(file, |revision| revised(revision, path)));
    Pair {
        old: range.old.has(earlier).then(|| revised(&range.old, earlier)),
        new: later,
        old_name: range.old.called(earlier),
        new_name: range.new.as_ref().map_or_else(|| called(&top().join(path), here), |revision| revision.called(path)),
        named,
    }
}

/// A file or folder that was asked for.
struct Asked {
    /// From the repository's uppermost folder; empty for all of it.
    path: String,
    is_file: bool,
}

impl Asked {
    fn wants(&self, path: &str) -> bool {
        let inside = |folder: &str| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        let is_map = Path::new(path).extension().is_some_and(|ending| ending == ENDING);
        if self.is_file { path == self.path } else { is_map && (self.path.is_empty() || inside(&self.path)) }
    }
}

fn asked(repository: &Repository, paths: &[PathBuf], here: &Path) -> Result<Vec<Asked>, Failure> {
    if paths.is_empty() {
        let path = inside(repository, here)?;
        return Ok(vec![Asked { path, is_file: false }]);
    }
    let asked = |path: &PathBuf| {
        let full = here.join(path);
        Ok(Asked { path: inside(repository, &full)?, is_file: !full.is_dir() && full.extension().is_some() })
    };
    paths.iter().map(asked).collect()
}

/// A path from the repository's uppermost folder on, with `/` between its parts.
fn inside(repository: &Repository, path: &Path) -> Result<String, Failure> {
    // What is gone lies where its nearest folder lies.
    let there = path.ancestors().find_map(|part| Some((fs::canonicalize(part).ok()?, path.strip_prefix(part).ok()?)));
    let full = there.map_or(path.to_owned(), |(real, rest)| if rest == Path::new("") { real } else { real.join(rest) });
    let below = full
        .strip_prefix(&repository.top)
        .map_err(|_| Failure::new(format!("{} is not in the repository {}", named(path), named(&repository.top))))?;
    Ok(if below == Path::new("") { String::new() } else { named(below).replace('\\', "/") })
}

/// The nearest folder upward that is there.
fn existing(path: &Path) -> Option<PathBuf> {
    path.ancestors().find(|part| part.is_dir()).map(Path::to_owned)
}
