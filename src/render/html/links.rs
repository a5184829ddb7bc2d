//! Addresses that a reader may follow: only safe ones, and as they are from where the page lies.

use crate::{model::FileLink, source::Sources, span::Span};
use std::fmt::Write as _;

/// Turns addresses of the map into addresses of the page.
#[derive(Debug, Clone, Copy)]
pub struct Links<'a> {
    /// Where the map's folder is, seen from the page.
    pub base: &'a str,
    /// The files that the map was read from: a shared one's paths are relative to itself.
    pub sources: Option<&'a Sources>,
    /// The map's own file.
    pub span: Span,
}

impl Links<'_> {
    /// An address as the author wrote it. `None` where it isn't one that a page may lead to.
    pub fn address(&self, target: &str, at: Span) -> Option<String> {
        match scheme(target) {
            Some(scheme) if ["http", "https", "mailto"].contains(&scheme.as_str()) => Some(encode(target, "")),
            Some(_) => None,
            None => self.relative(target, at, ""),
        }
    }

    /// A path to another file.
    pub fn file(&self, file: &FileLink) -> Option<String> {
        self.relative(&file.path, file.span, "%#?")
    }

    fn relative(&self, path: &str, at: Span, but: &str) -> Option<String> {
        if path.is_empty() || path.starts_with(['/', '\\']) {
            return None;
        }
        let path = format!("{}{}", self.folder(at), encode(path, but));
        // A colon in front of the first slash would make a scheme of what stands before it.
        let first = path.split('/').next().unwrap_or_default();
        Some(if self.base.is_empty() && first.contains(':') {
            format!("./{path}")
        } else {
            format!("{}{path}", self.base)
        })
    }

    /// The folder of the file that says so, seen from the map's.
    fn folder(&self, at: Span) -> String {
        match self.sources {
            Some(sources) if at.file != self.span.file => {
                between(&sources.get(self.span.file).name, &sources.get(at.file).name)
            }
            Some(_) | None => String::new(),
        }
    }
}

/// The scheme of an address, as a browser reads it, which overlooks blanks and control characters.
fn scheme(target: &str) -> Option<String> {
    let target: String = target.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    let (scheme, _) = target.split(['/', '?', '#', '\\']).next()?.split_once(':')?;
    Some(scheme.to_ascii_lowercase())
}

/// The path from the folder of one file to the folder of another; empty, or with a slash at its end.
fn between(from: &str, to: &str) -> String {
    let folders = |name: &str| {
        let mut parts: Vec<String> = name.replace('\\', "/").split('/').map(str::to_owned).collect();
        parts.pop();
        parts.retain(|part| part != ".");
        parts
    };
    let (from, to) = (folders(from), folders(to));
    let shared = from.iter().zip(&to).take_while(|(one, other)| one == other).count();
    let up = from[shared..].iter().map(|_| "../".to_owned());
    up.chain(to[shared..].iter().map(|part| format!("{}/", encode(part, "%#?")))).collect()
}

/// Blanks, control characters, backslashes and those of `but` as bytes behind a percent sign.
fn encode(text: &str, but: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if !(c.is_whitespace() || c.is_control() || c == '\\' || but.contains(c)) {
            out.push(c);
            continue;
        }
        for byte in c.encode_utf8(&mut [0; 4]).bytes() {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(target: &str) -> Option<String> {
        Links { base: "", sources: None, span: Span::default() }.address(target, Span::default())
    }

    #[test]
    fn only_safe_addresses_are_links() {
        let unsafe_ones = [
            "javascript:alert(1)",
            "JaVa\tScript:alert(1)",
            " data:text/html,x",
            "vbscript:x",
            "//host/x",
            "\\\\host",
            "/x",
            "",
        ];
        for target in unsafe_ones {
            assert_eq!(address(target), None, "{target:?}");
        }
        assert_eq!(address("https://example.org/a?b#c").as_deref(), Some("https://example.org/a?b#c"));
        assert_eq!(address("a/b c.md#d").as_deref(), Some("a/b%20c.md#d"));
        assert_eq!(address("./a:b").as_deref(), Some("./a:b"));
    }

    #[test]
    fn paths_lead_from_the_page_through_the_folder_of_the_file_that_says_so() {
        assert_eq!(between("maps/a.journey", "maps/b.journey"), "");
        assert_eq!(between("maps/a.journey", "maps/shared/b.journey"), "shared/");
        assert_eq!(between("maps/x/a.journey", "maps/shared/b.journey"), "../shared/");
        assert_eq!(between("a.journey", "shared/b.journey"), "shared/");
        let links = Links { base: "../maps/", sources: None, span: Span::default() };
        assert_eq!(links.address("a.md", Span::default()).as_deref(), Some("../maps/a.md"));
    }
}
