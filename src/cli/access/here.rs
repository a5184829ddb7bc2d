//! The current folder.

use super::identity::number;
use crate::{cli::console::reason, report::Failure};
use std::{
    env, fs,
    path::{Path, PathBuf},
};

/// The current folder, links resolved.
pub(crate) fn here() -> Result<PathBuf, Failure> {
    let here = env::current_dir().and_then(fs::canonicalize);
    here.map_err(|error| Failure::new(format!("the current folder is gone: {}", reason(&error))))
}

/// Makes `folder` the current one again, if it was deleted and recreated.
pub(crate) fn return_to(folder: &Path) {
    if env::current_dir().is_ok_and(|here| here == folder) && number(Path::new(".")) == number(folder) {
        return;
    }
    // While it is gone, whatever needs it reports that.
    let _ = env::set_current_dir(folder);
}
