//! Which files are pages of Markdown, and which are maps.

use super::fence::journeys;
use crate::{cli::display_path::shell, report::Failure};
use std::path::Path;

/// Whether a file is Markdown, by its name.
pub(crate) fn is_markdown(name: &str) -> bool {
    let ending = Path::new(name).extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    ["md", "markdown", "mdx", "mdown"].iter().any(|known| ending.eq_ignore_ascii_case(known))
}

/// Whether the first line that isn't a comment or a heading begins a map.
pub(crate) fn begins_as_map(text: &str) -> bool {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut said = text.lines().map(str::trim_start).filter(|line| !line.is_empty() && !line.starts_with('#'));
    said.next().and_then(|first| first.get(..8)).is_some_and(|head| head.eq_ignore_ascii_case("journey:"))
}

/// Whether a file is a page of Markdown: with maps in its fences, or not like a map at all. A map is a map, whatever its file is called.
pub(crate) fn is_page(name: &str, bytes: &[u8]) -> bool {
    if !is_markdown(name) {
        return false;
    }
    let text = String::from_utf8_lossy(bytes);
    !begins_as_map(&text) || !journeys(&text).is_empty()
}

/// Refuses a page where only a map will do; `done` is what would be done with it, as in *formatted*. `file` is what the command line calls it.
pub(crate) fn only_a_map((name, file): (&str, &str), bytes: &[u8], done: &str) -> Result<(), Failure> {
    if !is_page(file, bytes) {
        return Ok(());
    }
    let failure = Failure::new(format!("{name} is Markdown, and only maps can be {done}"));
    Err(failure.help(format!("check the maps in it: wayline check {}; or give each a file of its own", shell(file))))
}
