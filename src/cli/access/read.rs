//! Reads regular files, up to a limit.

use super::{
    denied::Denied,
    kind::{FileKind, kind},
    scope::Scope,
};
use sha2::{Digest, Sha256};
use std::{
    fs::{self, File, OpenOptions},
    io::{self, Read},
    path::{Path, PathBuf},
    sync::mpsc,
    thread,
    time::Duration,
};

/// A file that is open for reading.
#[derive(Debug)]
pub(crate) struct Reading {
    /// Where it is, links resolved.
    pub path: PathBuf,
    /// Its length when it was opened.
    pub length: u64,
    file: File,
}

impl Scope {
    /// Opens a regular file.
    pub fn open(&self, path: &Path) -> Result<Reading, Denied> {
        let path = self.admit(path)?;
        let data = fs::metadata(&path)?;
        if !data.is_file() {
            return Err(Denied::Irregular(if data.is_dir() { "it is a folder" } else { "it is not a regular file" }));
        }
        let (file, data) = self.opened(&path)?;
        Ok(Reading { file, length: data.len(), path })
    }

    /// Opens the file that was checked. A link that has replaced it in the meantime isn't followed: the open file has
    /// to be the one that is at the path now, without any link on the way. Only Windows can't identify files, so there
    /// the path is just checked again.
    fn opened(&self, path: &Path) -> Result<(File, fs::Metadata), Denied> {
        let file = File::open(path)?;
        let data = file.metadata()?;
        if self.admit(path)? == path && is_same(&data, path) {
            Ok((file, data))
        } else {
            Err(Denied::Irregular("it was replaced while it was being opened"))
        }
    }

    /// Reads an input of the run: all its bytes, or one more than `limit`.
    pub fn read(&self, path: &Path, limit: u64) -> Result<Vec<u8>, Denied> {
        let reading = self.open(path)?;
        self.reads(&reading.path);
        Ok(reading.bytes(limit)?)
    }

    /// The same for a file that the user named, which can also be a pipe: `/dev/stdin`, a named one, or what a shell substitutes for
    /// `<(…)`. All other files have to be regular ones: opening a pipe waits until somebody writes to it.
    pub fn read_named(&self, path: &Path, limit: u64) -> Result<Vec<u8>, Denied> {
        if is_handle(path) {
            return Ok(up_to(
                &opened_in_time(path, File::options().read(true), "nobody writes to this pipe")?,
                0,
                limit,
            )?);
        }
        let found = self.admit(path)?;
        let data = fs::metadata(&found)?;
        if data.is_dir() {
            return Err(Denied::Irregular("it is a folder"));
        }
        self.reads(&found);
        if !data.is_file() {
            let pipe = opened_in_time(&found, File::options().read(true), "nobody writes to this pipe")?;
            return Ok(up_to(&pipe, 0, limit)?);
        }
        let (file, data) = self.opened(&found)?;
        Ok(up_to(&file, data.len(), limit)?)
    }

    /// Whether a file exists and has exactly this content.
    pub fn is(&self, path: &Path, bytes: &[u8]) -> bool {
        self.open(path).is_ok_and(|mut reading| reading.is(bytes).unwrap_or(false))
    }
}

impl Reading {
    /// All bytes, or one more than `limit`.
    pub fn bytes(&self, limit: u64) -> io::Result<Vec<u8>> {
        up_to(&self.file, self.length, limit)
    }

    /// Whether exactly this is left to read.
    fn is(&mut self, mut bytes: &[u8]) -> io::Result<bool> {
        if self.length != bytes.len() as u64 {
            return Ok(false);
        }
        while let Some(part) = self.part()? {
            let Some(rest) = bytes.strip_prefix(part.as_slice()) else { return Ok(false) };
            bytes = rest;
        }
        Ok(bytes.is_empty())
    }

    /// The hash of everything left to read.
    pub fn hash(&mut self) -> io::Result<[u8; 32]> {
        let mut hash = Sha256::new();
        while let Some(part) = self.part()? {
            hash.update(&part);
        }
        Ok(hash.finalize().into())
    }

