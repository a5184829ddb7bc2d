//! Maps of a revision, compared with another revision or with the files as they are.

use super::{
    later::Later,
    pair::{Pair, Pairs},
    side::Side,
    words::{
        ambiguous, folder_of, is_file, is_there, looks_like_path, lost_before_and_after, neither, revision_of_file,
    },
};
use crate::{
    cli::{
        display_path::{named, shell},
        git::{Repository, Revision, is_no_commit},
        input::is_map,
    },
    report::{Failure, NotCompared},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// The maps that `words` name, in the revisions that they name; or as they are `staged`, instead of the second one.
pub(super) fn revised(words: &[PathBuf], here: &Path, staged: bool) -> Result<Pairs, Failure> {
    let folder = folder_of(words, here);
    let are_paths = words.iter().all(|word| looks_like_path(word));
    let lacking = words.iter().find(|word| are_paths && !is_there(word, here));
    let repository = Repository::of(&folder).map_err(|failure| match lacking {
        Some(word) => neither(word, None),
        None => failure,
    })?;
    in_one_repository(&repository, words, here, &folder)?;
    let call = Call::read(&repository, words, here, staged)?;
    let later = Later::new(&repository, call.new, here)?;
    let between = Between::new(&repository, call.old, later)?;
    let mut found = Pairs::default();
    let mut known = BTreeSet::new();
    for path in &call.paths {
        for (old, new) in between.asked(path)? {
            if known.insert((old.clone(), new.clone())) {
                found.pairs.push(between.pair(old, new, path.is_file));
            }
        }
        found.not_compared.extend(between.merging(path));
        found.pages.extend(between.pages(path));
        found.notes.extend(between.later.left_out(&between.old, &path.path));
        found.notes.extend(between.lost(path));
    }
    Ok(found)
}

/// Refuses a path into another repository than that of the current folder after a revision, which is one of this repository.
fn in_one_repository(repository: &Repository, words: &[PathBuf], here: &Path, folder: &Path) -> Result<(), Failure> {
    let revision = words.first().filter(|first| !is_there(first, here) && !looks_like_path(first));
    let (Some(revision), false) = (revision, folder == here) else { return Ok(()) };
    let Ok(own) = Repository::of(here) else { return Ok(()) };
    if own.top == repository.top {
        return Ok(());
    }
    let other = named(repository.top.strip_prefix(here).unwrap_or(&repository.top));
    let failure =
        Failure::new(format!("{other} is another repository, where `{}` is another revision", named(revision)));
    Err(failure.help(format!("run wayline diff in {}", shell(&other))))
}

/// What the words on the command line mean.
struct Call {
    old: Revision,
    new: Option<Revision>,
    paths: Vec<Asked>,
}

/// A requested file or folder.
struct Asked {
    /// Relative to the top; empty for all.
    path: PathBuf,
    is_file: bool,
    /// As it was written.
    word: PathBuf,
}

impl Call {
    fn read(repository: &Repository, words: &[PathBuf], here: &Path, staged: bool) -> Result<Self, Failure> {
        let (old, new, paths) = match words {
            [] => (repository.revision("HEAD")?, None, words),
            [first, rest @ ..] if is_there(first, here) => {
                unambiguous(repository, first, here)?;
                only_paths(repository, first, rest, here)?;
                (repository.revision("HEAD")?, None, words)
            }
            [first, rest @ ..] => match was_there(repository, first, here) {
                Some(head) => {
                    only_paths(repository, first, rest, here)?;
                    (head, None, words)
                }
                None => Self::revisions(repository, first, rest, here)?,
            },
        };
        let new = if staged { Some(index(repository, new.as_ref())?) } else { new };
        let asked: Vec<Asked> = match paths {
            [] if repository.is_bare => vec![Asked { path: PathBuf::new(), is_file: false, word: PathBuf::new() }],
            [] => vec![Asked { path: inside(repository, here, here)?, is_file: false, word: PathBuf::from(".") }],
            paths => {
                paths.iter().map(|path| asked(repository, path, here, &old, new.as_ref())).collect::<Result<_, _>>()?
            }
        };
        Ok(Self { old, new, paths: asked })
    }

    /// Reads a command line that begins with a revision.
    fn revisions<'a>(
        repository: &Repository,
        first: &Path,
        rest: &'a [PathBuf],
        here: &Path,
    ) -> Result<(Revision, Option<Revision>, &'a [PathBuf]), Failure> {
        let name = first.to_str().ok_or_else(|| neither(first, None))?;
        if let Some((old, new)) = range(repository, name)? {
            return Ok((old, Some(new), rest));
        }
        if let Some((revision, _)) = revision_of_file(first, here)? {
            let (name, path) = name.split_at(revision.name.len());
            let failure = Failure::new(format!("`{}` is a file in a revision", named(first)));
            let file = shell(&path[1..]);
            return Err(failure.help(format!("name the revision, then the file: wayline diff {} {file}", shell(name))));
        }
        let old = repository.revision(name).map_err(|failure| match looks_like_path(first) {
            true => neither(first, None),
            false if failure.title.starts_with("unknown revision") => neither(first, failure.help),
            false => failure,
        })?;
        let Some((second, paths)) = rest.split_first() else { return Ok((old, None, rest)) };
        let other = second.to_str().filter(|_| !is_file(second, here) && !looks_like_path(second));
        if is_there(second, here) {
            unambiguous(repository, second, here)?;
            return Ok((old, None, rest));
        }
        match other {
            Some(other) if other.contains("..") => {
                let help = format!("one range, or two revisions: wayline diff {}", shell(other));
                Err(Failure::new(format!("`{other}` is a range, and `{name}` comes before it")).help(help))
            }
            Some(other) if repository.is_revision(other) || is_no_commit(other) => {
                Ok((old, Some(repository.revision(other)?), paths))
            }
            Some(_) | None => Ok((old, None, rest)),
        }
    }
}

