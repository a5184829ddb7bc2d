//! The revisions of a repository, and what was renamed between them.

use super::{
    call::{self, Refused, ask, ask_of, line},
    reason,
    repository::Repository,
    revision::Revision,
    tree::Tree,
};
use crate::report::Failure;
use std::path::PathBuf;

/// Files of which half of the lines are the same count as renamed.
const SIMILAR: &str = "--find-renames";

impl Repository {
    pub fn revision(&self, name: &str) -> Result<Revision, Failure> {
        Revision::new(self, name, &self.id(name, "tree")?)
    }

    /// The files of the index.
    pub fn index(&self) -> Result<Revision, Failure> {
        Ok(Revision::of_index(Tree::of_index(self)?))
    }

    /// The common ancestor of two revisions, named after the first of them.
    pub fn fork(&self, one: &str, other: &str) -> Result<Revision, Failure> {
        let (first, second) = (self.id(one, "commit")?, self.id(other, "commit")?);
        let answer = ask(&self.top, ["merge-base", &first, &second]).map_err(|refused| match refused {
            Refused::NoGit(failure) => failure,
            Refused::Said(_) => reason::no_common_commit(&self.top, one, other),
        })?;
        Revision::new(self, one, &line(&answer))
    }

    /// The files that were renamed between two revisions, or between one and the index: old path and new path.
    pub fn renamed(&self, old: &Revision, new: Option<&Revision>) -> Result<Vec<(PathBuf, PathBuf)>, Failure> {
        // The index has no id.
        let new = new.filter(|new| !new.id.is_empty());
        let mut call = match new {
            Some(_) => vec!["diff-tree", "-r"],
            None => vec!["diff-index", "--cached"],
        };
        call.extend(["--name-status", SIMILAR, "--diff-filter=R", "--no-ext-diff", "--no-textconv", "-z"]);
        call.push(&old.id);
        call.extend(new.map(|new| new.id.as_str()));
        let asked = |similar: &'static str| {
            let call = call.iter().map(|word| if *word == SIMILAR { similar } else { word });
            ask_of(&self.top, self.index.as_deref(), call)
        };
        // If contents are missing, as in a partial clone, only files that are the same can be recognised.
        let answer = match asked(SIMILAR).or_else(|_| asked("--find-renames=100%")) {
            Ok(answer) => answer,
            Err(Refused::NoGit(failure)) => return Err(failure),
            Err(Refused::Said(_)) => Vec::new(),
        };
        let words: Vec<&[u8]> = answer.split(|&byte| byte == 0).collect();
        let path = |bytes: &[u8]| call::path(bytes).to_owned();
        Ok(words.chunks_exact(3).map(|words| (path(words[1]), path(words[2]))).collect())
    }
}
