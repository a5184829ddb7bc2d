//! Resolves symbolic links in a path, whether or not the file exists.

use std::{
    fs, io,
    path::{Component, Path, PathBuf},
};

/// More symbolic links in a row than this are a cycle, as on Linux.
pub(crate) const LINKS: usize = 40;

/// What is wrong with a path whose links lead back to where they began.
pub(crate) const CIRCLE: &str = "its symbolic links lead in a circle";

/// The path of an existing file, with links resolved.
pub(crate) fn canonical(path: &Path) -> io::Result<PathBuf> {
    fs::canonicalize(path)
}

/// The file that a path means: links are resolved as far as the path exists, including broken links.
pub(crate) fn resolve(path: &Path) -> io::Result<PathBuf> {
    let mut path = std::path::absolute(path)?;
    for _ in 0..LINKS {
        let (mut found, rest) = existing(&path);
        let mut rest = rest.components();
        let Some(next) = rest.next() else { return Ok(found) };
        if let Ok(target) = fs::read_link(found.join(next)) {
            path = found.join(target).join(rest.as_path());
            continue;
        }
        for part in std::iter::once(next).chain(rest) {
            match part {
                Component::ParentDir => drop(found.pop()),
                Component::CurDir => {}
                Component::Prefix(_) | Component::RootDir | Component::Normal(_) => found.push(part),
            }
        }
        return Ok(found);
    }
    Err(io::Error::other(CIRCLE))
}

/// The longest part of a path that exists, with links resolved, and the rest as written.
fn existing(path: &Path) -> (PathBuf, PathBuf) {
    let there = |part: &Path| Some((fs::canonicalize(part).ok()?, path.strip_prefix(part).ok()?.to_owned()));
    path.ancestors().find_map(there).unwrap_or_else(|| (PathBuf::new(), path.to_owned()))
}

/// The symbolic links on the way to `path`, each as the folder that it is in and its target, with links resolved.
pub(crate) fn on_the_way(path: &Path) -> Vec<(PathBuf, PathBuf)> {
    let (mut found, mut links) = (PathBuf::new(), Vec::new());
    for part in path.components() {
        match part {
            Component::ParentDir => drop(found.pop()),
            Component::CurDir => {}
            Component::Prefix(_) | Component::RootDir => found.push(part),
            Component::Normal(_) => {
                let next = found.join(part);
                let real = resolve(&next).unwrap_or_else(|_| next.clone());
                if fs::read_link(&next).is_ok() {
                    links.push((found.clone(), real.clone()));
                }
                found = real;
            }
        }
    }
    links
}