/// What is staged. `other` was named as a second revision.
fn index(repository: &Repository, other: Option<&Revision>) -> Result<Revision, Failure> {
    if let Some(other) = other {
        let title = format!("`{}` is one revision too many: --staged is the later side", other.name);
        return Err(Failure::new(title).help("name one revision at most, then files and folders"));
    }
    if repository.is_bare {
        return Err(
            Failure::new("nothing is staged in a bare repository").help("compare two revisions: wayline diff OLD NEW")
        );
    }
    Ok(Revision { name: "staged".to_owned(), ..repository.index()? })
}

/// The revisions on both sides of `A..B` or `A...B`; `HEAD` for an empty side. `None` for any other word.
fn range(repository: &Repository, text: &str) -> Result<Option<(Revision, Revision)>, Failure> {
    let or_head = |name: &str| if name.is_empty() { "HEAD".to_owned() } else { name.to_owned() };
    let forks = text.contains("...");
    let Some((old, new)) = text.split_once(if forks { "..." } else { ".." }) else { return Ok(None) };
    let (old, new) = (or_head(old), or_head(new));
    let old = if forks { repository.fork(&old, &new)? } else { repository.revision(&old)? };
    Ok(Some((old, repository.revision(&new)?)))
}

/// The last commit, if a word isn't a revision but a path in it that isn't checked out.
fn was_there(repository: &Repository, word: &Path, here: &Path) -> Option<Revision> {
    if repository.is_bare || word.to_str().is_none_or(|name| repository.is_revision(name)) {
        return None;
    }
    let path = inside(repository, &here.join(word), here).ok()?;
    repository.revision("HEAD").ok().filter(|head| head.tree.has(&path))
}

/// Refuses a folder or a file that isn't called like a map, if its name could also be a revision.
fn unambiguous(repository: &Repository, word: &Path, here: &Path) -> Result<(), Failure> {
    let doubtful = is_there(word, here) && !looks_like_path(word);
    match word.to_str() {
        Some(name) if doubtful && repository.is_revision(name) => Err(ambiguous(word, here)),
        Some(_) | None => Ok(()),
    }
}

/// Refuses words after a path that aren't paths.
fn only_paths(repository: &Repository, first: &Path, rest: &[PathBuf], here: &Path) -> Result<(), Failure> {
    if let Some(word) = rest.iter().find(|word| !is_there(word, here)) {
        let Some(name) = word.to_str().filter(|name| repository.is_revision(name)) else {
            return Err(neither(word, None));
        };
        let failure = Failure::new(format!("the revision `{name}` comes after a path"));
        let (name, path) = (shell(name), shell(&named(first)));
        return Err(failure.help(format!("name the revision first: wayline diff {name} {path}")));
    }
    if rest.len() > 1 && is_file(first, here) && rest.iter().all(|word| is_file(word, here)) {
        return Err(Failure::new("more than two files, and no revision before them")
            .help("name two maps, or a revision first: wayline diff HEAD FILES"));
    }
    Ok(())
}

