//! From bytes to a checked map, in one call.

mod compare;

use crate::{
    check,
    diagnostic::{Code, Diagnostic, Severity},
    load::Loader,
    model::Map,
    options::Options,
    parse::Mode,
    resolve,
    source::Sources,
};

/// What came of it.
#[derive(Debug)]
pub struct Compilation {
    /// Every file that was read; the map's own is the first.
    pub sources: Sources,
    /// Everything that is wrong, the map's own file first and then in source order.
    pub diagnostics: Vec<Diagnostic>,
    /// The map, unless there is an error or the file only declares.
    pub map: Option<Map>,
    /// Whether the file has no story and is there for others to use.
    pub shared: bool,
}

impl Compilation {
    /// Whether anything is wrong that keeps the map from being drawn.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }
}

/// Compiles the map that `bytes` say. `name` is what messages call it, and what its other files are relative to.
pub fn compile(name: &str, bytes: &[u8], loader: &dyn Loader, options: &Options) -> Compilation {
    let mut sources = Sources::default();
    let mut diagnostics = Vec::new();
    let map = compile_into(name, bytes, loader, options, &mut sources, &mut diagnostics, true);
    let shared = map.is_none() && diagnostics.iter().all(|diagnostic| diagnostic.severity != Severity::Error);
    point_to_what_was_written(&mut diagnostics, &sources);
    diagnostics.sort_by_key(|diagnostic: &Diagnostic| (diagnostic.span(), diagnostic.code));
    Compilation { sources, diagnostics, map, shared }
}

/// Turns places in a text that was made from a file into places of that file. Advice that can't be followed there is left out: Mermaid has
/// no word for a feeling, and no pain.
fn point_to_what_was_written(diagnostics: &mut Vec<Diagnostic>, sources: &Sources) {
    diagnostics.retain(|of| !(of.code == Code::UnexplainedLow && sources.is_made(of.span().file)));
    for diagnostic in diagnostics.iter_mut() {
        // An edit of the text that was made says nothing about the one that was written.
        diagnostic.fix = diagnostic.fix.take().filter(|fix| !sources.is_made(fix.file()));
    }
    for label in diagnostics.iter_mut().flat_map(|diagnostic| &mut diagnostic.labels) {
        label.span = sources.written(label.span);
    }
}

/// The same for a map that another one may have asked for. Its own comparison is followed only if `compares`.
pub(crate) fn compile_into(
    name: &str,
    bytes: &[u8],
    loader: &dyn Loader,
    options: &Options,
    sources: &mut Sources,
    diagnostics: &mut Vec<Diagnostic>,
    compares: bool,
) -> Option<Map> {
    let gathered = resolve::gather(name, bytes, loader, options, sources, diagnostics)?;
    if gathered.mode == Mode::Shared {
        return None;
    }
    let mut resolved = resolve::resolve(&gathered, sources, loader, options, diagnostics);
    if compares {
        let compared = compare::compare(&gathered.own, &resolved.map, loader, options, sources, diagnostics);
        resolved.map.compares = compared.map(Box::new);
    }
    let broken = diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
    check::check(&resolved, options, broken, diagnostics);
    (!broken).then_some(resolved.map)
}
