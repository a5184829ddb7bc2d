//! What Mermaid removes from a text before parsing it: front matter, directives, comment lines, carriage returns.

use super::{chart::Words, front_matter::front_matter, space::is_space};
use crate::{
    diagnostic::{Code, Diagnostic},
    span::{FileId, Span},
};
use std::ops::Range;

/// A text without all that, and the way back to the original.
#[derive(Debug)]
pub struct Clean {
    /// What is left, with a line feed at its end.
    pub text: String,
    /// The title of the front matter.
    pub title: Option<Words>,
    /// Comments on lines of their own: where they were in `text`, and what they say.
    pub comments: Vec<(usize, String)>,
    /// Where a piece of `text` begins, and where it begins in the file.
    pieces: Vec<(usize, usize)>,
    file: FileId,
    /// The length of the file's own text.
    length: usize,
}

impl Clean {
    /// Cleans the whole of `text`.
    pub fn new(text: &str, file: FileId, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut clean = Self::empty(file, text.len());
        let mut at = 0;
        if let Some(front_matter) = front_matter(text) {
            at = front_matter.end;
            let span = |range: Range<usize>| Span::new(file, range.start, range.end);
            match front_matter.title {
                Ok(title) => clean.title = title.map(|(text, range)| Words { text, span: span(range) }),
                Err((why, range)) => diagnostics.push(refused(&why, span(range))),
            }
        }
        while at < text.len() {
            let rest = &text[at..];
            let line_start = text[..at].chars().rev().take_while(|&c| c != '\n' && c != '\r').all(is_space);
            if let Some(length) = directive(rest) {
                at += length;
            } else if line_start && rest.starts_with("%%") && !rest.starts_with("%%{") {
                let end = rest.find(['\n', '\r']).unwrap_or(rest.len());
                clean.comments.push((clean.text.len(), rest[2..end].trim().to_owned()));
                at += end;
            } else {
                at += clean.keep(rest, at);
            }
        }
        clean.text.push('\n');
        clean
    }

    fn empty(file: FileId, length: usize) -> Self {
        Self { text: String::new(), title: None, comments: Vec::new(), pieces: Vec::new(), file, length }
    }

    /// Copies what comes before the next character that could have a meaning here: at least one character.
    fn keep(&mut self, rest: &str, at: usize) -> usize {
        self.pieces.push((self.text.len(), at));
        if let Some(behind) = rest.strip_prefix('\r') {
            // Two characters that end a line count as one; a lone one counts as well.
            if !behind.starts_with('\n') {
                self.text.push('\n');
            }
            return 1;
        }
        let first = rest.chars().next().map_or(1, char::len_utf8);
        let end = rest[first..].find(['%', '\r']).map_or(rest.len(), |end| first + end);
        self.text.push_str(&rest[..end]);
        end
    }

    /// The place in the file of a range of `text`.
    pub fn place(&self, range: Range<usize>) -> Span {
        let start = self.origin(range.start);
        let end = if range.is_empty() { start } else { self.origin(range.end - 1) + 1 };
        Span::new(self.file, start, end.max(start).min(self.length))
    }

    fn origin(&self, at: usize) -> usize {
        let piece = self.pieces.partition_point(|&(clean, _)| clean <= at).saturating_sub(1);
        let (clean, origin) = self.pieces.get(piece).copied().unwrap_or_default();
        (origin + (at - clean)).min(self.length)
    }
}

/// The length of the directive at the start of `rest`. An unfinished one extends to the end of the text.
fn directive(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix("%%{")?;
    let word = inside.trim_start_matches(is_space);
    word.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
        .then(|| inside.find("}%%").map_or(rest.len(), |end| 3 + end + 3))
}

/// The diagnostic for front matter that isn't YAML, or not for Mermaid.
fn refused(why: &str, span: Span) -> Diagnostic {
    let title = "The front matter cannot be read";
    let help = "write it as YAML, for example `title: \"Checkout: the till\"` with quotes around a title that has a colon in it";
    Diagnostic::new(Code::MermaidRefuses, title, span, why).help(help)
}