    /// The next bytes; `None` at the end that the file had when it was opened.
    pub fn part(&mut self) -> io::Result<Option<Vec<u8>>> {
        const PART: u64 = 64 << 10;
        let mut part = Vec::new();
        (&self.file).take(PART.min(self.length)).read_to_end(&mut part)?;
        self.length -= part.len() as u64;
        if part.is_empty() {
            self.length = 0;
            return Ok(None);
        }
        Ok(Some(part))
    }
}

#[cfg(unix)]
fn is_same(data: &fs::Metadata, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    fs::symlink_metadata(path).is_ok_and(|there| (there.dev(), there.ino()) == (data.dev(), data.ino()))
}

#[cfg(not(unix))]
fn is_same(_: &fs::Metadata, _: &Path) -> bool {
    true
}

fn up_to(file: &File, length: u64, limit: u64) -> io::Result<Vec<u8>> {
    let most = limit.saturating_add(1);
    let mut bytes = Vec::with_capacity(usize::try_from(length.min(most)).unwrap_or(0).saturating_add(1));
    file.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The machine's time zone file, which isn't part of any map.
pub(crate) fn local_zone() -> Option<Vec<u8>> {
    fs::read("/etc/localtime").ok()
}

/// Opens something that may be a pipe. The system would wait for ever for somebody at its other end.
pub(super) fn opened_in_time(path: &Path, how: &OpenOptions, nobody: &'static str) -> io::Result<File> {
    const LONGEST_WAIT: Duration = Duration::from_secs(3);
    let ((done, opened), path, how) = (mpsc::channel(), path.to_owned(), how.clone());
    thread::spawn(move || done.send(how.open(path)));
    opened.recv_timeout(LONGEST_WAIT).unwrap_or_else(|_| Err(io::Error::other(nobody)))
}

/// Standard input by its path.
pub(crate) const OPEN_INPUT: &str = "/dev/stdin";

/// Whether a path names standard input, which may be a file that somebody reads.
pub(super) fn is_input(path: &Path) -> bool {
    is_handle(path) && path.file_name().is_some_and(|name| name == "stdin" || name == "0")
}

/// Whether a path names a pipe, a device or a stream that is open already, from which everything can be read once.
pub(crate) fn is_stream(path: &Path) -> bool {
    is_handle(path) || matches!(kind(path), Ok(FileKind::Other))
}

/// Whether a path names something that this process already has open, or a device.
pub(crate) fn is_handle(path: &Path) -> bool {
    let folder = path.parent().and_then(|folder| fs::canonicalize(folder).ok()).unwrap_or_default();
    let open = folder.starts_with("/proc") && folder.ends_with("fd");
    path.is_absolute() && (folder == Path::new("/dev") || folder == Path::new("/dev/fd") || open)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    #[test]
    fn a_link_that_takes_the_place_of_a_file_is_not_followed() {
        let (inside, outside) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
        let root = fs::canonicalize(inside.path()).expect("a path");
        let scope = Scope::new(root.clone());
        let secret = outside.path().join("secret");
        fs::create_dir(root.join("maps")).expect("a folder");
        for file in [secret.as_path(), &root.join("a"), &root.join("maps/b"), &outside.path().join("b")] {
            fs::write(file, "x").expect("a file");
        }
        let decided =
            [scope.admit(&root.join("a")), scope.admit(&root.join("maps/b"))].map(|path| path.expect("inside"));
        decided.iter().for_each(|path| assert!(scope.opened(path).is_ok()));
        fs::remove_file(root.join("a")).expect("gone");
        symlink(&secret, root.join("a")).expect("a link");
        fs::remove_dir_all(root.join("maps")).expect("gone");
        symlink(outside.path(), root.join("maps")).expect("a link");
        decided.iter().for_each(|path| assert!(scope.opened(path).is_err(), "{path:?}"));
        // A link to a file inside is not the file that was checked.
        fs::write(root.join("c"), "x").expect("a file");
        fs::remove_file(root.join("a")).expect("gone");
        symlink(root.join("c"), root.join("a")).expect("a link");
        assert!(scope.opened(&decided[0]).is_err());
    }
}
