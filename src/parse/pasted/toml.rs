//! Tables of TOML among the lines of a map.

use super::finder::Finder;
use crate::{ast::Content, keyword::Keyword};

impl Finder<'_> {
    /// `[[stage]]`, and `name = "Enter"` below it.
    pub(super) fn toml(&mut self) {
        let is_header = |at: &usize| {
            let text = self.trimmed(*at);
            let inner = text.strip_prefix('[').and_then(|text| text.strip_suffix(']'));
            inner.is_some_and(|inner| {
                !inner.is_empty() && inner.chars().all(|c| c.is_alphanumeric() || "[]._- ".contains(c))
            })
        };
        let headers: Vec<usize> = self.wordless.iter().copied().filter(is_header).collect();
        let Some(&first) = headers.first() else { return };
        let is_pair = |at: &usize| match &self.lines[*at].content {
            Content::Statement(line) => {
                let behind =
                    &self.slice(self.lines[*at].span)[(line.keyword.end - self.lines[*at].span.start) as usize..];
                line.colon.is_none() && behind.trim_start().starts_with('=')
            }
            _ => false,
        };
        let pairs: Vec<usize> = (first..self.lines.len()).filter(is_pair).collect();
        if pairs.is_empty() {
            return;
        }
        let label = format!("the first of {} lines", headers.len() + pairs.len());
        let help = "write each fact as a line `keyword: text`, and each table as a block, for example `stage: Enter`";
        self.tell(first, "This is TOML, not part of a map", label, help);
        // The tables may have everything that the map lacks.
        self.found.mistaken.extend([Keyword::Journey, Keyword::Stage]);
        self.skip(headers.into_iter().chain(pairs));
    }
}
