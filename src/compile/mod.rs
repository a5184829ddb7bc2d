//! From bytes to a checked map, in one call.

mod compare;
pub(crate) mod segment;
mod understood;

use crate::{
    ast::Document,
    diagnostic::{Code, Diagnostic, Severity},
    load::Loader,
    model::Map,
    names::Names,
    options::Options,
    parse::Readings,
    resolve,
    source::Sources,
    span::FileId,
};
use understood::{Compiled, Understood, understand};

/// The result of compiling a map.
#[derive(Debug)]
pub struct Compilation {
    /// Every file that was read; the map's own is the first.
    pub sources: Sources,
    /// Every file that could be read, as written: the map's own first, then those that it uses, then those of the map
    /// that it is compared with.
    pub documents: Vec<Document>,
    /// What has a name, where it is declared, and where it is used. For a Mermaid diagram these are places in the text
    /// that it was converted to; [`Sources::written`] converts them to places in the diagram.
    pub names: Names,
    /// Everything that is wrong, the map's own file first, in source order.
    pub diagnostics: Vec<Diagnostic>,
    /// The map, unless there is an error or the file only has declarations.
    pub map: Option<Map>,
    /// Whether the file has no story and is meant to be used by others.
    pub shared: bool,
}

impl Compilation {
    /// The file as written, unless it couldn't be read.
    pub fn document(&self, file: FileId) -> Option<&Document> {
        self.documents.iter().find(|document| document.file == file)
    }

    /// Whether anything is wrong that keeps the map from being drawn.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }
}

/// A map as written.
#[derive(Debug)]
pub struct Parsed {
    /// Every file that was read; the map's own is the first.
    pub sources: Sources,
    /// Every file that could be read, the map's own first. Empty if that isn't text.
    pub documents: Vec<Document>,
    /// What has a name, as far as it is known without resolving the map.
    pub names: Names,
    /// What is wrong with the lines.
    pub diagnostics: Vec<Diagnostic>,
}

/// Parses the map in `bytes` and the files that it uses, without resolving it: for text that is being written.
///
/// ```
/// use wayline::{Options, load::NoFiles, parse};
///
/// let parsed = parse("map.journey", b"journey: Half a map\nstage: Ent", &NoFiles, &Options::default());
/// assert_eq!(parsed.documents[0].nodes.len(), 2);
/// ```
pub fn parse(name: &str, bytes: &[u8], loader: &dyn Loader, options: &Options) -> Parsed {
    let (mut sources, mut diagnostics) = (Sources::default(), Vec::new());
    let gathered = resolve::gather(name, bytes, loader, options, None, &mut sources, &mut diagnostics);
    let (mut names, mut documents) = (Names::default(), Vec::new());
    if let Some(mut gathered) = gathered {
        names = std::mem::take(&mut gathered.names);
        names.sort();
        documents = gathered.documents();
    }
    Parsed { sources, documents, names, diagnostics }
}

/// Compiles the map in `bytes`. `name` is its name in messages, and what its other files are relative to.
///
/// Never fails: what is wrong is in [`Compilation::diagnostics`], and everything that could be understood is still
/// there.
///
/// ```
/// use wayline::{Options, compile, load::NoFiles};
///
/// let text = "journey: Coffee run\nstage: Enter\n  feels 9: Welcome\n";
/// let compilation = compile("coffee.journey", text.as_bytes(), &NoFiles, &Options::default());
/// assert!(compilation.map.is_none());
/// let diagnostic = &compilation.diagnostics[0];
/// let place = compilation.sources.get(diagnostic.span().file).position(diagnostic.span().start);
/// assert_eq!((diagnostic.code.as_str(), place.line), ("J302", 3));
/// ```
pub fn compile(name: &str, bytes: &[u8], loader: &dyn Loader, options: &Options) -> Compilation {
    compile_again((name, bytes), loader, options, None)
}

/// The same, where lines that are known from the last time aren't read again.
pub(crate) fn compile_again(
    (name, bytes): (&str, &[u8]),
    loader: &dyn Loader,
    options: &Options,
    readings: Option<&mut Readings>,
) -> Compilation {
    let mut sources = Sources::default();
    let mut diagnostics = Vec::new();
    let Compiled { map, documents, mut names } =
        match understand((name, bytes), loader, options, readings, &mut sources, &mut diagnostics) {
            None => Compiled::default(),
            Some(Understood::Shared(compiled)) => *compiled,
            Some(Understood::Map(mut map)) => {
                let theirs = map.compare(loader, options, &mut sources, &mut diagnostics);
                map.checked(theirs, &sources, options, &mut diagnostics)
            }
        };
    names.sort();
    let shared = map.is_none() && diagnostics.iter().all(|diagnostic| diagnostic.severity != Severity::Error);
    point_to_what_was_written(&mut diagnostics, &sources);
    diagnostics.sort_by_key(|diagnostic: &Diagnostic| (diagnostic.span(), diagnostic.code));
    Compilation { sources, documents, names, diagnostics, map, shared }
}

/// Converts places in a converted text to places in the original file. Advice that can't be followed there is left out:
/// Mermaid has no word for a feeling, and no pain.
fn point_to_what_was_written(diagnostics: &mut Vec<Diagnostic>, sources: &Sources) {
    diagnostics.retain(|of| !(of.code == Code::UnexplainedLow && sources.is_made(of.span().file)));
    for diagnostic in diagnostics.iter_mut() {
        // An edit of the converted text can't be applied to the original.
        diagnostic.fix = diagnostic.fix.take().filter(|fix| !sources.is_made(fix.file()));
    }
    for label in diagnostics.iter_mut().flat_map(|diagnostic| &mut diagnostic.labels) {
        label.span = sources.written(label.span);
    }
}
