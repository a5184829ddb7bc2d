//! Paths that mean folders, there or not.

use super::access::{is_dir, is_taken};
use std::path::Path;

/// Whether a path means a folder: there is one, it ends in a slash, or it has no ending.
pub(crate) fn is_folder(path: &Path) -> bool {
    let slash = path.to_string_lossy().ends_with(std::path::is_separator);
    slash || is_dir(path) || (path.extension().is_none() && !is_taken(path))
}
