//! Sources that are named by their address or their file instead of a name.

use super::{head::capitalised, is_blank, value::is_path};
use crate::keyword::Keyword;

/// What people call a source, and where it is.
#[derive(Debug, PartialEq)]
pub struct Address<'a> {
    pub label: String,
    /// `link` or `file`.
    pub keyword: Keyword,
    /// The address or the path.
    pub target: &'a str,
}

/// How the files end that sources are kept in.
const FILES: [&str; 18] = [
    "pdf", "doc", "docx", "odt", "xls", "xlsx", "ods", "csv", "ppt", "pptx", "txt", "md", "html", "json", "png", "jpg",
    "jpeg", "mp4",
];

impl<'a> Address<'a> {
    /// Reads `https://example.org/talks`, `Talks (www.example.org)`, `[Talks](talks.pdf)` and `docs/talks.pdf`.
    pub fn read(text: &'a str) -> Option<Self> {
        let text = text.trim_matches(is_blank);
        if let Some((label, target)) = text.strip_prefix('[').and_then(|text| text.strip_suffix(')')?.split_once("]("))
        {
            let keyword = if is_link(target) { Keyword::Link } else { Keyword::File };
            let fits = !label.is_empty() && !target.contains(is_blank) && (keyword == Keyword::Link || is_path(target));
            return fits.then(|| Self { label: label.to_owned(), keyword, target });
        }
        let start = ["https://", "http://", "www."].iter().filter_map(|sign| text.find(sign)).min();
        if let Some((before, target)) = start.map(|at| text.split_at(at)) {
            let target = target.trim_end_matches([')', '>', ']', '.', ',']);
            let before = before.trim_matches(|c: char| is_blank(c) || "([<:-–—".contains(c));
            let label = if before.is_empty() { without_scheme(target) } else { before };
            return (!target.contains(is_blank)).then(|| Self {
                label: label.to_owned(),
                keyword: Keyword::Link,
                target,
            });
        }
        let name = text.rsplit('/').next().unwrap_or(text);
        let (stem, ending) = name.rsplit_once('.')?;
        let fits = FILES.iter().any(|known| known.eq_ignore_ascii_case(ending)) && !stem.is_empty() && is_path(text);
        fits.then(|| Self { label: capitalised(stem), keyword: Keyword::File, target: text })
    }

    /// The declaration of the source by this name.
    pub fn declaration(&self, name: &str) -> String {
        let (source, keyword) = (Keyword::Source.word(), self.keyword.word());
        let scheme = if self.target.starts_with("www.") { "https://" } else { "" };
        format!("{source} {name}: {}\n  {keyword}: {scheme}{}", self.label, self.target)
    }
}

fn is_link(target: &str) -> bool {
    target.contains("://") || target.starts_with("www.")
}

fn without_scheme(target: &str) -> &str {
    let target = target.split_once("://").map_or(target, |(_, rest)| rest);
    target.strip_prefix("www.").unwrap_or(target).trim_end_matches('/')
}
