//! Keeps the folder that was checked, even if something else takes its name while a file is written into it.

use std::{
    fs::File,
    io,
    path::{Path, PathBuf},
};

/// An open folder, and the path by which files are created in it.
pub(super) struct Held {
    path: PathBuf,
    _handle: Option<File>,
}

impl Held {
    /// Opens a folder. When writing to it was allowed, the links on the way were resolved, so a path that contains a
    /// link now is a different one.
    #[cfg(target_os = "linux")]
    pub fn open(folder: &Path) -> io::Result<Self> {
        use std::os::fd::AsRawFd as _;
        let handle = File::open(folder)?;
        let path = PathBuf::from(format!("/proc/self/fd/{}", handle.as_raw_fd()));
        match std::fs::read_link(&path) {
            Ok(real) if real == folder => Ok(Self { path, _handle: Some(handle) }),
            Ok(_) => Err(replaced()),
            // A system without /proc.
            Err(_) => Self::unchanged(folder),
        }
    }

    #[cfg(not(target_os = "linux"))]
    pub fn open(folder: &Path) -> io::Result<Self> {
        Self::unchanged(folder)
    }

    /// The best that can be done without a handle: check again.
    fn unchanged(folder: &Path) -> io::Result<Self> {
        let same = super::canonical(folder)? == folder;
        if same { Ok(Self { path: folder.to_owned(), _handle: None }) } else { Err(replaced()) }
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The file in this folder with the file name of `path`.
    pub fn file(&self, path: &Path) -> PathBuf {
        path.file_name().map_or_else(|| self.path.clone(), |name| self.path.join(name))
    }
}

fn replaced() -> io::Error {
    io::Error::other("its folder was replaced meanwhile")
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;
    use std::{fs, os::unix::fs::symlink};

    #[test]
    fn nothing_is_written_behind_a_folder_that_becomes_a_link() {
        let place = tempfile::tempdir().expect("a folder");
        let place = fs::canonicalize(place.path()).expect("a folder");
        let [inside, aside, outside] = ["inside", "aside", "outside"].map(|name| place.join(name));
        for folder in [&inside, &outside] {
            fs::create_dir(folder).expect("a folder");
        }
        let held = Held::open(&inside).expect("a folder that is itself");
        fs::rename(&inside, &aside).expect("another name");
        symlink(&outside, &inside).expect("a link");
        fs::write(held.file(&inside.join("a.svg")), "a").expect("a file in the folder that was checked");
        assert!(aside.join("a.svg").is_file() && !outside.join("a.svg").exists());
        assert!(Held::open(&inside).is_err(), "a link is opened as a folder");
    }
}
