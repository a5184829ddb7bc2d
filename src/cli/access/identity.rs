//! Whether two paths are the same file, and whether a file is still what it was.

use crate::folder::resolve;
use std::{
    fs, io,
    path::{Path, PathBuf},
    time::SystemTime,
};

/// The same for two paths exactly if they are the same file: whatever symbolic and hard links, and whatever the case of letters where
/// the file system ignores it. Of what isn't there yet, the nearest folder that is counts, and the names below it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Identity {
    known: Existing,
    rest: PathBuf,
}

/// A file or folder that exists.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Existing {
    /// Its number, and that of its file system.
    #[cfg(unix)]
    Number(u64, u64),
    /// Its only path.
    Path(PathBuf),
}

impl Identity {
    /// The identity of the file at `path`.
    pub fn of(path: &Path) -> io::Result<Self> {
        let path = resolve(path)?;
        let known = path.ancestors().find_map(|part| Some((Existing::of(part)?, part)));
        let (known, part) = known.unwrap_or_else(|| (Existing::Path(path.clone()), &path));
        let rest = path.strip_prefix(part).unwrap_or(Path::new("")).to_owned();
        Ok(Self { known, rest })
    }

    /// The same, ignoring the case of names that no existing file decides.
    pub fn folded(&self) -> Self {
        Self { known: self.known.clone(), rest: self.rest.to_string_lossy().to_lowercase().into() }
    }
}

impl Existing {
    #[cfg(unix)]
    fn of(path: &Path) -> Option<Self> {
        number(path).map(|(system, number)| Self::Number(system, number))
    }

    #[cfg(not(unix))]
    fn of(path: &Path) -> Option<Self> {
        fs::canonicalize(path).ok().map(Self::Path)
    }
}

/// Identifies a folder, so that another folder with the same name is noticed.
#[cfg(unix)]
pub(crate) fn number(path: &Path) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(path).ok().map(|data| (data.dev(), data.ino()))
}

/// Identifies a folder, so that another folder with the same name is noticed: here, by its creation time.
#[cfg(not(unix))]
pub(crate) fn number(path: &Path) -> Option<(u64, u64)> {
    let made = fs::metadata(path).ok()?.created().ok()?;
    let since = made.duration_since(std::time::UNIX_EPOCH).ok()?;
    Some((since.as_secs(), u64::from(since.subsec_nanos())))
}

/// Whether the folder that `path` will be in ignores the case of letters. The nearest existing folder with letters in
/// its name is looked up in the other case.
pub(super) fn ignores_case(path: &Path) -> bool {
    let other = |c: char| if c.is_ascii_lowercase() { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() };
    let swapped = path.ancestors().skip(1).find_map(|folder| {
        let (known, name) = (Existing::of(folder)?, folder.file_name()?.to_str()?);
        let swapped: String = name.chars().map(other).collect();
        (swapped != name).then(|| (known, folder.with_file_name(swapped)))
    });
    swapped.is_some_and(|(known, swapped)| Existing::of(&swapped) == Some(known))
}

/// The state of a file: its size, its modification time, and its real path. If these are equal, the file counts as
/// unchanged.
pub(crate) type Stamp = Option<(u64, Option<SystemTime>, Option<PathBuf>)>;

/// The current state of the file at `path`.
pub(crate) fn stamp(path: &Path) -> Stamp {
    let data = fs::metadata(path).ok()?;
    Some((data.len(), data.modified().ok(), fs::canonicalize(path).ok()))
}

/// When the file or folder at `path` last changed.
pub(crate) fn changed_at(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|data| data.modified()).ok()
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    #[test]
    fn the_case_of_letters_is_ignored_where_a_folder_has_both_names() {
        let all = tempfile::tempdir().expect("a temporary folder");
        for name in ["Maps", "Other"] {
            fs::create_dir(all.path().join(name)).expect("a folder");
        }
        // Without a link, the file system here tells.
        let ignored = all.path().join("mAPS").exists();
        assert_eq!(ignores_case(&all.path().join("Maps/a.svg")), ignored);
        if !ignored {
            symlink("Maps", all.path().join("mAPS")).expect("a link");
        }
        assert!(ignores_case(&all.path().join("Maps/a.svg")));
        assert!(ignores_case(&all.path().join("Maps/1/2.svg")), "a folder that isn't there yet");
        assert_eq!(ignores_case(&all.path().join("Other/a.svg")), ignored);
        let [one, other] =
            ["Maps/a.svg", "mAPS/A.svg"].map(|path| Identity::of(&all.path().join(path)).expect("a path"));
        assert!(ignored || one != other);
        assert_eq!(one.folded(), other.folded());
    }
}
