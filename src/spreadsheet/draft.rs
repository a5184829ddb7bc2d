//! A map while it is being built, line by line, each with the cell that it comes from.

use super::Remark;
use crate::{
    compile::compile,
    diagnostic::{Applicability, Diagnostic, Fix, Severity},
    format::format,
    load::Loader,
    options::Options,
    source::Source,
    span::FileId,
};
use std::collections::BTreeMap;

/// After this many attempts, what can't be read in any other way is left out.
const TURNS: usize = 40;

/// A map as lines.
#[derive(Debug, Default)]
pub struct Draft {
    /// The lines.
    lines: Vec<Line>,
    /// What wasn't understood.
    pub remarks: Vec<Remark>,
}

/// One line of the map, with those that continue it.
#[derive(Debug, Clone)]
struct Line {
    text: String,
    /// Where it comes from; `None` for what every map has.
    place: Option<String>,
    /// What to write instead if the line turns out to be wrong.
    instead: Option<String>,
    /// Whether an edit was made in it.
    mended: bool,
}

impl Draft {
    /// Adds a line that is valid whatever the cells say.
    pub fn put(&mut self, text: impl Into<String>) {
        self.lines.push(Line { text: text.into(), place: None, instead: None, mended: false });
    }

    /// Adds a line with the text of a cell.
    pub fn say(&mut self, text: impl Into<String>, place: &str) {
        self.lines.push(Line { text: text.into(), place: Some(place.to_owned()), instead: None, mended: false });
    }

    /// The same, with an alternative in case the first line is wrong.
    pub fn try_or(&mut self, text: String, instead: String, place: &str) {
        self.lines.push(Line { text, place: Some(place.to_owned()), instead: Some(instead), mended: false });
    }

    /// Adds a remark on a cell.
    pub fn remark(&mut self, place: &str, text: impl Into<String>) {
        self.remarks.push(Remark { place: place.to_owned(), text: text.into() });
    }

    /// The text, with every error resolved: a line with an error is replaced by its alternative, or becomes a comment
    /// with a remark.
    pub fn settle(&mut self, name: &str, loader: &dyn Loader, options: &Options) -> String {
        for turn in 0..TURNS {
            let text = self.text();
            let compilation = compile(name, text.as_bytes(), loader, options);
            let wrong: Vec<&Diagnostic> =
                compilation.diagnostics.iter().filter(|of| of.severity == Severity::Error).collect();
            if wrong.is_empty() {
                return format(name, text.as_bytes(), loader, options).text.unwrap_or(text);
            }
            let found = self.blamed(compilation.sources.get(FileId::default()), &wrong);
            if found.is_empty() || turn + 1 == TURNS {
                break;
            }
            for (at, (title, right)) in found {
                match right {
                    Some(right) => self.lines[at] = Line { text: right, mended: true, ..self.lines[at].clone() },
                    None => self.give_up(at, &title),
                }
            }
        }
        self.comment_all();
        self.text()
    }

    fn text(&self) -> String {
        self.lines.iter().map(|line| format!("{}\n", line.text)).collect()
    }

    /// The lines with errors that come from cells, each with what is wrong.
    fn blamed(&self, source: &Source, wrong: &[&Diagnostic]) -> BTreeMap<usize, (String, Option<String>)> {
        let mut owners = Vec::new();
        for (at, line) in self.lines.iter().enumerate() {
            owners.extend(line.text.split('\n').map(|_| at));
        }
        let mut blamed = BTreeMap::new();
        for diagnostic in wrong {
            let here = diagnostic.labels.iter().find(|label| label.span.file == FileId::default());
            let at = here.and_then(|label| owners.get(source.line_of(label.span.start)).copied());
            if let Some(at) = at.filter(|&at| self.lines[at].place.is_some()) {
                let right = || self.right(at, diagnostic.fix.as_ref());
                blamed.entry(at).or_insert_with(|| (diagnostic.title.clone(), right()));
            }
        }
        blamed
    }

    /// A line of a figure with its certain edit, which is tried once.
    fn right(&self, at: usize, fix: Option<&Fix>) -> Option<String> {
        let line = &self.lines[at];
        let fix = fix.filter(|fix| fix.applicability == Applicability::Safe && fix.edits.len() == 1)?;
        let edit = fix.edits.first().filter(|_| line.instead.is_some() && !line.mended)?;
        let start: usize = self.lines[..at].iter().map(|line| line.text.len() + 1).sum();
        let range = edit.span.range();
        let inside = range.start >= start && range.end <= start + line.text.len();
        inside.then(|| {
            let (from, to) = (range.start - start, range.end - start);
            format!("{}{}{}", &line.text[..from], edit.text, &line.text[to..])
        })
    }

    /// Replaces a line by its alternative, or turns it into a comment.
    fn give_up(&mut self, at: usize, title: &str) {
        let line = &mut self.lines[at];
        let Some(place) = line.place.clone() else { return };
        let reason = title.trim_end_matches('.');
        let (text, became) = match line.instead.take() {
            Some(instead) => (instead, "a note"),
            None => (comment(&line.text), "a comment"),
        };
        *line = Line { text, place: Some(place.clone()), instead: None, mended: false };
        self.remark(&place, format!("{reason}: kept as {became}"));
    }

    /// The last resort, which no cell should cause: everything as comments, below an empty map.
    fn comment_all(&mut self) {
        let text = self.lines.iter().map(|line| comment(&line.text)).collect::<Vec<_>>().join("\n");
        let lines = [text, "journey: Imported".to_owned(), "stage: Imported".to_owned()];
        self.lines = lines.into_iter().map(|text| Line { text, place: None, instead: None, mended: false }).collect();
        self.remark("the whole sheet", "not understood: kept as comments");
    }
}

/// Lines as comments.
pub fn comment(text: &str) -> String {
    text.split('\n').map(|line| format!("# {line}").trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}
