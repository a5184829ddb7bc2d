//! Edits that a diagnostic proposes, made from the writer's own text.

use crate::span::{FileId, Span};
use std::collections::{BTreeMap, BTreeSet};

/// How far an edit can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Applicability {
    /// What the writer meant; `check --fix` applies it.
    Safe,
    /// Probably what the writer meant, but somebody should look; `check --unsafe-fixes` applies it.
    Unsafe,
    /// Shows what a correct line looks like and is never applied.
    Display,
}

/// Edits that together fix one diagnostic. They don't overlap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// The replacements, in source order and all in one file.
    pub edits: Vec<Edit>,
    /// How far they can be trusted.
    pub applicability: Applicability,
}

/// One replacement: the bytes of `span` become `text`. An empty span inserts, an empty text deletes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced.
    pub span: Span,
    /// The replacement.
    pub text: String,
}

impl Edit {
    /// What is before the colon of a line that is only inserted, below another one and at the margin.
    fn declares(&self) -> Option<&str> {
        let line = self.text.strip_prefix('\n').filter(|_| self.span.is_empty())?.trim_start_matches('\n');
        line.split_once(':').map(|(head, _)| head).filter(|head| head.starts_with(char::is_alphabetic))
    }
}

impl Fix {
    /// A single replacement that `check --fix` may apply.
    pub fn safe(span: Span, text: impl Into<String>) -> Self {
        Self::new(Applicability::Safe, span, text)
    }

    /// A single replacement that somebody should look at.
    pub fn needs_a_look(span: Span, text: impl Into<String>) -> Self {
        Self::new(Applicability::Unsafe, span, text)
    }

    /// A single replacement that is only shown.
    pub fn for_display(span: Span, text: impl Into<String>) -> Self {
        Self::new(Applicability::Display, span, text)
    }

    /// A single replacement with this applicability.
    pub fn new(applicability: Applicability, span: Span, text: impl Into<String>) -> Self {
        Self { edits: vec![Edit { span, text: text.into() }], applicability }
    }

    /// The same with one more replacement.
    pub fn and(mut self, span: Span, text: impl Into<String>) -> Self {
        // Most are added in their order, and some fixes have one for each line of a file.
        let in_order = self.edits.last().is_none_or(|last| last.span <= span);
        self.edits.push(Edit { span, text: text.into() });
        if !in_order {
            self.edits.sort_by_key(|edit| edit.span);
        }
        self
    }

    /// The file that the edits are in.
    pub fn file(&self) -> FileId {
        self.edits.first().map_or_else(FileId::default, |edit| edit.span.file)
    }
}

/// The fixes that can be applied at once. One that overlaps or touches an earlier one has to wait for the next run, unless both only declare
/// something in the same place: after the first declaration, the second name could look like a misspelling of the first.
pub fn together<'a>(fixes: impl IntoIterator<Item = &'a Fix>) -> Vec<&'a Fix> {
    let mut taken: BTreeSet<Span> = BTreeSet::new();
    let mut declared: BTreeMap<Span, BTreeSet<&str>> = BTreeMap::new();
    let mut chosen: Vec<&Fix> = Vec::new();
    for fix in fixes {
        let free = fix.edits.iter().all(|edit| {
            if let Some((others, head)) = declared.get(&edit.span).zip(edit.declares()) {
                return !others.contains(head);
            }
            let touches = |other: &Span| other.file == edit.span.file && edit.span.start <= other.end;
            let before = taken.range(..=Span { start: edit.span.end, end: u32::MAX, ..edit.span }).next_back();
            !before.is_some_and(touches)
        });
        if free {
            taken.extend(fix.edits.iter().map(|edit| edit.span));
            for (edit, head) in fix.edits.iter().filter_map(|edit| Some((edit, edit.declares()?))) {
                declared.entry(edit.span).or_default().insert(head);
            }
            chosen.push(fix);
        }
    }
    chosen
}

/// The text with the edits applied, which don't overlap. Their line breaks become those of the text.
pub fn apply<'a>(text: &str, edits: impl IntoIterator<Item = &'a Edit>) -> String {
    let mut edits: Vec<&Edit> = edits.into_iter().collect();
    edits.sort_by_key(|edit| edit.span);
    let crlf = text.split_once('\n').is_some_and(|(line, _)| line.ends_with('\r'));
    let mut mended = String::with_capacity(text.len());
    let mut at = 0;
    for Edit { span, text: new } in edits {
        mended.push_str(&text[at..span.start as usize]);
        let new = new.replace("\r\n", "\n");
        mended.push_str(&if crlf { new.replace('\n', "\r\n") } else { new });
        at = span.end as usize;
    }
    mended.push_str(&text[at..]);
    mended
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(start: usize, end: usize) -> Span {
        Span::new(FileId(0), start, end)
    }

    #[test]
    fn edits_are_made_from_the_text_as_it_was() {
        let fix = Fix::safe(span(4, 5), ".").and(span(0, 0), "x\ny ");
        assert_eq!(apply("a: 1,5\n", &fix.edits), "x\ny a: 1.5\n");
        assert_eq!(apply("a: 1,5\r\n", &fix.edits), "x\r\ny a: 1.5\r\n");
    }

    #[test]
    fn fixes_that_touch_wait_for_each_other() {
        let fixes = [
            Fix::safe(span(10, 20), "a"),
            Fix::safe(span(0, 5), "b").and(span(15, 16), "c"),
            Fix::safe(span(0, 10), "d"),
            Fix::safe(span(3, 9), "e"),
            Fix::safe(span(9, 9), "f"),
            Fix::safe(span(21, 22), "g"),
        ];
        let chosen: Vec<&str> = together(&fixes).iter().map(|fix| fix.edits[0].text.as_str()).collect();
        assert_eq!(chosen, ["a", "e", "g"]);
    }
}
