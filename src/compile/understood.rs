//! One map, as far as it can be understood by itself.

use crate::{
    ast::Document,
    check,
    diagnostic::{Diagnostic, Severity},
    load::Loader,
    model::Map,
    names::Names,
    options::Options,
    parse::{Mode, Readings},
    resolve::{self, Gathered, Resolved},
    source::Sources,
};

/// What is known about one map.
#[derive(Default)]
pub struct Compiled {
    pub map: Option<Map>,
    pub documents: Vec<Document>,
    pub names: Names,
}

/// A map whose names are resolved.
pub enum Understood {
    /// It only has declarations.
    Shared(Box<Compiled>),
    /// It has a story, which hasn't been checked yet.
    Map(Box<Unchecked>),
}

/// A map with a story, before it is compared and checked.
pub struct Unchecked {
    pub gathered: Gathered,
    pub resolved: Resolved,
    pub names: Names,
}

/// Reads a map and its files, and resolves its names. `None` if it isn't text.
pub fn understand(
    (name, bytes): (&str, &[u8]),
    loader: &dyn Loader,
    options: &Options,
    readings: Option<&mut Readings>,
    sources: &mut Sources,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Understood> {
    let mut gathered = resolve::gather(name, bytes, loader, options, readings, sources, diagnostics)?;
    let mut names = std::mem::take(&mut gathered.names);
    if gathered.mode == Mode::Shared {
        return Some(Understood::Shared(Box::new(Compiled { map: None, documents: gathered.documents(), names })));
    }
    let mut resolved = resolve::resolve(&gathered, sources, loader, options, diagnostics);
    std::mem::take(&mut resolved.results).tell(sources, diagnostics);
    for undeclared in &resolved.undeclared {
        names.add_undeclared(undeclared.kind.keyword(), &undeclared.name, &undeclared.uses);
    }
    Some(Understood::Map(Box::new(Unchecked { gathered, resolved, names })))
}

impl Unchecked {
    /// The map, unless it has errors; `theirs` are the documents of the one that it is compared with.
    pub fn checked(
        self,
        mut theirs: Vec<Document>,
        sources: &Sources,
        options: &Options,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Compiled {
        let Self { gathered, resolved, names } = self;
        let broken = diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
        check::check(&resolved, sources, options, diagnostics);
        let mut documents = gathered.documents();
        documents.append(&mut theirs);
        Compiled { map: (!broken).then_some(resolved.map), documents, names }
    }
}

impl Understood {
    /// The map by itself, compared with no other.
    pub fn alone(self, sources: &Sources, options: &Options, diagnostics: &mut Vec<Diagnostic>) -> Compiled {
        match self {
            Self::Shared(compiled) => *compiled,
            Self::Map(map) => map.checked(Vec::new(), sources, options, diagnostics),
        }
    }
}
