//! Names in place of labels: what a line calls a thing becomes the name that the thing was declared by.
//!
//! Runs over the document before anything is resolved, so that everybody after it, the formatter too, meets names
//! only. A phrase that nothing is called stays as it is.

use super::{
    directory::{Called, Directory},
    files::Gathered,
    known::{built_in_channels, built_in_measures},
    mentions::Kind,
};
use crate::{
    ast::{Document, Head, Ident, Node, NodeId, Value},
    diagnostic::{Code, Diagnostic, Fix},
    keyword::{self, Keyword, Named},
    parse,
    source::Sources,
    span::Span,
};
use rustc_hash::FxHashSet;

/// Everything that lines can speak of, kind by kind.
#[derive(Debug, Default)]
pub struct Directories {
    declared: [Directory; 6],
    pains: Directory,
    /// Touchpoints, steps, and stages that have neither.
    columns: Directory,
}

impl Directories {
    /// Gathers what every map knows, what the shared files declare and what the map itself does.
    pub fn of(gathered: &Gathered, sources: &Sources) -> Self {
        let mut directories = Self::default();
        let documents = gathered.shared.iter().chain([&gathered.own]);
        for node in documents.flat_map(|document| &document.nodes) {
            directories.take(node, sources);
        }
        directories.add_built_in();
        directories.add_columns(&gathered.own, sources);
        directories
    }

    fn take(&mut self, node: &Node, sources: &Sources) {
        match (Kind::declared_by(node.keyword()), &node.head) {
            (Some(kind), Head::Name(name)) => {
                let label = label(node, sources);
                self.declared[kind as usize].add(Some(&name.text), &label);
            }
            (None, Head::Pain(name, _)) => {
                self.pains.add(name.as_ref().map(|name| name.text.as_str()), &label(node, sources));
            }
            (None, Head::None) if node.keyword() == Keyword::Pain => self.pains.add(None, &label(node, sources)),
            _ => {}
        }
    }

    /// What every map knows comes last: a declaration of the same name is what is meant.
    fn add_built_in(&mut self) {
        let channels = &mut self.declared[Kind::Channel as usize];
        for channel in built_in_channels() {
            if !channels.has_name(channel.name) {
                channels.add(Some(channel.name), if channels.has_whole(channel.label) { "" } else { channel.label });
            }
            channel.synonyms.iter().for_each(|synonym| channels.add_synonym(channel.name, synonym));
        }
        let measures = &mut self.declared[Kind::Measure as usize];
        for measure in built_in_measures() {
            if !measures.has_name(measure.name) {
                measures.add(Some(measure.name), measure.label);
            }
        }
    }

    fn add_columns(&mut self, document: &Document, sources: &Sources) {
        let columns = document.nodes.iter().filter(|node| node.keyword().is_column());
        let divided: FxHashSet<NodeId> = columns.filter_map(|column| column.parent).collect();
        for (at, node) in document.nodes.iter().enumerate() {
            let alone = node.keyword() == Keyword::Stage && !divided.contains(&NodeId(at as u32));
            if node.keyword().is_column() || alone {
                let name = if let Head::Name(name) = &node.head { Some(name.text.as_str()) } else { None };
                self.columns.add(name, &label(node, sources));
            }
        }
    }

    /// Everything of a kind that is declared.
    pub fn kind(&self, kind: Kind) -> &Directory {
        &self.declared[kind as usize]
    }

    /// The pains of the map, in source order.
    pub fn pains(&self) -> &Directory {
        &self.pains
    }

    fn named(&self, named: Named) -> Option<&Directory> {
        match named {
            Named::Persona => Some(self.kind(Kind::Persona)),
            Named::Team => Some(self.kind(Kind::Team)),
            Named::Channel => Some(self.kind(Kind::Channel)),
            Named::Source => Some(self.kind(Kind::Source)),
            Named::Pain => Some(&self.pains),
            // In another file, which is read later.
            Named::EarlierColumn => None,
        }
    }
}

/// The text of a line, without marks.
fn label(node: &Node, sources: &Sources) -> String {
    let Value::Prose(parts) = &node.value else { return String::new() };
    let mut text = parse::prose(sources.get(node.span.file), parts, &mut Vec::new());
    if node.rule.value == keyword::Value::TeamTitle {
        super::declare::team_kind(&mut text);
    }
    text.to_plain()
}

