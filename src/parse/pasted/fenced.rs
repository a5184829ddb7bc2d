//! Code fences, with or without other text around a map.

use super::finder::Finder;
use crate::{diagnostic::Fix, keyword::Keyword, parse::lift};
use std::ops::Range;

impl<'a> Finder<'a> {
    /// A map in a code fence with other text around it, as in a chat or on a page. Returns whether there was one.
    pub(super) fn around(&mut self) -> bool {
        let blocks = self.blocks();
        if !blocks.iter().cloned().flatten().any(|at| self.keyword(at) == Some(Keyword::Journey)) {
            return false;
        }
        let inside = |at: usize| blocks.iter().any(|block| block.contains(&at));
        let outside: Vec<usize> = (0..self.lines.len()).filter(|&at| !inside(at)).collect();
        let said = |at: &&usize| {
            let text = self.trimmed(**at);
            !text.is_empty() && !is_fence(text)
        };
        let count = outside.iter().filter(said).count();
        let Some(&first) = outside.iter().find(said) else { return false };
        let mut fix: Option<Fix> = None;
        for run in outside.chunk_by(|a, b| a + 1 == *b) {
            let (Some(&first), Some(&last)) = (run.first(), run.last()) else { continue };
            let span = lift::place(self.lines, first, last);
            fix = Some(fix.take().map_or_else(|| Fix::needs_a_look(span, ""), |fix: Fix| fix.and(span, "")));
        }
        let label = if count == 1 { "other text".to_owned() } else { format!("the first of {count} lines") };
        let help = "keep only what is between the fences; `wayline markdown` draws the maps in Markdown files";
        self.tell(first, "The text around the map is not part of it", label, help).fix = fix;
        self.skip(outside);
        true
    }

    /// The lines between fences that may be parts of a map.
    fn blocks(&self) -> Vec<Range<usize>> {
        let mut blocks = Vec::new();
        let mut open: Option<usize> = None;
        let texts = ["", "journey", "wayline", "text", "txt", "plaintext", "plain", "yaml"];
        let map = |first: usize, end: usize| {
            let language = self.trimmed(first).trim_start_matches(['`', '~']).trim().to_lowercase();
            texts.contains(&language.as_str()) && (first + 1..end).any(|at| self.keyword(at).is_some())
        };
        for at in self.wordless.iter().copied().filter(|&at| is_fence(self.trimmed(at))) {
            match open.take() {
                Some(first) if map(first, at) => blocks.push(first + 1..at),
                Some(_) => {}
                None => open = Some(at),
            }
        }
        let end = self.lines.len();
        blocks.extend(open.filter(|&first| map(first, end)).map(|first| first + 1..end));
        blocks
    }

    /// The fences of a Markdown code block. The lines inside are read.
    pub(super) fn fences(&mut self) {
        let fence = |at: &usize| is_fence(self.trimmed(*at));
        let fences: Vec<usize> = self.wordless.iter().copied().filter(fence).collect();
        let Some((&first, rest)) = fences.split_first() else { return };
        let fix = rest.iter().fold(Fix::safe(self.whole_line(first), ""), |fix, &at| fix.and(self.whole_line(at), ""));
        self.tell(
            first,
            "A code fence is not part of a map",
            "pasted from Markdown".into(),
            "delete the lines with the fences; `wayline markdown` draws the maps in Markdown files",
        )
        .fix = Some(fix);
        self.skip(fences);
    }
}

fn is_fence(text: &str) -> bool {
    text.starts_with("```") || text.starts_with("~~~")
}
