//! A repository: where its files are, and what git says about them.

use super::{
    call::{self, Refused, ask, ask_of, line},
    contents::Contents,
    reason,
};
use crate::report::Failure;
use std::{
    collections::BTreeSet,
    env, fs, io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

#[derive(Debug, Clone)]
pub(crate) struct Repository {
    /// The folder that its files are checked out in, without symbolic links. If there is none, git's own folder.
    pub top: PathBuf,
    /// Whether there are no files to compare with: a bare repository, or git's own folder.
    pub is_bare: bool,
    /// The file with ignore patterns for this repository alone.
    pub(super) exclude: PathBuf,
    /// The index of the commit that is being made, if it isn't the repository's.
    pub(super) index: Option<PathBuf>,
    /// The process that reads objects, once one was requested.
    contents: Arc<Mutex<Option<Contents>>>,
}

impl Repository {
    /// The repository that `folder` is in.
    pub fn of(folder: &Path) -> Result<Self, Failure> {
        let inside = ask(folder, ["rev-parse", "--is-inside-work-tree"])
            .map_err(|refused| reason::no_repository(refused, folder))?;
        let path = |call: &[&str]| -> Result<PathBuf, Failure> {
            let answer = ask(folder, call).map_err(Refused::failure)?;
            let answer = answer.strip_suffix(b"\n").unwrap_or(&answer);
            let path = folder.join(call::path(answer));
            Ok(fs::canonicalize(&path).unwrap_or(path))
        };
        let own = path(&["rev-parse", "--absolute-git-dir"])?;
        let is_bare = line(&inside) != "true";
        let top = if is_bare { own.clone() } else { path(&["rev-parse", "--show-toplevel"])? };
        // Hooks run with these variables set to what is true anyway.
        for (name, is) in [("GIT_DIR", &own), ("GIT_WORK_TREE", &top)] {
            let meant = env::var_os(name).and_then(|meant| fs::canonicalize(meant).ok());
            if meant.is_some_and(|meant| meant != *is) {
                return Err(reason::other_repository(name, folder));
            }
        }
        let exclude = path(&["rev-parse", "--git-path", "info/exclude"])?;
        Ok(Self { index: index_of_commit(&top, &own), top, is_bare, exclude, contents: Arc::default() })
    }

    /// Whether git accepts this as a revision.
    pub fn is_revision(&self, name: &str) -> bool {
        // A clone may have a commit without its files, which is to be said of it.
        self.find(name, "tree").is_ok() || self.find(name, "commit").is_ok()
    }

    /// The id of a revision, as a commit or as a tree.
    pub(super) fn id(&self, name: &str, kind: &str) -> Result<String, Failure> {
        self.find(name, kind).map_err(|refused| match refused {
            Refused::NoGit(failure) => failure,
            Refused::Said(said) => reason::unknown(&self.top, name, &said),
        })
    }

    fn find(&self, name: &str, kind: &str) -> Result<String, Refused> {
        // Such a name would be a flag for git, or exclude a revision.
        if name.starts_with(['-', '^']) || name.is_empty() {
            return Err(Refused::Said(String::new()));
        }
        let id = line(&ask(&self.top, ["rev-parse", "--verify", name])?);
        ask(&self.top, ["rev-parse", "--verify", &format!("{id}^{{{kind}}}")]).map(|answer| line(&answer))
    }

    /// The files that are missing here because the checkout is sparse.
    pub fn left_out(&self) -> Result<BTreeSet<PathBuf>, Failure> {
        let answer = self.ask(["ls-files", "-t", "-z"])?;
        let paths = answer.split(|&byte| byte == 0).filter_map(|line| line.strip_prefix(b"S "));
        let paths = paths.map(|path| call::path(path).to_owned());
        Ok(paths.filter(|path| !self.top.join(path).exists()).collect())
    }

    pub(super) fn ask<'a>(&self, call: impl IntoIterator<Item = &'a str>) -> Result<Vec<u8>, Failure> {
        ask_of(&self.top, self.index.as_deref(), call).map_err(Refused::failure)
    }

    /// The content of an object, or one byte more than `limit`.
    pub(super) fn object(&self, id: &str, limit: u64) -> io::Result<Vec<u8>> {
        let mut known = self.contents.lock().unwrap_or_else(PoisonError::into_inner);
        let mut contents = match known.take() {
            Some(contents) => contents,
            None => Contents::start(&self.top)?,
        };
        let bytes = contents.read(id, limit)?.ok_or_else(|| {
            io::Error::other(format!(
                "git does not have its content; in a partial clone, `git cat-file blob {id}` downloads it"
            ))
        })?;
        // The rest of a long one isn't read: the next request starts a new process.
        if bytes.len() as u64 <= limit {
            *known = Some(contents);
        }
        Ok(bytes)
    }
}

/// The index that git made for the commit whose hook this is, as `git commit -a` does. It is in git's own folder; any other file may be
/// somebody else's.
fn index_of_commit(top: &Path, own: &Path) -> Option<PathBuf> {
    let index = top.join(env::var_os("GIT_INDEX_FILE")?);
    let folder = fs::canonicalize(index.parent()?).ok()?;
    let name = index.file_name()?;
    (folder == *own && folder.join(name).is_file()).then(|| folder.join(name))
}
