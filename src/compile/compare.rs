//! Compares a map with the earlier one that it names.

use super::understood::{Compiled, Unchecked, understand};
use crate::{
    ast::{Document, Ident, Node, Value},
    diagnostic::{Code, Diagnostic, Severity},
    keyword::{Keyword, Times},
    load::{LoadError, Loader},
    model::{Column, ColumnId, ColumnKind, Comparison, Map},
    names::{Declaration, Names, Origin, ThingId},
    options::Options,
    parse::{fold, nearest},
    resolve::{Wanted, not_loaded, propose_file},
    source::Sources,
    span::Span,
};
use rustc_hash::{FxHashMap, FxHashSet};

/// The search for the earlier map, and what it adds to.
struct Earlier<'a> {
    loader: &'a dyn Loader,
    options: &'a Options,
    sources: &'a mut Sources,
    diagnostics: &'a mut Vec<Diagnostic>,
    /// The names of the later map.
    names: &'a mut Names,
    /// The documents of the earlier one.
    documents: &'a mut Vec<Document>,
}

impl Unchecked {
    /// Compares the map with the earlier one that it names, whose documents are the result.
    pub fn compare(
        &mut self,
        loader: &dyn Loader,
        options: &Options,
        sources: &mut Sources,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<Document> {
        let mut documents = Vec::new();
        let earlier =
            Earlier { loader, options, sources, diagnostics, names: &mut self.names, documents: &mut documents };
        self.resolved.map.compares = earlier.compare(&self.gathered.own, &self.resolved.map).map(Box::new);
        documents
    }
}

impl Earlier<'_> {
    /// Reads the map that `compares` names, and finds for each column the earlier ones that it continues.
    fn compare(mut self, own: &Document, map: &Map) -> Option<Comparison> {
        let line = own.nodes.iter().find(|node| node.keyword() == Keyword::Compares && node.parent.is_none());
        let Some(line) = line else {
            if !own.mistaken.contains(&Keyword::Compares) {
                names_after(own, Keyword::Replaces).for_each(|name| self.diagnostics.push(nothing_compared(name)));
            }
            return None;
        };
        let Compiled { map: earlier, documents, names } = self.earlier(line)?;
        self.documents.extend(documents);
        let earlier = earlier?;
        let things = add_columns(self.names, &earlier, &names);
        self.not_carried_over(own, &earlier);
        let called = Called::of(&earlier);
        for name in names_after(own, Keyword::Replaces) {
            match called.find(&name.text) {
                Some(column) => {
                    let by_name = name.text == earlier.column(column).name.as_str();
                    self.names.add_use(name.span, things[column.index()], by_name);
                }
                None => self.diagnostics.push(unknown_column(name, &earlier)),
            }
        }
        let continues = map.columns.iter().map(|column| {
            let replaced: Vec<ColumnId> = column.facts.replaces.iter().filter_map(|name| called.find(name)).collect();
            if replaced.is_empty() { called.named(column.name.as_str()).into_iter().collect() } else { replaced }
        });
        let continues = continues.collect();
        Some(Comparison { span: line.span, map: earlier, continues })
    }

    /// `answers: dust`, where only the earlier map has such a pain.
    fn not_carried_over(&mut self, own: &Document, earlier: &Map) {
        let theirs: FxHashSet<&str> = earlier.pains.iter().map(|pain| pain.name.as_str()).collect();
        let answered = names_after(own, Keyword::Answers).filter(|name| theirs.contains(&*name.text));
        let answered: FxHashSet<Span> = answered.map(|name| name.span).collect();
        for diagnostic in self.diagnostics.iter_mut().filter(|diagnostic| diagnostic.code == Code::UnknownName) {
            if answered.contains(&diagnostic.span()) {
                let name = self.sources.slice(diagnostic.span());
                diagnostic.fix = None;
                diagnostic.help = Some(format!(
                    "`{name}` is a pain of `{}`: to answer it, write it here as well, `pain {name}: …`, or remove the line",
                    earlier.file
                ));
            }
        }
    }

