//! The files that a Markdown file links to.

use pulldown_cmark::{Event, Options, Parser, Tag};
use std::collections::BTreeSet;

/// The relative paths that links and pictures lead to, without what follows `?` or `#`.
pub(crate) fn linked(markdown: &str) -> BTreeSet<String> {
    let options = Options::ENABLE_YAML_STYLE_METADATA_BLOCKS | Options::ENABLE_TABLES;
    let target = |event| match event {
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => path(&dest_url),
        _ => None,
    };
    Parser::new_ext(markdown, options).filter_map(target).collect()
}

fn path(address: &str) -> Option<String> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let first = path.split('/').next().unwrap_or_default();
    // An address has a scheme; a path from the root of a site leads nowhere here.
    let is_file = !path.is_empty() && !path.starts_with('/') && !first.contains(':');
    is_file.then(|| percent_decoded(path))
}

fn percent_decoded(path: &str) -> String {
    let bytes = path.as_bytes();
    let mut out = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let hex =
            path.get(at + 1..at + 3).filter(|_| bytes[at] == b'%').and_then(|hex| u8::from_str_radix(hex, 16).ok());
        out.push(hex.unwrap_or(bytes[at]));
        at += if hex.is_some() { 3 } else { 1 };
    }
    String::from_utf8(out).unwrap_or_else(|_| path.to_owned())
}
