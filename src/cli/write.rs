//! Writing a file so that it is either whole and new, or untouched.
//!
//! A neighbour is written first and then takes the file's place in one step. It isn't forced to the disk, which would cost a short run most of
//! its time: the promise holds for a run that fails, not for a machine that loses its power.

use super::{console::reason, names::named};
use crate::report::Failure;
use std::{
    fs::{self, Permissions},
    io::{self, Write},
    path::{Path, PathBuf},
};

/// Makes `bytes` the content of `path`; whether it wasn't before. Folders on the way are made.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<bool, Failure> {
    let target = target(path);
    let refused = |why: &str| Failure::new(format!("{} cannot be written: {why}", named(path)));
    let written = match fs::metadata(&target) {
        Ok(there) if there.is_dir() => return Err(refused("there is a folder of that name")),
        // A device or a pipe has no content to keep.
        Ok(there) if !there.is_file() => fs::write(&target, bytes),
        Ok(there) if is_same(&target, there.len(), bytes) => return Ok(false),
        Ok(there) if there.permissions().readonly() => return Err(refused("it is write-protected")),
        Ok(there) => replace(&target, bytes, Some(there.permissions())),
        Err(_) => replace(&target, bytes, None),
    };
    written.map(|()| true).map_err(|error| refused(&reason(&error)))
}

/// Makes a file that isn't there yet, or says that it is.
pub(crate) fn create(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let written = fs::File::create_new(path).and_then(|mut file| file.write_all(bytes));
    written.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => {
            Failure::new(format!("{} is already there", named(path))).help("name another file; nothing was changed")
        }
        _ => Failure::new(format!("{} cannot be written: {}", named(path), reason(&error))),
    })
}

/// The file behind symbolic links, which stay.
fn target(path: &Path) -> PathBuf {
    let link = || fs::read_link(path).ok().map(|link| path.parent().unwrap_or(Path::new("")).join(link));
    fs::canonicalize(path).ok().or_else(link).unwrap_or_else(|| path.to_owned())
}

fn is_same(path: &Path, length: u64, bytes: &[u8]) -> bool {
    length == bytes.len() as u64 && fs::read(path).is_ok_and(|old| old == bytes)
}

/// Puts a new file in the place of `path`, with the rights of the old one.
fn replace(path: &Path, bytes: &[u8], rights: Option<Permissions>) -> io::Result<()> {
    let folder = path.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".wayline-").suffix(".tmp");
    #[cfg(unix)]
    builder.permissions(<Permissions as std::os::unix::fs::PermissionsExt>::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    if let Some(rights) = rights {
        file.as_file().set_permissions(rights)?;
    }
    file.persist(path).map(drop).map_err(|error| error.error)
}
