//! Replaces labels by names: what a line calls a thing becomes the declared name of that thing.
//!
//! Runs over the document before anything is resolved, so that everything after it, including the formatter, only sees
//! names. A phrase that means nothing known is unchanged.

use super::{
    directories::{Directories, Listed},
    directory::{Called, Directory},
    mentions::Kind,
};
use crate::{
    ast::{Document, Head, Ident, Number, Value},
    diagnostic::{Code, Diagnostic},
    keyword::{self, Keyword},
    names::Names,
    parse::{self, fold},
    source::Sources,
    span::Span,
};
use rustc_hash::FxHashMap;
use smol_str::format_smolstr;

/// Replaces labels by names, and reports those that could mean more than one thing.
pub fn put_names(
    shared: &[Document],
    own: &mut Document,
    sources: &Sources,
    names: &mut Names,
    diagnostics: &mut Vec<Diagnostic>,
) -> Directories {
    let directories = Directories::of(shared, own, sources, names);
    for node in &mut own.nodes {
        let mut pass = Pass { sources, word: node.rule.keyword.word(), names, diagnostics };
        if node.rule.keyword == Keyword::Own {
            pass.lane(&directories, node.keyword);
        }
        match (node.rule.head, &mut node.head) {
            (keyword::Head::OptionalPersona, Head::Name(name)) | (_, Head::Score(Some(name), _)) => {
                pass.one(directories.listed(Kind::Persona), name);
            }
            (keyword::Head::Measure, Head::Name(words)) => {
                if let Some(head) = pass.measure(&directories, words) {
                    node.head = head;
                }
            }
            (keyword::Head::Exit, Head::Way(Some(words), _)) => {
                pass.one(directories.listed(Kind::Persona), words);
            }
            (_, Head::Way(Some(words), _)) => pass.way(&directories, words),
            _ => {}
        }
        match (node.rule.value, &mut node.value) {
            (keyword::Value::Names(named), Value::Names(names)) => {
                if let Some(directory) = directories.named(named) {
                    pass.list(directory, names);
                }
            }
            (keyword::Value::OneName(named), Value::Names(names)) => {
                if let Some(directory) = directories.named(named) {
                    pass.apart(directory, names);
                    pass.list(directory, names);
                }
                pass.only(names);
            }
            (keyword::Value::Scores, Value::Pairs(pairs)) => pass.criteria(&directories, pairs),
            (keyword::Value::Takes, Value::Measured(_, Some(column))) => pass.column(&directories, column),
            _ => {}
        }
    }
    directories
}

