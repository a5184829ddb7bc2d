//! A map while it is being built, line by line, each with the cell that it comes from.

use super::remark::Remark;
use crate::{
    compile::compile,
    diagnostic::{Applicability, Diagnostic, Edit, Fix, Severity, apply},
    format::format,
    keyword::SEVERITIES,
    load::Loader,
    options::Options,
    source::Source,
    span::{FileId, Span},
};
use std::{collections::BTreeMap, ops::Range};

/// After this many attempts, what can't be read in any other way is left out.
const TURNS: usize = 40;

/// A map as lines.
#[derive(Debug, Default)]
pub struct Draft {
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
    /// Whether an edit that `check` proposes may be made in it. That is done once.
    mendable: bool,
}

/// A line with an edit, and whether the edit is certain.
struct Mended {
    text: String,
    certain: bool,
}

impl Draft {
    /// Adds a line that is valid whatever the cells say.
    pub fn put(&mut self, text: impl Into<String>) {
        self.lines.push(Line { text: text.into(), place: None, instead: None, mendable: false });
    }

    /// Adds a line with the text of a cell.
    pub fn say(&mut self, text: impl Into<String>, place: &str) {
        self.lines.push(Line { text: text.into(), place: Some(place.to_owned()), instead: None, mendable: false });
    }

    /// Adds a line with a value of a certain form, and what to write instead, a comment if that is nothing, if it can't be
    /// brought into that form.
    pub fn value(&mut self, text: String, instead: Option<String>, place: &str) {
        self.lines.push(Line { text, place: Some(place.to_owned()), instead, mendable: true });
    }

    /// Adds a line with a value that no edit may replace by another one, and what to write instead if it is wrong.
    pub fn exact(&mut self, text: String, instead: String, place: &str) {
        self.lines.push(Line { text, place: Some(place.to_owned()), instead: Some(instead), mendable: false });
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
                    Some(right) => self.mend(at, &title, right),
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
    fn blamed(&self, source: &Source, wrong: &[&Diagnostic]) -> BTreeMap<usize, (String, Option<Mended>)> {
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

    /// A line with the edits that `check` proposes: any in a value, elsewhere a decimal point for a comma, or what keeps each of its words.
    fn right(&self, at: usize, fix: Option<&Fix>) -> Option<Mended> {
        let line = &self.lines[at];
        let fix = fix.filter(|fix| fix.applicability != Applicability::Display)?;
        let start: usize = self.lines[..at].iter().map(|line| line.text.len() + 1).sum();
        let edits: Option<Vec<Edit>> = fix.edits.iter().map(|edit| within(edit, start, line.text.len())).collect();
        let text = apply(&line.text, &edits?);
        let keyword = |text: &str| text.split([':', ' ']).next().unwrap_or_default().to_owned();
        let is_point = text != line.text && text.replace(',', ".") == line.text.replace(',', ".");
        let mut lines = text.lines().filter(|line| !line.starts_with('#'));
        let is_same = lines.next().is_some_and(|first| keyword(first) == keyword(&line.text));
        // A comment may only repeat the value as it was written.
        let value = line.text.split_once(": ").map(|(_, value)| format!("# {value}"));
        let comments: Vec<&str> = text.lines().filter(|line| line.starts_with('#')).collect();
        let is_repeated = comments.iter().all(|comment| Some(*comment) == value.as_deref());
        let is_value = line.mendable && is_same && is_repeated && lines.next().is_none();
        let is_kept = is_same
            && !text.contains('#')
            && !names_a_point(&text)
            && words(&line.text).all(|word| words(&text).any(|kept| kept == word));
        (is_point || is_value || is_kept)
            .then(|| Mended { text, certain: is_point || fix.applicability == Applicability::Safe })
    }

    fn mend(&mut self, at: usize, title: &str, mended: Mended) {
        let line = &mut self.lines[at];
        line.mendable = false;
        line.text = mended.text;
        if let Some(place) = line.place.clone().filter(|_| !mended.certain) {
            let lines = self.lines[at].text.lines().map(str::trim).filter(|line| !line.starts_with('#'));
            let text = format!("{title}: read as `{}`", lines.collect::<Vec<_>>().join("`, `"));
            self.remark(&place, text);
        }
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
        *line = Line { text, place: Some(place.clone()), instead: None, mendable: false };
        self.remark(&place, format!("{reason}: kept as {became}"));
    }

    /// The last resort, which no cell should cause: everything as comments, below an empty map.
    fn comment_all(&mut self) {
        let text = self.lines.iter().map(|line| comment(&line.text)).collect::<Vec<_>>().join("\n");
        let lines = [text, "journey: Imported".to_owned(), "stage: Imported".to_owned()];
        self.lines = lines.into_iter().map(|text| Line { text, place: None, instead: None, mendable: false }).collect();
        self.remark("the whole sheet", "not understood: kept as comments");
    }
}

/// The same edit in a text that begins at `start` and has this length, if it is in there.
fn within(edit: &Edit, start: usize, length: usize) -> Option<Edit> {
    let Range { start: from, end: to } = edit.span.range();
    let span = Span::new(edit.span.file, from.checked_sub(start)?, to - start);
    (to <= start + length).then(|| Edit { span, text: edit.text.clone() })
}

/// Whether a pain, a gain or an opportunity has a name, which no cell gives it.
fn names_a_point(text: &str) -> bool {
    let Some((head, _)) = text.lines().find(|line| !line.starts_with('#')).and_then(|line| line.split_once(':')) else {
        return false;
    };
    let mut head = head.split(' ');
    let is_point = head.next().is_some_and(|keyword| ["pain", "gain", "opportunity"].contains(&keyword));
    is_point && head.any(|word| !SEVERITIES.contains(&word))
}

/// The words of a text, in lower case.
fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// Lines as comments.
pub fn comment(text: &str) -> String {
    text.split('\n').map(|line| format!("# {line}").trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}
