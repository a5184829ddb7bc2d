//! Names that edits propose: `persona: Anna Keller` and `persona: Anna Meyer` would both be `anna`, so the second gets another one.

use super::{builder::Builder, settled::difference};
use crate::{
    ast::{self, Content, Statement},
    diagnostic::{Applicability, Diagnostic, Edit, Fix, apply},
    keyword::{Head, Keyword},
    parse::{
        fold::fold,
        head::{free_name, head, is_name},
        scan::lines,
    },
    source::Source,
    span::{FileId, Span},
};
use std::collections::{BTreeMap, BTreeSet};

/// What can't have the same name twice: things of one kind. Touchpoints and steps are one.
type Key = (Keyword, String);

/// A line of a text that gives something a name.
struct Naming {
    key: Key,
    /// The keyword as written.
    word: String,
    name: String,
    /// Where the name is in the text.
    place: std::ops::Range<usize>,
    label: String,
}

/// What has a name: its text, and its line if that is written already.
struct Named {
    label: String,
    line: Option<Span>,
}

/// Whole lines that edits of a fix touch, and what they become.
struct Run {
    place: Span,
    edits: Vec<Edit>,
    new: String,
}

impl Builder<'_> {
    /// Looks at the edits of all diagnostics from `first` on, which are those of this file.
    pub(super) fn name_apart(&mut self, first: usize) {
        let is_applied = |fix: &Fix| fix.applicability != Applicability::Display;
        if !self.diagnostics[first..].iter().any(|diagnostic| diagnostic.fix.as_ref().is_some_and(is_applied)) {
            return;
        }
        let mut taken = self.written_names();
        for at in first..self.diagnostics.len() {
            let apart = |fix: &&Fix| fix.edits.is_sorted_by(|one, next| one.span.end <= next.span.start);
            let fix = self.diagnostics[at].fix.as_ref().filter(|fix| is_applied(fix)).filter(apart);
            let Some(fix) = fix else { continue };
            if let Some(named) = self.named_apart(&self.diagnostics[at], fix, &mut taken) {
                self.diagnostics[at] = named;
            }
        }
    }

    /// The names of the lines that are understood, each with the text of its line.
    fn written_names(&self) -> BTreeMap<Key, Named> {
        let nodes = self.document.nodes.iter();
        let named = nodes.filter_map(|node| {
            let name = name_in(node.rule.head, &node.head)?;
            let Content::Statement(line) = self.document.lines[node.line as usize].content else { return None };
            let known = Named { label: self.slice(line.text).to_owned(), line: Some(node.span) };
            Some((key(node.keyword(), &name.text), known))
        });
        named.collect()
    }

    fn named_apart(&self, diagnostic: &Diagnostic, fix: &Fix, taken: &mut BTreeMap<Key, Named>) -> Option<Diagnostic> {
        let mut runs = self.runs(fix);
        let before = runs.iter().flat_map(|run| namings(self.slice(run.place)));
        let before: BTreeSet<Key> = before.map(|naming| naming.key).collect();
        let (mut certain, mut help, mut renamed) = (fix.applicability, diagnostic.help.clone(), false);
        // Whether the help shows a name that the edit no longer writes.
        let mut is_stale = false;
        let places: Vec<Span> = runs.iter().map(|run| run.place).collect();
        let own = |line: Span| places.iter().any(|place| place.start <= line.start && line.end <= place.end);
        for run in &mut runs {
            let mut names = Vec::new();
            for naming in namings(&run.new).into_iter().filter(|naming| !before.contains(&naming.key)) {
                match taken.get(&naming.key) {
                    None => _ = taken.insert(naming.key, Named { label: naming.label, line: None }),
                    // The line itself, which is read without the sign that the edit removes.
                    Some(Named { line: Some(line), .. }) if own(*line) => {}
                    // The same again: the writer has to choose.
                    Some(known) if fold(&known.label) == fold(&naming.label) => {
                        certain = certain.max(Applicability::Unsafe)
                    }
                    Some(_) => {
                        let name = self.free_name(&naming, taken);
                        match help.as_deref().and_then(|help| renamed_in(help, &naming, &name)) {
                            Some(new) => help = Some(new),
                            None => is_stale = help.is_some(),
                        }
                        taken.insert((naming.key.0, name.clone()), Named { label: naming.label, line: None });
                        names.push((naming.place, name));
                    }
                }
            }
            renamed |= !names.is_empty();
            names.into_iter().rev().for_each(|(place, name)| run.new.replace_range(place, &name));
        }
        if !renamed {
            let fix = Fix { applicability: certain, ..fix.clone() };
            return (certain != diagnostic.fix.as_ref()?.applicability)
                .then(|| Diagnostic { fix: Some(fix), ..diagnostic.clone() });
        }
        if is_stale {
            let lines: Vec<&str> = runs.iter().flat_map(|run| run.new.lines()).map(str::trim).collect();
            help = Some(format!("write `{}`", lines.join("`, `")));
        }
        let edits = runs.iter().flat_map(|run| difference(self.slice(run.place), &run.new, run.place, certain).edits);
        let fix = Fix { edits: edits.collect(), applicability: certain };
        Some(Diagnostic { help, fix: Some(fix), ..diagnostic.clone() })
    }

    /// The lines that a fix touches, as they are after it.
    fn runs(&self, fix: &Fix) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        for edit in &fix.edits {
            let [first, last] =
                [edit.span.start, edit.span.end].map(|at| self.source.line_range(self.source.line_of(at)));
            let place = Span { start: first.start as u32, end: (last.end as u32).max(edit.span.end), ..edit.span };
            match runs.last_mut().filter(|run| place.start <= run.place.end) {
                Some(run) => {
                    run.place.end = run.place.end.max(place.end);
                    run.edits.push(edit.clone());
                }
                None => runs.push(Run { place, edits: vec![edit.clone()], new: String::new() }),
            }
        }
        for run in &mut runs {
            let start = run.place.start;
            let moved = run.edits.iter_mut().map(|edit| {
                edit.span = Span { start: edit.span.start - start, end: edit.span.end - start, ..edit.span };
                &*edit
            });
            run.new = apply(&self.source.text[run.place.range()], moved);
        }
        runs
    }

    /// A name that nothing of the kind has.
    fn free_name(&self, naming: &Naming, taken: &BTreeMap<Key, Named>) -> String {
        let keyword = naming.key.0;
        let is_taken = |name: &str| taken.contains_key(&key(keyword, name)) || self.vocabulary.declares(keyword, name);
        free_name(keyword, &naming.label, &naming.name, is_taken)
    }
}

