//! Everything that lines can mention, by everything it may be called.

use super::{
    directory::Directory,
    known::{DEFAULT_CRITERIA, built_in_channels, built_in_measures},
    mentions::Kind,
    naming::Story,
    team::team_kind,
};
use crate::{
    ast::{Document, Head, Ident, Node, NodeId, Value},
    keyword::{self, Keyword, Named},
    names::{Declaration, Names, Origin, ThingId},
    parse::{self, fold},
    source::Sources,
};
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;

/// Everything that lines can mention, kind by kind.
#[derive(Debug, Default)]
pub struct Directories {
    declared: [Listed; 6],
    pains: Listed,
    /// Touchpoints, steps, and stages that have neither.
    pub(super) columns: Listed,
    /// The written names of those that are stages, and of the others.
    pub(super) column_names: [FxHashSet<String>; 2],
    /// The author's own lanes by their folded names, which are keywords.
    pub(super) lanes: FxHashMap<String, ThingId>,
    /// By name.
    pub(super) criteria: FxHashMap<String, ThingId>,
}

impl Directories {
    /// Collects what every map knows, what the shared files declare and what the map itself declares.
    pub(super) fn of(shared: &[Document], own: &Document, sources: &Sources, names: &mut Names) -> Self {
        let mut directories = Self::default();
        for document in shared.iter().chain([own]) {
            directories.add_document(document, sources, names);
        }
        directories.add_built_in(names);
        directories
    }

    fn add_document(&mut self, document: &Document, sources: &Sources, names: &mut Names) {
        let columns = document.nodes.iter().filter(|node| node.keyword().is_column());
        let divided: FxHashSet<NodeId> = columns.filter_map(|column| column.parent).collect();
        for (at, node) in document.nodes.iter().enumerate() {
            let alone = node.keyword() == Keyword::Stage && !divided.contains(&NodeId(at as u32));
            if let (Keyword::Priority, Value::Pairs(pairs)) = (node.keyword(), &node.value) {
                for (name, _) in pairs {
                    let thing = names.add(Keyword::Priority, Some(&name.text), declared(node, Some(name)));
                    self.criteria.entry(name.text.to_string()).or_insert(thing);
                }
            } else if let Some(name) = declared_name(node) {
                let thing = names.add(node.keyword(), name.map(|name| name.text.as_str()), declared(node, name));
                self.list(node, name, alone, sources, thing);
            }
        }
    }

    fn list(&mut self, node: &Node, name: Option<&Ident>, alone: bool, sources: &Sources, thing: ThingId) {
        let keyword = node.keyword();
        let listed = match Kind::declared_by(keyword) {
            Some(kind) => &mut self.declared[kind as usize],
            None if keyword == Keyword::Pain => &mut self.pains,
            None if keyword.is_column() || alone => {
                self.column_names[usize::from(alone)].extend(name.map(|name| name.text.to_string()));
                &mut self.columns
            }
            None => return,
        };
        let name = name.map(|name| name.text.as_str());
        let label = label(node, sources);
        listed.add(name, &label, thing);
        // A severity written in the text isn't part of the pain's label.
        if let Some(bare) = without_severity(&label).filter(|_| keyword == Keyword::Pain) {
            listed.directory.also(bare);
        }
        if let Some((bare, _)) = parse::kind_in_signs(&label).filter(|_| keyword == Keyword::Team) {
            listed.directory.also(bare);
        }
        if let (Keyword::Lane, Some(name)) = (keyword, name) {
            self.lanes.entry(fold(name)).or_insert(thing);
        }
    }

