//! Paths that mean folders, whether they exist or not.

use super::access::{is_dir, is_taken};
use std::path::Path;

/// Whether a path means a folder: it exists as one, ends in a slash, or has no file extension.
pub(crate) fn is_folder(path: &Path) -> bool {
    let slash = path.to_string_lossy().ends_with(std::path::is_separator);
    slash || is_dir(path) || (path.extension().is_none() && !is_taken(path))
}
