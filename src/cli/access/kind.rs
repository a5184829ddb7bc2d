//! What is at a path, and what a folder holds.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// The kind of file at a path, after following links.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FileKind {
    File,
    Folder,
    /// A pipe, a device, a socket.
    Other,
}

/// The kind of file at `path`.
pub(crate) fn kind(path: &Path) -> io::Result<FileKind> {
    fs::metadata(path).map(|data| match (data.is_file(), data.is_dir()) {
        (true, _) => FileKind::File,
        (_, true) => FileKind::Folder,
        (_, _) => FileKind::Other,
    })
}

/// Whether there is a regular file, perhaps behind links.
pub(crate) fn is_file(path: &Path) -> bool {
    matches!(kind(path), Ok(FileKind::File))
}

/// Whether there is a folder, perhaps behind links.
pub(crate) fn is_dir(path: &Path) -> bool {
    matches!(kind(path), Ok(FileKind::Folder))
}

/// Whether there is anything, perhaps behind links.
pub(crate) fn exists(path: &Path) -> bool {
    kind(path).is_ok()
}

/// Whether the name is taken, even by a broken symbolic link.
pub(crate) fn is_taken(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// The file below `folder` that messages call `name`, where what isn't UTF-8 in it is replaced.
pub(crate) fn spelt(folder: &Path, name: &str) -> PathBuf {
    if !name.contains(char::REPLACEMENT_CHARACTER) {
        return folder.join(name);
    }
    Path::new(name).components().fold(folder.to_owned(), |found, part| {
        let entries = fs::read_dir(&found).into_iter().flatten().flatten().map(|entry| entry.file_name());
        let replaced = part.as_os_str().to_string_lossy();
        let meant = replaced.contains(char::REPLACEMENT_CHARACTER).then_some(entries);
        let known = meant.into_iter().flatten().filter(|entry| entry.to_string_lossy() == replaced).min();
        found.join(known.as_deref().unwrap_or(part.as_os_str()))
    })
}

/// The names in a folder, sorted.
pub(crate) fn names(folder: &Path) -> io::Result<Vec<String>> {
    let entries = fs::read_dir(folder)?;
    let mut names: Vec<_> = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    Ok(names)
}
