//! Changes of a file as a patch, for people and for `patch`.

use crate::report::visible_line;

/// What changes, as a patch.
pub(crate) fn difference(name: &str, old: &str, new: &str, colour: bool) -> String {
    let name = &visible_line(name);
    let changes = similar::TextDiff::from_lines(old, new);
    let patch = changes.unified_diff().header(name, name).to_string();
    if !colour {
        return patch;
    }
    let painted = patch.lines().map(|line| match line.as_bytes().first() {
        Some(b'+') => format!("\u{1b}[32m{line}\u{1b}[0m\n"),
        Some(b'-') => format!("\u{1b}[31m{line}\u{1b}[0m\n"),
        Some(b'@') => format!("\u{1b}[36m{line}\u{1b}[0m\n"),
        Some(_) | None => format!("{line}\n"),
    });
    painted.collect()
}
