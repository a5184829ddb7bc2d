//! Maps in Markdown: finds them, compiles them with positions in the Markdown file, draws them, and inserts the
//! drawings.
//!
//! Nothing here writes a file.

mod conflict;
mod diagrams;
mod drawings;
mod fence;
mod links;
mod page;
mod put;
mod tags;

pub(crate) use diagrams::{Diagram, diagrams};
pub(crate) use drawings::{Leftover, content, is_of_another, is_other, left_behind};
pub(crate) use fence::{Fence, PageImage, journeys};
pub(crate) use links::linked;
pub(crate) use page::{begins_as_map, is_markdown, is_page, only_a_map};
pub(crate) use put::{Picture, copied, put};

use super::pipeline;
use crate::{
    compile::Compilation,
    diagnostic::{Diagnostic, Edit, Fix, Severity},
    load::Loader,
    model::Map,
    names::Names,
    options::Options,
    source::{Source, Sources},
    span::{FileId, Span},
    vocabulary::Words,
};
use std::collections::BTreeMap;

/// Compiles a map of a Markdown file. Positions count from the fence's first line; [`Findings`] knows where that is.
pub(crate) fn compiled(name: &str, fence: &Fence, loader: &dyn Loader, options: &Options) -> Compilation {
    pipeline::compiled(name, fence.text.as_bytes(), loader, options)
}

/// What is wrong with the maps of one Markdown file, with positions in the whole file.
#[derive(Debug)]
pub(crate) struct Findings {
    /// The file, then those that its maps read, each once.
    pub sources: Sources,
    pub diagnostics: Vec<Diagnostic>,
    ids: BTreeMap<String, FileId>,
}

impl Findings {
    /// What is wrong with the page itself, if it has maps.
    pub fn new(name: &str, markdown: &str, fences: &[Fence]) -> Self {
        let mut sources = Sources::default();
        sources.add(Source::new(name, markdown));
        let diagnostics = conflict::conflict(markdown).filter(|_| !fences.is_empty()).into_iter().collect();
        Self { sources, diagnostics, ids: BTreeMap::new() }
    }

    /// All of it as the compilation of a page.
    fn page(self) -> Compilation {
        let Self { sources, diagnostics, .. } = self;
        let (documents, names) = (Vec::new(), Names::default());
        Compilation { sources, documents, names, diagnostics, map: None, shared: true }
    }

    /// Takes the mistakes out of a map's compilation, which keeps the rest.
    pub fn take(&mut self, fence: &Fence, compilation: &mut Compilation) {
        let sources = std::mem::take(&mut compilation.sources);
        let own = FileId::default();
        let mut ids = vec![own];
        for (_, source) in sources.iter().skip(1) {
            let id = self.ids.get(&source.name).copied().unwrap_or_else(|| {
                let id = self.sources.add(source.clone());
                self.ids.insert(source.name.clone(), id);
                id
            });
            ids.push(id);
        }
        let by = fence.start as u32;
        for mut diagnostic in std::mem::take(&mut compilation.diagnostics) {
            for label in &mut diagnostic.labels {
                let Span { file, start, end } = label.span;
                label.span = if file == own {
                    Span { file, start: start + by, end: end + by }
                } else {
                    Span { file: ids[file.0 as usize], ..label.span }
                };
            }
            diagnostic.fix = diagnostic.fix.take().and_then(|fix| in_page(fence, fix, &ids));
            self.diagnostics.push(diagnostic);
        }
    }
}

/// The edits of a fence as edits of its page; `None` if the lines of the fence don't all begin alike.
fn in_page(fence: &Fence, fix: Fix, ids: &[FileId]) -> Option<Fix> {
    let own = fix.file() == FileId::default();
    let margin = if own { fence.margin.as_deref()? } else { "" };
    let by = fence.start as u32;
    let map = fence.map();
    let edit = |Edit { span, text }: Edit| match own {
        true => {
            let inside = |at: u32| at.clamp(map.start as u32, map.end as u32);
            let span = Span { start: inside(span.start), end: inside(span.end), ..span };
            let begins = span.start == 0 || fence.text[..span.start as usize].ends_with('\n');
            let text = with_margin(&text, margin, begins);
            Edit { span: Span { start: span.start + by, end: span.end + by, ..span }, text }
        }
        false => Edit { span: Span { file: ids[span.file.0 as usize], ..span }, text },
    };
    Some(Fix { edits: fix.edits.into_iter().map(edit).collect(), ..fix })
}

/// The text with list and quote markers before its lines: in the fence's own text they are replaced by spaces.
fn with_margin(text: &str, margin: &str, begins: bool) -> String {
    let count = text.split('\n').count();
    let line = |(at, line): (usize, &str)| {
        let continues = at == 0 && !begins;
        if continues || line.is_empty() && at + 1 == count {
            return line.to_owned();
        }
        let blanks = line.len() - line.trim_start_matches(' ').len();
        let line = format!("{margin}{}", &line[blanks.min(margin.len())..]);
        // A blank line has no blanks at its end; what is in front of a line's own text keeps them.
        if at + 1 < count && line.trim_end().len() <= margin.len() { line.trim_end().to_owned() } else { line }
    };
    if margin.is_empty() {
        return text.to_owned();
    }
    text.split('\n').enumerate().map(line).collect::<Vec<_>>().join("\n")
}

/// What is wrong with all maps of a Markdown file, with positions and edits in the file; `None` if the file has no map
/// in a fence.
pub(crate) fn judged(name: &str, markdown: &str, judge: impl Fn(&Fence) -> Compilation) -> Option<Compilation> {
    let fences = journeys(markdown);
    if fences.is_empty() {
        return None;
    }
    let mut findings = Findings::new(name, markdown, &fences);
    for fence in fences {
        findings.take(&fence, &mut judge(&fence));
    }
    Some(findings.page())
}

/// The same for a page that has none.
pub(crate) fn without_maps(name: &str, markdown: &str) -> Compilation {
    Findings::new(name, markdown, &[]).page()
}

/// Whether a map can be drawn.
pub(crate) fn is_right(compilation: &Compilation) -> bool {
    compilation.map.is_some() && compilation.diagnostics.iter().all(|diagnostic| diagnostic.severity != Severity::Error)
}

/// The alternative text of a picture: the map's title and its stages.
pub(crate) fn alternative(map: &Map) -> String {
    let words = Words::for_lang(map.lang.as_deref());
    let stages: Vec<String> = map.stages.iter().map(|stage| stage.title.to_plain()).collect();
    let told = format!("{}. {}: {}.", map.title.to_plain(), words.stages, stages.join(words.comma));
    Words::fill(words.description, &[&told]).replace('\n', " ")
}

/// A title as a part of a file name: lower case, words joined by hyphens.
pub(crate) fn slug(title: &str) -> String {
    const LONGEST: usize = 48;
    let mut slug = String::new();
    for word in title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !slug.is_empty() && slug.chars().count() + word.chars().count() > LONGEST {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.extend(word.chars().take(LONGEST).flat_map(char::to_lowercase));
    }
    if slug.is_empty() { "map".to_owned() } else { slug }
}
