//! Maps that are in Markdown: found, compiled with places in the Markdown file, drawn, and put where readers see them.
//!
//! Nothing here writes a file.

mod diagrams;
mod fence;
mod put;

pub(crate) use diagrams::{Diagram, diagrams};
pub(crate) use fence::{Fence, Shown, journeys};
pub(crate) use put::{Picture, copied, put};

use super::pipeline;
use crate::{
    compile::Compilation,
    diagnostic::{Diagnostic, Severity},
    load::Loader,
    model::Map,
    options::Options,
    source::{Source, Sources},
    span::{FileId, Span},
    vocabulary::Words,
};
use std::collections::BTreeMap;

/// Compiles a map of a Markdown file. Places count from the fence's first line: [`Findings`] knows where that is.
pub(crate) fn compiled(name: &str, fence: &Fence, loader: &dyn Loader, options: &Options) -> Compilation {
    pipeline::compiled(name, fence.text.as_bytes(), loader, options)
}

/// What is wrong with the maps of one Markdown file, with places in the whole of it.
#[derive(Debug)]
pub(crate) struct Findings {
    /// The file, then those that its maps read, each once.
    pub sources: Sources,
    pub diagnostics: Vec<Diagnostic>,
    ids: BTreeMap<String, FileId>,
}

impl Findings {
    /// Nothing wrong yet with the file called `name`.
    pub fn new(name: &str, markdown: &str) -> Self {
        let mut sources = Sources::default();
        sources.add(Source::new(name, markdown));
        Self { sources, diagnostics: Vec::new(), ids: BTreeMap::new() }
    }

    /// Takes in what is wrong with a map, which keeps the rest.
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
            // Edits know nothing of the signs that are in front of a fence's lines in a list or a quote.
            diagnostic.fix = None;
            self.diagnostics.push(diagnostic);
        }
    }
}

/// Whether a map can be drawn.
pub(crate) fn is_right(compilation: &Compilation) -> bool {
    compilation.map.is_some() && compilation.diagnostics.iter().all(|diagnostic| diagnostic.severity != Severity::Error)
}

/// What a picture shows, for those who can't see it: what the map is called, and its stages.
pub(crate) fn alternative(map: &Map) -> String {
    let words = Words::for_lang(map.lang.as_deref());
    let stages: Vec<String> = map.stages.iter().map(|stage| stage.title.to_plain()).collect();
    let told = format!("{}. {}: {}.", map.title.to_plain(), words.stages, stages.join(words.comma));
    Words::fill(words.description, &[&told]).replace('\n', " ")
}

/// A title as a part of a file's name: lower case, words joined by hyphens.
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