/// The lines of a text that name something, also after a mark that another edit removes: `- persona anna: Anna`.
fn namings(text: &str) -> Vec<Naming> {
    let source = Source::new("", text);
    let all = lines(&source, FileId::default());
    let inside = all.iter().filter_map(|line| match line.content {
        Content::Statement(line) => naming(&source, line, 0),
        Content::Other(span) => {
            let marked = &text[span.range()];
            let rest = marked.trim_start_matches(|c: char| !c.is_alphabetic());
            let bare = Source::new("", rest);
            let Content::Statement(line) = lines(&bare, FileId::default()).first()?.content else { return None };
            naming(&bare, line, span.range().end - rest.len())
        }
        Content::Blank | Content::Comment(_) | Content::Continuation(_) => None,
    });
    inside.collect()
}

/// What a line names in a text that begins at the byte `start` of another one.
fn naming(source: &Source, line: Statement, start: usize) -> Option<Naming> {
    let text = &source.text;
    let word = &text[line.keyword.range()];
    let keyword = Keyword::in_any_case(word)?;
    let rule = keyword.rules().next()?;
    let head = head(source, rule, line).ok()?;
    let name = name_in(rule.head, &head)?;
    let place = name.span.range();
    Some(Naming {
        key: key(keyword, &name.text),
        word: word.to_owned(),
        name: name.text.to_string(),
        place: start + place.start..start + place.end,
        label: text[line.text.range()].to_owned(),
    })
}

/// The name that a head gives its line.
fn name_in(form: Head, head: &ast::Head) -> Option<&ast::Ident> {
    match (form, head) {
        (Head::Name | Head::OptionalName, ast::Head::Name(name)) | (Head::Pain, ast::Head::Pain(Some(name), _)) => {
            Some(name)
        }
        _ => None,
    }
}

fn key(keyword: Keyword, name: &str) -> Key {
    let is_column = keyword.is_column();
    let name = if keyword == Keyword::Lane { fold(name) } else { name.to_owned() };
    (if is_column { Keyword::Touchpoint } else { keyword }, name)
}

/// The help with the other name, if it shows this line.
fn renamed_in(help: &str, naming: &Naming, name: &str) -> Option<String> {
    let shown = format!("{} {}", naming.word, naming.name);
    let (before, after) = help.split_once(&shown)?;
    let goes_on = is_name(&format!("a{}", after.chars().next().unwrap_or(' ')));
    (!goes_on).then(|| format!("{before}{} {name}{after}", naming.word))
}