/// Puts names in place of labels, and tells which could mean more than one thing.
pub fn put_names(gathered: &mut Gathered, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) -> Directories {
    let directories = Directories::of(gathered, sources);
    for node in &mut gathered.own.nodes {
        let mut pass = Pass { sources, word: node.rule.keyword.word(), diagnostics };
        match (node.rule.head, &mut node.head) {
            (keyword::Head::OptionalPersona, Head::Name(name)) | (_, Head::Score(Some(name), _)) => {
                pass.one(directories.kind(Kind::Persona), name);
            }
            (keyword::Head::Measure, Head::Name(words)) => {
                if let Some(head) = pass.measure(&directories, words) {
                    node.head = head;
                }
            }
            (keyword::Head::Exit, Head::Way(Some(words), _)) => pass.one(directories.kind(Kind::Persona), words),
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
                    pass.list(directory, names);
                }
                pass.only(names);
            }
            _ => {}
        }
    }
    directories
}

struct Pass<'a> {
    sources: &'a Sources,
    word: &'static str,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Pass<'_> {
    fn list(&mut self, directory: &Directory, names: &mut Vec<Ident>) {
        if directory.longest() > 1 && names.len() > 1 {
            join(directory, names, self.sources);
        }
        for name in names.iter_mut() {
            self.one(directory, name);
        }
        self.each_once(names);
    }

    fn one(&mut self, directory: &Directory, name: &mut Ident) {
        let (at, other) = match directory.find(&name.text) {
            Some(Called::One(at)) => (at, None),
            Some(Called::Several(at, other)) => (at, Some(other)),
            None => return,
        };
        let Some(meant) = directory.name(at) else { return };
        if let Some(other) = other {
            self.diagnostics.push(ambiguous(name, meant, directory.name(other)));
        }
        if name.text != meant {
            name.text = meant.to_owned();
        }
    }

    /// A measure; where that is not all, a measure and a persona.
    fn measure(&mut self, directories: &Directories, words: &mut Ident) -> Option<Head> {
        let (measures, personas) = (directories.kind(Kind::Measure), directories.kind(Kind::Persona));
        if measures.find(&words.text).is_none() {
            for (mut measure, mut persona) in self.splits(words) {
                if personas.find(&persona.text).is_some() {
                    self.one(measures, &mut measure);
                    self.one(personas, &mut persona);
                    return Some(Head::Measure(measure, persona));
                }
            }
        }
        self.one(measures, words);
        None
    }

    /// A column, or a persona and a column.
    fn way(&mut self, directories: &Directories, words: &mut Ident) {
        let (columns, personas) = (&directories.columns, directories.kind(Kind::Persona));
        if columns.find(&words.text).is_some() {
            return self.one(columns, words);
        }
        for (mut persona, mut column) in self.splits(words) {
            if personas.find(&persona.text).is_some() && columns.find(&column.text).is_some() {
                self.one(personas, &mut persona);
                self.one(columns, &mut column);
                words.text = format!("{} {}", persona.text, column.text);
                return;
            }
        }
    }

    /// The words as two phrases, the shortest first phrase first.
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

    /// The same thing by its name and by its label is there twice.
    fn each_once(&mut self, names: &mut Vec<Ident>) {
        let mut seen = rustc_hash::FxHashMap::default();
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

    fn only(&mut self, names: &mut Vec<Ident>) {
        let [first, second, ..] = names.as_slice() else { return };
        let title = format!("`{}` takes one name", self.word);
        self.diagnostics.push(
            Diagnostic::new(Code::BadList, title, second.span, "a second one")
                .and(first.span, "the first one")
                .help(format!("keep one of them, such as `{}: {}`", self.word, first.text))
                .fix(Fix::needs_a_look(first.span.to(names[names.len() - 1].span), first.text.clone())),
        );
        names.truncate(1);
    }
}

fn list(names: &[Ident]) -> String {
    names.iter().map(|name| name.text.as_str()).collect::<Vec<_>>().join(", ")
}

/// Makes one of neighbours that are together a whole label with commas in it. The longest label wins.
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
                joined.push(Ident { span, text: sources.slice(span).to_owned() });
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
    let label = "it isn't clear which one is meant";
    let help = match other {
        Some(other) => format!("write the name: `{one}` or `{other}`"),
        None => format!("write the name: `{one}`"),
    };
    Diagnostic::new(Code::AmbiguousName, title, name.span, label).help(help)
}