    /// What every map knows comes last: a declaration with the same name takes precedence.
    fn add_built_in(&mut self, names: &mut Names) {
        let mut built_in = |keyword: Keyword, name: &str| names.add(keyword, Some(name), Origin::BuiltIn);
        let channels = &mut self.declared[Kind::Channel as usize];
        for channel in built_in_channels() {
            let is_declared = channels.directory.has_name(channel.name);
            if !is_declared {
                let label = if channels.directory.has_whole(channel.label) { "" } else { channel.label };
                channels.add(Some(channel.name), label, built_in(Keyword::Channel, channel.name));
            }
            for synonym in channel.synonyms {
                match is_declared {
                    true => channels.directory.add_label(channel.name, synonym),
                    false => channels.directory.add_synonym(channel.name, synonym),
                }
            }
        }
        let measures = &mut self.declared[Kind::Measure as usize];
        for measure in built_in_measures() {
            if !measures.directory.has_name(measure.name) {
                measures.add(Some(measure.name), measure.label, built_in(Keyword::Measure, measure.name));
            }
        }
        if self.criteria.is_empty() {
            let criteria = DEFAULT_CRITERIA.map(|name| (name.to_owned(), built_in(Keyword::Priority, name)));
            self.criteria.extend(criteria);
        }
    }

    pub(super) fn listed(&self, kind: Kind) -> &Listed {
        &self.declared[kind as usize]
    }

    /// Everything of a kind that is declared.
    pub fn kind(&self, kind: Kind) -> &Directory {
        &self.listed(kind).directory
    }

    /// The pains of the map, in source order.
    pub fn pains(&self) -> &Directory {
        &self.pains.directory
    }

    pub(super) fn named(&self, named: Named) -> Option<&Listed> {
        let kind = |kind: Kind| Some(self.listed(kind));
        match named {
            Named::Persona => kind(Kind::Persona),
            Named::Team => kind(Kind::Team),
            Named::Channel => kind(Kind::Channel),
            Named::Source => kind(Kind::Source),
            Named::Pain => Some(&self.pains),
            // In another file, which is read later.
            Named::EarlierColumn => None,
        }
    }
}

/// Everything of one kind, by everything it may be called, and the id of each in the names of the map.
#[derive(Debug, Default)]
pub(super) struct Listed {
    pub(super) directory: Directory,
    pub(super) things: Vec<ThingId>,
}

impl Listed {
    fn add(&mut self, name: Option<&str>, label: &str, thing: ThingId) {
        self.directory.add(name, label);
        self.things.push(thing);
    }

    pub(super) fn has(&self, name: &Ident) -> bool {
        self.directory.find(&name.text).is_some()
    }
}

/// The name of what a line declares, if it has one; `None` for a line that declares nothing that others can refer to.
fn declared_name(node: &Node) -> Option<Option<&Ident>> {
    match (&node.head, Kind::declared_by(node.keyword())) {
        (Head::Name(name), Some(_)) => Some(Some(name)),
        (_, Some(_)) => None,
        (Head::Name(name) | Head::Pain(Some(name), _), None) => Story::of(node.keyword()).map(|_| Some(name)),
        (_, None) => Story::of(node.keyword()).map(|_| None),
    }
}

fn declared(node: &Node, name: Option<&Ident>) -> Origin {
    Origin::Declared(Declaration { line: node.span, name: name.map(|name| name.span) })
}

/// The text of a line, without marks.
fn label<'a>(node: &Node, sources: &'a Sources) -> Cow<'a, str> {
    let Value::Prose(parts) = &node.value else { return Cow::Borrowed("") };
    let source = sources.get(node.span.file);
    if node.rule.value != keyword::Value::TeamTitle {
        return parse::plain(source, parts);
    }
    let mut text = parse::prose(source, parts, &mut Vec::new());
    team_kind(&mut text);
    Cow::Owned(text.to_plain())
}

/// The text of a pain without its severity in brackets or before a colon.
pub(super) fn without_severity(text: &str) -> Option<&str> {
    let behind = text.strip_suffix([']', ')']).and_then(|rest| rest.rsplit_once(['[', '(']));
    let before = text.split_once([':', ']', ')']);
    let behind = behind.filter(|(_, word)| parse::means_severity(word)).map(|(bare, _)| bare);
    let before =
        || before.filter(|(word, _)| parse::means_severity(word.trim_start_matches(['[', '(']))).map(|(_, bare)| bare);
    behind.or_else(before).map(|bare| bare.trim_matches(parse::is_blank))
}
