//! Which files of a revision `wayline check` would see if it were checked out: ignored and hidden files are excluded.

use super::tree::Tree;
use ignore::{
    Match,
    gitignore::{Gitignore, GitignoreBuilder},
};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

/// Files with rules for their folder, in order of precedence.
const FILES: [&str; 2] = [".ignore", ".gitignore"];
/// Larger files are taken to have no rules.
const LARGEST: u64 = 1 << 20;

/// The ignore rules of all relevant folders.
struct Rules<'a> {
    tree: &'a Tree,
    /// The top of a checkout.
    top: &'a Path,
    /// By the file that they are in.
    known: BTreeMap<PathBuf, Gitignore>,
    /// Rules for all folders, in order of precedence.
    general: [Gitignore; 2],
}

/// The files below `folder` that are wanted.
pub(super) fn shown(
    tree: &Tree,
    top: &Path,
    exclude: &Path,
    folder: &Path,
    is_wanted: impl Fn(&Path) -> bool,
) -> Vec<PathBuf> {
    let mut excluded = GitignoreBuilder::new(top);
    // Most repositories have none.
    let _ = excluded.add(exclude);
    let general = [excluded.build().unwrap_or_else(|_| Gitignore::empty()), Gitignore::global().0];
    let mut rules = Rules { tree, top, known: BTreeMap::new(), general };
    let wanted = tree.paths().filter(|path| path.starts_with(folder) && is_wanted(path));
    wanted.filter(|path| rules.shows(folder, path)).map(Path::to_owned).collect()
}

impl Rules<'_> {
    /// Whether nothing on the way from `folder` to `path` is ignored or hidden.
    fn shows(&mut self, folder: &Path, path: &Path) -> bool {
        let mut way: Vec<&Path> = path.ancestors().take_while(|part| *part != folder).collect();
        way.reverse();
        way.into_iter().all(|part| match self.judge(part, part != path) {
            Match::Ignore(()) => false,
            Match::Whitelist(()) => true,
            Match::None => !part.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b".")),
        })
    }

    fn judge(&mut self, path: &Path, is_folder: bool) -> Match<()> {
        let full = self.top.join(path);
        for file in FILES {
            for folder in path.ancestors().skip(1) {
                let found = self.rules(&folder.join(file)).matched(&full, is_folder).map(|_| ());
                if !found.is_none() {
                    return found;
                }
            }
        }
        let mut general = self.general.iter().map(|rules| rules.matched(&full, is_folder).map(|_| ()));
        general.find(|found| !found.is_none()).unwrap_or(Match::None)
    }

    fn rules(&mut self, file: &Path) -> &Gitignore {
        let (tree, top) = (self.tree, self.top);
        self.known.entry(file.to_owned()).or_insert_with(|| {
            let mut builder = GitignoreBuilder::new(top.join(file.parent().unwrap_or(Path::new(""))));
            let text = tree.read_file(file, LARGEST).unwrap_or_default();
            for line in String::from_utf8_lossy(&text).lines() {
                // An invalid line is ignored, as everywhere.
                let _ = builder.add_line(None, line);
            }
            builder.build().unwrap_or_else(|_| Gitignore::empty())
        })
    }
}
