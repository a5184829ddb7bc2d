//! The state of a resolution, and the look-ups that every part of it needs.

use super::{
    files::Gathered,
    meant_path::{Wanted, propose_file},
    mentions::{Kind, Mentions},
    naming::Naming,
    scope::Scope,
    told_results::ToldResults,
    way::{along, between},
};
use crate::{
    ast::{Document, Head, Ident, Node, NodeId, Number, Value},
    diagnostic::{Code, Diagnostic},
    keyword::{Keyword, Times},
    load::{LoadError, Loader},
    model::{
        ColumnId, FileLink, Map, Mark, Path, PersonaId, PictureId, SourceId, StageId, TeamId, Text, parts_of_path,
    },
    parse::{self, lift},
    source::Sources,
    span::Span,
};
use rustc_hash::FxHashMap;
use std::cell::{Cell, OnceCell};

/// A map, and what only the resolution knows about it.
#[derive(Debug)]
pub struct Resolved {
    pub map: Map,
    /// What the map declares but never mentions.
    pub unused: Vec<Unused>,
    /// What it mentions but nobody declares.
    pub undeclared: Vec<Undeclared>,
    /// The `order` lines, each with its stage.
    pub orders: Vec<(StageId, Span)>,
    /// The sources whose data isn't what was measured, each with its `data` line.
    pub changed_data: Vec<(String, Span)>,
    /// What is wrong with the results of its measurements.
    pub results: ToldResults,
    pub(super) paths: OnceCell<Vec<Path>>,
}

impl Resolved {
    /// The way of each persona, which several checks look at.
    pub fn paths(&self) -> &[Path] {
        self.paths.get_or_init(|| self.map.paths())
    }
}

/// A declared name that is never used.
#[derive(Debug)]
pub struct Unused {
    /// The keyword that declares it.
    pub keyword: Keyword,
    pub name: Ident,
    /// The declaration with its lines.
    pub lines: Span,
    /// Whether it has no lines and nothing else can be meant by it, so that it can be taken out.
    pub alone: bool,
}

/// A word or phrase that is used as written.
#[derive(Debug)]
pub struct Undeclared {
    /// The kind of declaration that it would need.
    pub kind: Kind,
    /// As it was first written.
    pub(super) written: Ident,
    /// Its name in the map.
    pub name: String,
    /// Its position in the model.
    pub(super) index: usize,
    /// Where it is used, in source order.
    pub uses: Vec<Span>,
}

pub(super) struct Resolver<'a> {
    pub(super) gathered: &'a Gathered,
    pub(super) sources: &'a Sources,
    pub(super) loader: &'a dyn Loader,
    pub(super) own: &'a Document,
    pub(super) tree: Tree,
    pub(super) mentions: Mentions,
    pub(super) naming: Naming,
    pub(super) scope: Scope,
    pub(super) map: Map,
    pub(super) diagnostics: &'a mut Vec<Diagnostic>,
    pub(super) unused: Vec<Unused>,
    pub(super) orders: Vec<(StageId, Span)>,
    pub(super) results: ToldResults,
    /// Scores outside the scale, in source order.
    pub(super) off_scale: Vec<Number>,
    pub(super) undeclared: Vec<Undeclared>,
    /// Their positions by kind and folded phrase.
    pub(super) undeclared_by_name: FxHashMap<(Kind, String), usize>,
    /// The channels that are built in and called otherwise, by their folded words.
    pub(super) channels_by_word: FxHashMap<String, usize>,
    /// The `then` and `leaves` lines, each with its column.
    pub(super) way_lines: Vec<(ColumnId, NodeId)>,
    /// For each column, the line that opens it.
    pub(super) column_nodes: Vec<NodeId>,
    /// For each figure that is a time from another column, that column as written.
    pub(super) times_from: Vec<(Option<usize>, Ident)>,
    /// Where a declaration can be added, and the block that ends there; computed once.
    pub(super) declarations_end: OnceCell<Option<(Span, Keyword)>>,
    /// The kind of the last declaration that was proposed for that place.
    pub(super) last_declared: Cell<Option<Keyword>>,
    /// Pictures already read, by the file that refers to them and the path.
    pub(super) pictures: FxHashMap<(u32, String), Option<PictureId>>,
    /// Whether files exist, likewise.
    files: FxHashMap<(u32, String), bool>,
}