struct Pass<'a> {
    sources: &'a Sources,
    word: &'static str,
    names: &'a mut Names,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Pass<'_> {
    fn list(&mut self, listed: &Listed, names: &mut Vec<Ident>) {
        if listed.directory.longest() > 1 && names.len() > 1 {
            join(&listed.directory, names, self.sources);
        }
        for name in names.iter_mut() {
            self.one(listed, name);
        }
        self.each_once(names);
    }

    fn one(&mut self, listed: &Listed, name: &mut Ident) {
        let directory = &listed.directory;
        let (at, other) = match directory.find(&name.text) {
            Some(Called::One(at)) => (at, None),
            Some(Called::Several(at, other)) => (at, Some(other)),
            None => return,
        };
        let by_name = directory.name(at).is_some_and(|meant| name.text == meant || fold(&name.text) == fold(meant));
        self.names.add_use(name.span, listed.things[at], by_name);
        // What people call a channel stays in their map.
        if directory.is_synonym(&name.text) {
            return;
        }
        let Some(meant) = directory.name(at) else { return };
        if let Some(other) = other {
            self.diagnostics.push(ambiguous(name, meant, directory.name(other)));
        }
        if name.text != meant {
            name.text = meant.into();
        }
    }

    /// A measure; or, if there are more words, a measure and a persona.
    fn measure(&mut self, directories: &Directories, words: &mut Ident) -> Option<Head> {
        let [measures, personas] = [Kind::Measure, Kind::Persona].map(|kind| directories.listed(kind));
        if !measures.has(words) {
            for (mut measure, mut persona) in self.splits(words) {
                if personas.has(&persona) {
                    self.one(measures, &mut measure);
                    self.one(personas, &mut persona);
                    return Some(Head::Measure(measure, persona));
                }
            }
        }
        self.one(measures, words);
        None
    }

    /// A column. A stage is one too where it has none, and may then have the name of another.
    fn column(&mut self, directories: &Directories, name: &mut Ident) {
        if directories.column_names.iter().all(|names| names.contains(name.text.as_str())) {
            let title = format!("A stage and a touchpoint are called `{}`", name.text);
            let label = "it is not clear which one is meant";
            let help = "give one of them another name: a stage without touchpoints is a column too";
            self.diagnostics.push(Diagnostic::new(Code::AmbiguousName, title, name.span, label).help(help));
        }
        self.one(&directories.columns, name);
    }

    /// A column, or a persona and a column.
    fn way(&mut self, directories: &Directories, words: &mut Ident) {
        let (columns, personas) = (&directories.columns, directories.listed(Kind::Persona));
        if columns.has(words) {
            return self.column(directories, words);
        }
        for (mut persona, mut column) in self.splits(words) {
            if personas.has(&persona) && columns.has(&column) {
                self.one(personas, &mut persona);
                self.column(directories, &mut column);
                words.text = format_smolstr!("{} {}", persona.text, column.text);
                return;
            }
        }
    }

    /// A line of a lane: its keyword is the lane's name.
    fn lane(&mut self, directories: &Directories, keyword: Span) {
        if let Some(&lane) = directories.lanes.get(&fold(self.sources.slice(keyword))) {
            self.names.add_use(keyword, lane, true);
        }
    }

    fn criteria(&mut self, directories: &Directories, pairs: &[(Ident, Number)]) {
        for (name, _) in pairs {
            if let Some(&criterion) = directories.criteria.get(name.text.as_str()) {
                self.names.add_use(name.span, criterion, true);
            }
        }
    }

    /// The words split into two phrases, in every way, the shortest first phrase first.
    fn splits(&self, words: &Ident) -> Vec<(Ident, Ident)> {
        let text = self.sources.slice(words.span);
        let blanks =
            text.char_indices().filter(|&(at, c)| parse::is_blank(c) && !text[..at].ends_with(parse::is_blank));
        let phrase = |from: usize, to: usize| {
            let start = words.span.start + from as u32;
            let span = Span { start, end: words.span.start + to as u32, ..words.span };
            Ident { span, text: parse::phrase(&text[from..to]) }
        };
        let split = |(at, _): (usize, char)| {
            let behind = at + text[at..].find(|c| !parse::is_blank(c)).unwrap_or(0);
            (phrase(0, at), phrase(behind, text.len()))
        };
        blanks.take(MOST_WORDS).map(split).collect()
    }

    /// The same thing is listed twice, by its name and by its label.
    fn each_once(&mut self, names: &mut Vec<Ident>) {
        if names.len() < 2 {
            return;
        }
        let mut seen = FxHashMap::default();
        let mut twice = None;
        names.retain(|name| match seen.insert(name.text.clone(), name.span) {
            None => true,
            Some(first) => {
                twice.get_or_insert((first, name.span, name.text.clone()));
                false
            }
        });
        let Some((first, again, name)) = twice else { return };
        let title = format!("`{name}` is listed twice");
        self.diagnostics.push(
            Diagnostic::new(Code::ListedTwice, title, again, "the same by another name")
                .and(first, "listed here already")
                .help(format!("remove one of them: `{}: {}`", self.word, list(names))),
        );
    }

    /// Divides `web and shop`, where one name is taken, into the names that it lists.
    fn apart(&self, listed: &Listed, names: &mut Vec<Ident>) {
        let [only] = names.as_slice() else { return };
        if listed.directory.find(&only.text).is_none()
            && let Some(parts) = listed.directory.listed(&only.text)
        {
            *names = parts.iter().map(|part| Ident { span: only.span, text: (*part).into() }).collect();
        }
    }

    fn only(&mut self, names: &mut Vec<Ident>) {
        let [first, second, ..] = names.as_slice() else { return };
        let title = format!("`{}` takes one name", self.word);
        let help = format!("keep one of them: `{0}: {1}` or `{0}: {2}`", self.word, first.text, second.text);
        let diagnostic = match first.span == second.span {
            true => Diagnostic::new(Code::BadList, title, first.span, "these are several"),
            false => {
                Diagnostic::new(Code::BadList, title, second.span, "a second one").and(first.span, "the first one")
            }
        };
        self.diagnostics.push(diagnostic.help(help));
        names.truncate(1);
    }
}

fn list(names: &[Ident]) -> String {
    names.iter().map(|name| name.text.as_str()).collect::<Vec<_>>().join(", ")
}

/// Joins adjacent entries that together are one label with commas in it. The longest label wins.
fn join(directory: &Directory, names: &mut Vec<Ident>, sources: &Sources) {
    let mut joined: Vec<Ident> = Vec::with_capacity(names.len());
    let mut at = 0;
    while at < names.len() {
        let most = directory.longest().min(names.len() - at).min(LONGEST_LABEL);
        let spans = (2..=most).rev().map(|count| (count, names[at].span.to(names[at + count - 1].span)));
        let exact = directory.has_name(&names[at].text);
        let whole = spans.filter(|_| !exact).find(|&(_, span)| directory.has_whole(sources.slice(span)));
        match whole {
            Some((count, span)) => {
                joined.push(Ident { span, text: sources.slice(span).into() });
                at += count;
            }
            None => {
                joined.push(names[at].clone());
                at += 1;
            }
        }
    }
    *names = joined;
}

/// More words than this aren't tried as one label.
const MOST_WORDS: usize = 16;

/// More entries than this aren't tried as one label.
const LONGEST_LABEL: usize = 6;

fn ambiguous(name: &Ident, one: &str, other: Option<&str>) -> Diagnostic {
    let title = format!("Two things are called `{}`", name.text);
    let label = "it is not clear which one is meant";
    let help = match other {
        Some(other) => format!("write the name: `{one}` or `{other}`"),
        None => format!("write the name: `{one}`"),
    };
    Diagnostic::new(Code::AmbiguousName, title, name.span, label).help(help)
}
