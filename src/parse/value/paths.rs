//! Paths of files, and addresses where a file is meant.

use crate::parse::prose::check_target;

/// A link of a text to an address.
pub fn link_to(address: &str) -> Option<String> {
    let (_, place) = address.split_once("://").filter(|_| check_target(address).is_ok())?;
    let label = place.rsplit('/').find(|part| !part.is_empty())?;
    Some(format!("[{label}]({address})"))
}

/// Whether a text is a path that a loader can read.
pub fn is_path(path: &str) -> bool {
    !path.is_empty() && path_slip(path).is_none()
}

/// Why a path can't be used, and what to write instead.
pub(super) fn path_slip(path: &str) -> Option<(&'static str, String)> {
    let drive = path.as_bytes().get(1) == Some(&b':');
    if path.contains("://") {
        Some(("an address is not a file", "copy the file next to the map and write its path".into()))
    } else if path.starts_with("www.") {
        Some(("an address is not a file", format!("in a text, write it as a link: `[{path}](https://{path})`")))
    } else if path.contains('\\') && !drive && !path.starts_with('\\') {
        Some(("the parts of a path are separated by `/`", format!("write `{}`", path.replace('\\', "/"))))
    } else if path.starts_with(['/', '\\']) || drive {
        let edit = "write the path relative to this file, for example `shared/people.journey`";
        Some(("a path is relative to the file it is in", edit.into()))
    } else if has_scheme(path) {
        let edit = "write a path relative to this file, for example `returns.journey`";
        Some(("the word before the colon makes it an address, and an address is not a file", edit.into()))
    } else {
        None
    }
}

/// Whether a browser would take the path as an address such as `javascript:…`. Browsers ignore tabs.
fn has_scheme(path: &str) -> bool {
    let Some((scheme, _)) = path.split_once(':') else { return false };
    let mut letters = scheme.chars().filter(|c| !c.is_control()).peekable();
    letters.peek().is_some_and(char::is_ascii_alphabetic)
        && letters.all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
}