impl<'a> Resolver<'a> {
    /// Nothing resolved yet: `map` is empty.
    pub(super) fn new(
        gathered: &'a Gathered,
        sources: &'a Sources,
        loader: &'a dyn Loader,
        map: Map,
        diagnostics: &'a mut Vec<Diagnostic>,
    ) -> Self {
        let own = &gathered.own;
        Self {
            gathered,
            sources,
            loader,
            own,
            tree: Tree::of(own),
            mentions: Mentions::of(own, sources),
            naming: Naming::of(own, sources, diagnostics),
            scope: Scope::new(gathered.incomplete),
            map,
            diagnostics,
            unused: Vec::new(),
            orders: Vec::new(),
            results: ToldResults::default(),
            off_scale: Vec::new(),
            undeclared: Vec::new(),
            undeclared_by_name: FxHashMap::default(),
            channels_by_word: FxHashMap::default(),
            way_lines: Vec::new(),
            column_nodes: Vec::new(),
            times_from: Vec::new(),
            declarations_end: OnceCell::new(),
            last_declared: Cell::new(None),
            pictures: FxHashMap::default(),
            files: FxHashMap::default(),
        }
    }
}

/// The children of each node, from the parents in a document.
#[derive(Debug)]
pub(super) struct Tree {
    first: Vec<Option<NodeId>>,
    next: Vec<Option<NodeId>>,
}

impl Tree {
    pub(super) fn of(document: &Document) -> Self {
        let count = document.nodes.len();
        let mut tree = Self { first: vec![None; count], next: vec![None; count] };
        for at in (0..count).rev() {
            if let Some(parent) = document.nodes[at].parent {
                tree.next[at] = tree.first[parent.index()].replace(NodeId(at as u32));
            }
        }
        tree
    }

    /// The lines inside `id`, in source order.
    pub(super) fn inside(&self, id: NodeId) -> Inside<'_> {
        Inside { tree: self, next: self.first[id.index()] }
    }
}

/// The lines inside a node.
pub(super) struct Inside<'a> {
    tree: &'a Tree,
    next: Option<NodeId>,
}

impl Iterator for Inside<'_> {
    type Item = NodeId;

    fn next(&mut self) -> Option<NodeId> {
        let this = self.next?;
        self.next = self.tree.next[this.index()];
        Some(this)
    }
}

/// Texts.
impl Resolver<'_> {
    /// The prose of a line, if it has any.
    pub(super) fn prose(&mut self, node: &Node) -> Option<Text> {
        let Value::Prose(parts) = &node.value else { return None };
        let mut text = parse::prose(self.sources.get(node.span.file), parts, self.diagnostics);
        for piece in &mut text.pieces {
            if let Mark::Link(target) = &mut piece.mark {
                *target = self.seen_from_map(node.span, target);
            }
        }
        (!text.is_empty()).then_some(text)
    }

    /// The prose of a line, or the name before it, which is used if there is none.
    pub(super) fn title(&mut self, node: &Node) -> Text {
        self.prose(node).unwrap_or_else(|| match &node.head {
            Head::Name(name) | Head::Pain(Some(name), _) => Text::plain(name.text.clone(), name.span),
            Head::None
            | Head::Score(..)
            | Head::Pain(None, _)
            | Head::Label(_)
            | Head::Way(..)
            | Head::Measure(..)
            | Head::Days(_) => Text::plain("", node.span),
        })
    }

    /// A path or an address at `span`, relative to the folder of the map.
    pub(super) fn seen_from_map(&self, span: Span, target: &str) -> String {
        if span.file == self.own.file {
            return target.to_owned();
        }
        let way = between(&self.sources.get(self.own.file).name, &self.sources.get(span.file).name);
        along(&way, target)
    }

    pub(super) fn plain(&self, span: Span) -> String {
        self.sources.slice(span).to_owned()
    }
}