/// What a path refers to, if it is one.
fn asked(
    repository: &Repository,
    word: &Path,
    here: &Path,
    old: &Revision,
    new: Option<&Revision>,
) -> Result<Asked, Failure> {
    let full = here.join(word);
    let path = if repository.is_bare { word.components().collect() } else { inside(repository, &full, here)? };
    let trees = || std::iter::once(old).chain(new).map(|revision| &revision.tree);
    let there = is_there(word, here) && !repository.is_bare;
    if !there && !trees().any(|tree| tree.has(&path)) {
        let revisions: Vec<String> =
            std::iter::once(old).chain(new).map(|revision| format!("`{}`", revision.name)).collect();
        let name = word.to_str().unwrap_or_default();
        if !looks_like_path(word) && repository.is_revision(name) {
            let title = format!("`{name}` is one revision too many, after {}", revisions.join(" and "));
            return Err(Failure::new(title).help("name one or two revisions, then files and folders"));
        }
        let help = format!("this path exists neither now nor in {}", revisions.join(" or "));
        return Err(neither(word, missing_nearby(word).or(Some(help))));
    }
    let is_folder = if there { full.is_dir() } else { trees().any(|tree| tree.is_folder(&path)) };
    Ok(Asked { path, is_file: !is_folder, word: word.to_owned() })
}

fn missing_nearby(word: &Path) -> Option<String> {
    crate::cli::input::missing(word).help.filter(|help| help.starts_with("did you mean"))
}

/// A path relative to the top of the repository. A link at its end isn't followed.
fn inside(repository: &Repository, path: &Path, here: &Path) -> Result<PathBuf, Failure> {
    let outside = || {
        let (path, top) = (named(path.strip_prefix(here).unwrap_or(path)), named(&repository.top));
        Failure::new(format!("{path} is not in the repository {top}"))
    };
    let link = (!path.is_dir()).then(|| path.file_name()).flatten();
    let folder = if link.is_some() { path.parent().unwrap_or(path) } else { path };
    // For a deleted path, the nearest existing folder decides.
    let there =
        folder.ancestors().find_map(|part| Some((fs::canonicalize(part).ok()?, folder.strip_prefix(part).ok()?)));
    let (real, rest) = there.ok_or_else(outside)?;
    let full: PathBuf = real.join(rest).join(link.unwrap_or_default()).components().collect();
    full.strip_prefix(&repository.top).map(Path::to_owned).map_err(|_| outside())
}

/// Two sets of files, and which of them were renamed.
struct Between {
    old: Revision,
    later: Later,
    /// Old paths by new ones, and vice versa.
    before: BTreeMap<PathBuf, PathBuf>,
    after: BTreeMap<PathBuf, PathBuf>,
    repository: Repository,
}

type Paths = (Option<PathBuf>, Option<PathBuf>);

impl Between {
    fn new(repository: &Repository, old: Revision, later: Later) -> Result<Self, Failure> {
        let renamed = repository.renamed(&old, later.revision())?;
        let before = renamed.iter().map(|(old, new)| (new.clone(), old.clone())).collect();
        let after = renamed.into_iter().collect();
        Ok(Self { old, later, before, after, repository: repository.clone() })
    }

    /// The earlier and later path of each map that a path refers to.
    fn asked(&self, asked: &Asked) -> Result<BTreeSet<Paths>, Failure> {
        if asked.is_file {
            if self.is_merging(&asked.path) {
                return Ok(BTreeSet::new());
            }
            let found = self.paths(&asked.path, true);
            if found == (None, None) {
                let (path, old) = (named(&asked.word), &self.old.name);
                return Err(Failure::new(match self.later.revision() {
                    Some(new) => format!("{path} is in neither `{old}` nor `{}`", new.name),
                    None => format!("{path} does not exist, neither now nor in `{old}`"),
                }));
            }
            return Ok([found].into());
        }
        let mut all: BTreeSet<PathBuf> = self.old.maps(&self.repository, &asked.path).into_iter().collect();
        all.extend(self.later.maps(&asked.path)?);
        all.extend(
            self.later
                .revision()
                .into_iter()
                .flat_map(|new| new.tree.merging().clone())
                .filter(|path| path.starts_with(&asked.path) && is_map(path)),
        );
        if all.is_empty() {
            let place = if asked.word == Path::new(".") { "the current folder".to_owned() } else { named(&asked.word) };
            if let Some(other) = self.later.others(&asked.path).first() {
                let failure = Failure::new(format!("{place} has no maps of its own: {other} is another repository"));
                return Err(failure.help(format!("run wayline diff in {}", shell(other))));
            }
            let failure = Failure::new(format!("no *.journey files in {place}, neither now nor before"));
            return Err(failure.help("hidden files and files that git ignores are skipped unless you name them"));
        }
        let found = all.iter().filter(|path| !self.is_merging(path)).map(|path| self.paths(path, false));
        let found = found.filter(|pair| *pair != (None, None));
        Ok(found.filter(|(old, new)| !self.is_alias(old.as_deref(), new.as_deref(), &all)).collect())
    }

