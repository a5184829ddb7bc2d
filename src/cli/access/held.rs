//! A folder that stays the one that was checked, even if something else gets its name while a file is written into it.

use std::{
    fs::File,
    io,
    path::{Path, PathBuf},
};

/// An open folder, and the path by which files are made in it.
pub(super) struct Held {
    path: PathBuf,
    _handle: Option<File>,
}

impl Held {
    /// Opens a folder. Links on the way to it were resolved when it was decided that it may be written to, so what has a link on the
    /// way now is another one.
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

    /// What can be done without a handle: look once more.
    fn unchanged(folder: &Path) -> io::Result<Self> {
        let same = super::canonical(folder)? == folder;
        if same { Ok(Self { path: folder.to_owned(), _handle: None }) } else { Err(replaced()) }
    }

    /// The folder itself.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// A file in it that is called like `path`.
    pub fn file(&self, path: &Path) -> PathBuf {
        path.file_name().map_or_else(|| self.path.clone(), |name| self.path.join(name))
    }
}

fn replaced() -> io::Error {
    io::Error::other("its folder was replaced meanwhile")
}