/// Names.
impl<'a> Resolver<'a> {
    pub(super) fn node(&self, id: NodeId) -> &'a Node {
        &self.own.nodes[id.index()]
    }

    pub(super) fn names(node: &Node) -> &[Ident] {
        match &node.value {
            Value::Names(names) => names,
            _ => &[],
        }
    }

    pub(super) fn personas(&mut self, node: &Node) -> Vec<PersonaId> {
        let names = Self::names(node).iter();
        let mut personas: Vec<PersonaId> =
            names.filter_map(|name| self.find(Kind::Persona, name)).map(PersonaId::new).collect();
        personas.sort_unstable();
        personas
    }

    pub(super) fn teams(&mut self, node: &Node) -> Vec<TeamId> {
        Self::names(node).iter().filter_map(|name| self.find(Kind::Team, name)).map(TeamId::new).collect()
    }

    /// The content of the `from` line inside a line.
    pub(super) fn evidence(&mut self, id: NodeId) -> Vec<SourceId> {
        let Some(from) = self.child(id, Keyword::From) else { return Vec::new() };
        Self::names(from).iter().filter_map(|name| self.find(Kind::Source, name)).map(SourceId::new).collect()
    }

    /// The line with everything inside it, for an edit that removes it.
    pub(super) fn whole(&self, id: NodeId) -> Span {
        let mut last = id;
        while let Some(child) = self.tree.inside(last).last() {
            last = child;
        }
        let lines = &self.own.lines;
        lift::place(lines, self.node(id).line as usize, lift::with_continuations(lines, self.node(last).line as usize))
    }

    /// The line with this keyword inside `id`.
    pub(super) fn child(&self, id: NodeId, keyword: Keyword) -> Option<&'a Node> {
        self.tree.inside(id).map(|child| self.node(child)).find(|node| node.keyword() == keyword)
    }
}

/// Other files.
impl Resolver<'_> {
    /// A link to a file, after checking whether the file exists. A block can have as many `times`.
    pub(super) fn file_link(&mut self, path: Span, label: Option<Text>, times: Times) -> FileLink {
        let written = self.plain(path);
        let (bare, mut part) = parts_of_path(&written);
        // A file may have such a character in its name.
        let whole = !part.is_empty() && self.exists(path, &written) == Ok(true);
        if whole {
            part = "";
        }
        let exists = match self.exists(path, if whole { &written } else { bare }) {
            Ok(there) => Some(there),
            Err(error) => {
                self.diagnostics.push(super::files::not_loaded(&written, path, &error));
                None
            }
        };
        if exists == Some(false) {
            let diagnostic = self.missing_file(&written, path, times);
            self.diagnostics.push(diagnostic);
        }
        let seen = self.seen_from_map(path, &written);
        FileLink { span: path, own: seen.len() - part.len(), path: seen, label, exists }
    }

    /// Whether the file at a path that is written at `place` exists. Many lines can name the same file.
    fn exists(&mut self, place: Span, path: &str) -> Result<bool, LoadError> {
        let key = (place.file.0, path.to_owned());
        if let Some(&known) = self.files.get(&key) {
            return Ok(known);
        }
        let exists = self.loader.exists(&self.sources.get(place.file).name, path)?;
        self.files.insert(key, exists);
        Ok(exists)
    }

    /// The warning for a named file that isn't there.
    pub(super) fn missing_file(&self, written: &str, path: Span, times: Times) -> Diagnostic {
        let title = format!("`{written}` does not exist");
        let parts: Vec<&str> = written.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()).collect();
        let help = match parts.as_slice() {
            [first, _, ..] if times == Times::Many => {
                format!("if these are several files, give each a line of its own, the first with `{first}`")
            }
            _ => "add the file, or remove the line until there is one".to_owned(),
        };
        let source = self.sources.get(path.file);
        let exists = |name: &str| self.loader.exists(&source.name, parts_of_path(name).0) == Ok(true);
        let diagnostic = Diagnostic::new(Code::MissingAttachment, title, path, "no file at this path").help(help);
        propose_file(diagnostic, source, (path, Wanted::Document), times, exists)
    }
}
