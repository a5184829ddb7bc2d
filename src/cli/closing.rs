//! The line that closes a command, which names files or counts them.

use crate::report::count;

/// If there are more files than this, they are only counted.
const NAMED: usize = 6;

/// Files as part of a sentence: their names, or how many they are.
pub(crate) fn named_or_counted(files: &[&str]) -> String {
    if files.len() > NAMED { count(files.len(), "file") } else { files.join(", ") }
}