    fn earlier(&mut self, line: &Node) -> Option<Compiled> {
        let Value::Path(path) = line.value else { return None };
        let written = self.sources.slice(path).to_owned();
        let from = self.sources.get(path.file).name.clone();
        let loaded = match self.loader.load(&from, &written) {
            Ok(loaded) => loaded,
            Err(error) => {
                let diagnostic = not_loaded(&written, path, &error);
                let exists = |name: &str| self.loader.exists(&from, name) == Ok(true);
                self.diagnostics.push(match error {
                    LoadError::NotFound => {
                        propose_file(diagnostic, self.sources.get(path.file), (path, Wanted::Map), Times::Once, exists)
                    }
                    _ => diagnostic,
                });
                return None;
            }
        };
        let mut theirs = Vec::new();
        let named = (&*loaded.name, &*loaded.bytes);
        let understood = understand(named, self.loader, self.options, None, self.sources, &mut theirs);
        let compiled = understood.map(|understood| understood.alone(self.sources, self.options, &mut theirs));
        if compiled.as_ref().is_none_or(|compiled| compiled.map.is_none()) {
            self.diagnostics.push(not_compared(&written, path, &theirs));
        }
        compiled
    }
}

fn not_compared(written: &str, path: Span, theirs: &[Diagnostic]) -> Diagnostic {
    let errors: Vec<&Diagnostic> = theirs.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).collect();
    let title = format!("Cannot compare with `{written}`");
    let label = match errors.len() {
        0 => "has no journey".to_owned(),
        1 => "has an error".to_owned(),
        count => format!("has {count} errors"),
    };
    let diagnostic = Diagnostic::new(Code::ComparedHasErrors, title, path, label)
        .help("fix that map first; `wayline check` shows what is wrong with it");
    match errors.first() {
        Some(first) => diagnostic.and(first.span(), first.title.clone()),
        None => diagnostic,
    }
}

/// Adds the columns of the earlier map to what lines can refer to, in their order.
fn add_columns(names: &mut Names, earlier: &Map, theirs: &Names) -> Vec<ThingId> {
    let declarations = theirs.things().filter_map(|(_, thing)| thing.declaration());
    let written: FxHashMap<Span, Option<Span>> = declarations.map(|Declaration { line, name }| (line, name)).collect();
    let add = |column: &Column| {
        let declaration = Declaration { line: column.span, name: written.get(&column.span).copied().flatten() };
        let keyword = match column.kind {
            ColumnKind::Touchpoint => Keyword::Touchpoint,
            ColumnKind::Step => Keyword::Step,
            ColumnKind::Stage => Keyword::Stage,
        };
        let name = declaration.name.map(|_| column.name.as_str());
        names.add(keyword, name, Origin::Compared(declaration))
    };
    earlier.columns.iter().map(add).collect()
}

/// The columns of the earlier map by their names and by their folded titles; if several have the same title, the first.
struct Called<'a> {
    names: FxHashMap<&'a str, ColumnId>,
    titles: FxHashMap<String, ColumnId>,
}

impl<'a> Called<'a> {
    fn of(map: &'a Map) -> Self {
        let mut called = Self { names: FxHashMap::default(), titles: FxHashMap::default() };
        for (at, column) in map.columns.iter().enumerate() {
            called.names.entry(column.name.as_str()).or_insert(ColumnId::new(at));
            called.titles.entry(fold(&column.title.to_plain())).or_insert(ColumnId::new(at));
        }
        called
    }

    fn named(&self, name: &str) -> Option<ColumnId> {
        self.names.get(name).copied()
    }

    fn find(&self, words: &str) -> Option<ColumnId> {
        self.named(words).or_else(|| self.titles.get(&fold(words)).copied())
    }
}

/// Every name in the lines of this keyword.
fn names_after(own: &Document, keyword: Keyword) -> impl Iterator<Item = &Ident> {
    let lines = own.nodes.iter().filter(move |node| node.keyword() == keyword);
    lines.flat_map(|node| match &node.value {
        Value::Names(names) => names.as_slice(),
        _ => &[],
    })
}

fn nothing_compared(name: &Ident) -> Diagnostic {
    let title = format!("There is no earlier `{}` to replace", name.text);
    Diagnostic::new(Code::UnknownName, title, name.span, "this map is not compared with another")
        .help("name the earlier map below the `journey` line: `compares: today.journey`")
}

fn unknown_column(name: &Ident, earlier: &Map) -> Diagnostic {
    let title = format!("The compared map has no column `{}`", name.text);
    let known = earlier.columns.iter().map(|column| column.name.as_str());
    let help = match nearest(&name.text, known) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("write the name of a touchpoint or a step of `{}`", earlier.file),
    };
    Diagnostic::new(Code::UnknownName, title, name.span, "no column has this name there").help(help)
}
