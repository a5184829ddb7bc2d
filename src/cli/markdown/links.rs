//! The files that a Markdown file links to.

use percent_encoding::percent_decode_str;
use pulldown_cmark::{Event, Options, Parser, Tag};
use std::{borrow::Cow, collections::BTreeSet};

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
    percent_decode_str(path).decode_utf8().map_or_else(|_| path.to_owned(), Cow::into_owned)
}
