//! Addresses that a reader may follow: only safe ones, relative to the folder of the output.

use crate::{model::FileLink, parse::SCHEMES};
use std::fmt::Write as _;

/// An address in the map, converted for an output from which `base` (empty, or with a slash at its end) leads to the
/// map's folder. `None` if an output mustn't link to it.
pub fn address(target: &str, base: &str) -> Option<String> {
    match scheme(target) {
        Some(scheme) if SCHEMES.contains(&scheme.as_str()) => Some(encode(target, "")),
        Some(_) => None,
        None => relative(target, base, ""),
    }
}

/// The same for a path to another file; a part after `#` or `?` is kept.
pub fn file(file: &FileLink, base: &str) -> Option<String> {
    let (own, part) = file.parts();
    Some(relative(own, base, "%#?")? + &encode(part, ""))
}

fn relative(path: &str, base: &str, but: &str) -> Option<String> {
    if path.is_empty() || path.starts_with(['/', '\\']) {
        return None;
    }
    let path = encode(path, but);
    // A colon before the first slash would turn what comes before it into a scheme.
    let scheme = base.is_empty() && path.split('/').next().is_some_and(|first| first.contains(':'));
    Some(if scheme { format!("./{path}") } else { format!("{base}{path}") })
}

/// The scheme of an address as a browser reads it, which ignores whitespace and control characters.
fn scheme(target: &str) -> Option<String> {
    let target: String = target.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    let (scheme, _) = target.split(['/', '?', '#', '\\']).next()?.split_once(':')?;
    Some(scheme.to_ascii_lowercase())
}

/// Percent-encodes whitespace, control characters, backslashes and the characters in `but`.
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
    use super::{FileLink, address, file};
    use crate::span::{FileId, Span};

    #[test]
    fn a_part_of_a_file_is_still_one() {
        let link = |path: &str, own: usize| FileLink {
            span: Span::new(FileId(0), 0, 0),
            path: path.to_owned(),
            label: None,
            own,
            exists: Some(true),
        };
        let address = |path: &str, own: usize, base: &str| file(&link(path, own), base);
        assert_eq!(address("a 50%/b.journey#pain-x", 15, "../").as_deref(), Some("../a%2050%25/b.journey#pain-x"));
        assert_eq!(address("a#b?.txt", 8, "").as_deref(), Some("a%23b%3F.txt"));
        assert_eq!(address("#x", 0, ""), None);
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
            assert_eq!(address(target, ""), None, "{target:?}");
        }
        assert_eq!(address("https://example.org/a?b#c", "x/").as_deref(), Some("https://example.org/a?b#c"));
        assert_eq!(address("a/b c.md#d", "").as_deref(), Some("a/b%20c.md#d"));
        assert_eq!(address("./a:b", "").as_deref(), Some("./a:b"));
        assert_eq!(address("a.md", "../maps/").as_deref(), Some("../maps/a.md"));
    }
}