    fn paths(&self, path: &Path, named: bool) -> Paths {
        if !named && self.is_lost(path) {
            return (None, None);
        }
        let is_old = |path: &Path| if named { self.old.tree.has(path) } else { self.old.tree.may_be_file(path) };
        if self.later.has(path, named) {
            let old = if is_old(path) { Some(path) } else { self.before.get(path).map(PathBuf::as_path) };
            return (old.map(Path::to_owned), Some(path.to_owned()));
        }
        let old = is_old(path).then(|| path.to_owned());
        let new = old.as_ref().and_then(|old| self.after.get(old)).filter(|new| self.later.has(new, false));
        (old, new.cloned())
    }

    /// Whether it is a link that leads nowhere, and was one before.
    fn is_lost(&self, path: &Path) -> bool {
        self.later.is_lost(path) && self.old.tree.is_lost(path)
    }

    /// What there is no need to compare: links that lead nowhere, before and after.
    fn lost(&self, asked: &Asked) -> Vec<String> {
        let links = self.old.maps(&self.repository, &asked.path);
        let links = links.iter().filter(|path| !asked.is_file && self.is_lost(path));
        links.map(|path| lost_before_and_after(&self.later.called(path))).collect()
    }

    /// Whether the index has several versions of it.
    fn is_merging(&self, path: &Path) -> bool {
        self.later.revision().is_some_and(|new| new.tree.merging().contains(path))
    }

    /// The maps that a path refers to and that the index has several versions of.
    fn merging(&self, asked: &Asked) -> Vec<NotCompared> {
        let all = self.later.revision().into_iter().flat_map(|new| new.tree.merging());
        let wanted = all.filter(|path| match asked.is_file {
            true => **path == asked.path,
            false => path.starts_with(&asked.path) && is_map(path),
        });
        let one = |path: &PathBuf| NotCompared { name: self.later.called(path), why: "it is being merged".to_owned() };
        wanted.map(one).collect()
    }

    /// The pages of Markdown in a folder.
    fn pages(&self, asked: &Asked) -> Vec<Pair> {
        if asked.is_file {
            return Vec::new();
        }
        let all = self.old.pages(&self.repository, &asked.path).into_iter().chain(self.later.pages(&asked.path));
        let pairs: BTreeSet<Paths> = all.map(|page| self.paths(&page, false)).collect();
        let pairs = pairs.into_iter().filter(|pair| *pair != (None, None));
        pairs.map(|(old, new)| self.pair(old, new, false)).collect()
    }

    /// Whether both sides are links to the same map, which is itself in `all`.
    fn is_alias(&self, old: Option<&Path>, new: Option<&Path>, all: &BTreeSet<PathBuf>) -> bool {
        let elsewhere = |path: &Path, real: Option<PathBuf>| real.filter(|real| *real != path && all.contains(real));
        let before = old.map(|path| elsewhere(path, self.old.tree.resolve(path).ok()));
        let after = new.map(|path| elsewhere(path, self.later.resolve(path)));
        match (before, after) {
            // One that now leads to another map means something else.
            (Some(Some(before)), Some(Some(after))) => before == after,
            (Some(one), None) | (None, Some(one)) => one.is_some(),
            (Some(None), Some(_)) | (Some(_), Some(None)) | (None, None) => false,
        }
    }

    fn pair(&self, old: Option<PathBuf>, new: Option<PathBuf>, named: bool) -> Pair {
        let shown = |path: Option<&PathBuf>, other: Option<&PathBuf>| path.or(other).cloned().unwrap_or_default();
        let (old_path, new_path) = (shown(old.as_ref(), new.as_ref()), shown(new.as_ref(), old.as_ref()));
        Pair {
            old_name: self.old.called(&old_path),
            new_name: self.later.called(&new_path),
            old: old.map(|path| Side::Revised { revision: self.old.clone(), path }),
            new: new.map(|path| self.later.side(path)),
            named,
        }
    }
}
