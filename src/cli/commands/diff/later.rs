//! The later side of a comparison in a repository: another revision, or the files as they are.

use super::{
    side::{LeftOut, Side, called},
    words::is_lost,
};
use crate::{
    cli::{
        access::resolve as real,
        display_path::{named, shell},
        git::{Conversions, Repository, Revision},
        input::{Below, below, maps_below, pages_below},
    },
    report::Failure,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

/// What a revision is compared with.
pub(super) enum Later {
    Revision { revision: Revision, repository: Repository },
    Files(Checkout),
}

/// The files as they are.
pub(super) struct Checkout {
    repository: Repository,
    here: PathBuf,
    /// The files that only the index has, because the checkout is sparse.
    index: Option<Revision>,
    left_out: Arc<BTreeSet<PathBuf>>,
    conversions: Conversions,
}

impl Later {
    pub fn new(repository: &Repository, revision: Option<Revision>, here: &Path) -> Result<Self, Failure> {
        let repository = repository.clone();
        if let Some(revision) = revision {
            return Ok(Self::Revision { revision, repository });
        }
        if repository.is_bare {
            return Err(Failure::new(
                "this repository has no files to compare with: it is bare, or this is git's own folder",
            )
            .help("name two revisions: wayline diff OLD NEW"));
        }
        let left_out = Arc::new(repository.left_out()?);
        let index = if left_out.is_empty() { None } else { Some(repository.index()?) };
        let conversions = repository.conversions()?;
        Ok(Self::Files(Checkout { repository, here: here.to_owned(), index, left_out, conversions }))
    }

    pub fn revision(&self) -> Option<&Revision> {
        match self {
            Self::Revision { revision, .. } => Some(revision),
            Self::Files(_) => None,
        }
    }

    /// The maps below a folder.
    pub fn maps(&self, folder: &Path) -> Result<Vec<PathBuf>, Failure> {
        match self {
            Self::Revision { revision, repository } => Ok(revision.maps(repository, folder)),
            Self::Files(checkout) => checkout.maps(folder),
        }
    }

    /// The pages of Markdown below a folder.
    pub fn pages(&self, folder: &Path) -> Vec<PathBuf> {
        match self {
            Self::Revision { revision, repository } => revision.pages(repository, folder),
            Self::Files(checkout) => checkout.pages(folder),
        }
    }

    /// Whether a path leads to a file; if it is `named`, whether it exists at all.
    pub fn has(&self, path: &Path, named: bool) -> bool {
        match self {
            Self::Revision { revision, .. } if named => revision.tree.has(path),
            Self::Revision { revision, .. } => revision.tree.may_be_file(path) || revision.tree.is_lost(path),
            Self::Files(checkout) => checkout.has(path, named),
        }
    }

    /// Where a path leads after following links.
    pub fn resolve(&self, path: &Path) -> Option<PathBuf> {
        match self {
            Self::Revision { revision, .. } => revision.tree.resolve(path).ok(),
            Self::Files(Checkout { index: Some(index), left_out, .. }) if left_out.contains(path) => {
                index.tree.resolve(path).ok()
            }
            Self::Files(checkout) => {
                let real = fs::canonicalize(checkout.repository.top.join(path)).ok()?;
                real.strip_prefix(&checkout.repository.top).ok().map(Path::to_owned)
            }
        }
    }

    pub fn called(&self, path: &Path) -> String {
        match self {
            Self::Revision { revision, .. } => revision.called(path),
            Self::Files(checkout) => called(&checkout.repository.top.join(path), &checkout.here),
        }
    }

    pub fn side(&self, path: PathBuf) -> Side {
        match self {
            Self::Revision { revision, .. } => Side::Revised { revision: revision.clone(), path },
            Self::Files(checkout) => match &checkout.index {
                Some(index) if checkout.left_out.contains(&path) => Side::Revised { revision: index.clone(), path },
                Some(_) | None => {
                    let conversions = checkout.conversions.clone();
                    let missing = checkout.index.as_ref().map(|index| LeftOut {
                        index: index.clone(),
                        top: checkout.repository.top.clone(),
                        paths: checkout.left_out.clone(),
                    });
                    Side::CheckedOut { path: checkout.repository.top.join(path), conversions, missing }
                }
            },
        }
    }

    /// Whether it is a link that leads nowhere.
    pub fn is_lost(&self, path: &Path) -> bool {
        match self {
            Self::Revision { revision, .. } => revision.tree.is_lost(path),
            Self::Files(checkout) => is_lost(&checkout.repository.top.join(path)),
        }
    }

    /// The other repositories below a folder.
    pub fn others(&self, folder: &Path) -> Vec<String> {
        match self {
            Self::Revision { revision, .. } => {
                let below = revision.tree.submodules().filter(|(path, _)| path.starts_with(folder));
                below.map(|(path, _)| named(path)).collect()
            }
            Self::Files(checkout) => {
                let others = checkout.nested(&maps_below(&checkout.repository.top.join(folder)));
                others.iter().map(|path| called(path, &checkout.here)).collect()
            }
        }
    }

    /// What isn't compared below a folder: maps of other repositories.
    pub fn left_out(&self, old: &Revision, folder: &Path) -> Vec<String> {
        let others: Vec<String> = match self {
            Self::Revision { revision, .. } => {
                let before: BTreeMap<&Path, &str> = old.tree.submodules().collect();
                let changed = revision.tree.submodules().filter(|(path, id)| before.get(path) != Some(id));
                changed.filter(|(path, _)| path.starts_with(folder)).map(|(path, _)| named(path)).collect()
            }
            Self::Files(_) => self.others(folder),
        };
        let note = |path: &String| {
            format!("{path} is another repository, so its maps are not compared: run wayline diff in {}", shell(path))
        };
        others.iter().map(note).collect()
    }
}

impl Checkout {
    fn maps(&self, folder: &Path) -> Result<Vec<PathBuf>, Failure> {
        let Below { maps: mut found, lost, failures } = below(&self.repository.top.join(folder));
        found.extend(lost.into_iter().map(|(path, _)| path));
        // A folder may be gone altogether.
        if let Some(failure) = failures.into_iter().find(|_| self.repository.top.join(folder).is_dir()) {
            return Err(failure);
        }
        let others = self.nested(&found);
        let own = found.iter().filter(|map| !others.iter().any(|other| map.starts_with(other)));
        let mut maps: Vec<PathBuf> =
            own.filter_map(|map| map.strip_prefix(&self.repository.top).ok()).map(Path::to_owned).collect();
        let index = self.index.iter().flat_map(|index| index.maps(&self.repository, folder));
        maps.extend(index.filter(|path| self.left_out.contains(path)));
        Ok(maps)
    }

    fn pages(&self, folder: &Path) -> Vec<PathBuf> {
        let found: Vec<PathBuf> = pages_below(&self.repository.top.join(folder)).collect();
        let others = self.nested(&found);
        let own = found.iter().filter(|page| !others.iter().any(|other| page.starts_with(other)));
        let own = own.filter_map(|page| page.strip_prefix(&self.repository.top).ok()).map(Path::to_owned);
        let index = self.index.iter().flat_map(|index| index.pages(&self.repository, folder));
        own.chain(index.filter(|path| self.left_out.contains(path))).collect()
    }

    fn has(&self, path: &Path, named: bool) -> bool {
        let full = self.repository.top.join(path);
        let top = &self.repository.top;
        // Nobody looks where a link leads outside, so nobody knows whether there is a file.
        let outside = || real(&full).is_ok_and(|real| !real.starts_with(top));
        let there =
            if named { fs::symlink_metadata(&full).is_ok() } else { full.is_file() || is_lost(&full) || outside() };
        there || self.left_out.contains(path)
    }

    /// The folders between the top and these files that are separate repositories.
    fn nested(&self, files: &[PathBuf]) -> BTreeSet<PathBuf> {
        let top = &self.repository.top;
        let folders: BTreeSet<&Path> =
            files.iter().flat_map(|file| file.ancestors().skip(1).take_while(|folder| folder != top)).collect();
        folders.into_iter().filter(|folder| folder.join(".git").exists()).map(Path::to_owned).collect()
    }
}
