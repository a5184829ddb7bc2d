//! Tables of Markdown and rows of spreadsheets.

use super::finder::Finder;
use crate::{ast::Content, keyword::Keyword};

const HELP: &str =
    "write each cell as its own line, `keyword: text`, or save the table as CSV: `wayline import` makes a map of it";

impl Finder<'_> {
    /// `| a | b |`, which would continue the text above.
    pub(super) fn table(&mut self) {
        let row = |at: &usize| {
            if !matches!(self.lines[*at].content, Content::Continuation(_)) {
                return false;
            }
            let text = self.trimmed(*at);
            text.starts_with('|') && text.len() > 1 && text.ends_with('|')
        };
        let rows: Vec<usize> = (0..self.lines.len()).filter(row).collect();
        let Some(&first) = rows.first().filter(|_| rows.len() > 1) else { return };
        self.tell(
            first,
            "This is a Markdown table, not part of a map",
            format!("the first of {} rows", rows.len()),
            HELP,
        );
        // The table may have everything that the map lacks.
        self.found.mistaken.extend([Keyword::Journey, Keyword::Stage]);
        self.skip(rows);
    }

    /// Rows of a spreadsheet: cells separated by commas, semicolons or tabs.
    pub(super) fn rows(&mut self) {
        let cells = |at: &usize| {
            let Content::Statement(statement) = &self.lines[*at].content else { return false };
            let behind =
                &self.slice(self.lines[*at].span)[(statement.keyword.end - self.lines[*at].span.start) as usize..];
            let tabs = behind.starts_with('\t') && behind.matches('\t').count() > 1 && statement.colon.is_none();
            behind.starts_with([',', ';']) || tabs
        };
        let rows: Vec<usize> = (0..self.lines.len()).filter(cells).collect();
        let Some(&first) = rows.first().filter(|_| rows.len() > 1) else { return };
        self.tell(first, "These are table rows, not part of a map", format!("the first of {} rows", rows.len()), HELP);
        // The table may have everything that the map lacks.
        self.found.mistaken.extend([Keyword::Journey, Keyword::Stage]);
        self.skip(rows);
    }
}
