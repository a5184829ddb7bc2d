//! Maps that stand in Markdown: found, compiled with places in the Markdown file, drawn, and put where readers see them.
//!
//! Nothing here writes a file.

mod fence;
mod put;

pub(crate) use fence::{Fence, Shown, journeys, texts};
pub(crate) use put::{Picture, copied, put};

use super::pipeline;
use crate::{
    compile::Compilation,
    diagnostic::Severity,
    load::Loader,
    model::Map,
    options::Options,
    source::{Source, Sources},
    vocabulary::Words,
};

/// Compiles a map of a Markdown file. `markdown` is the whole file, which messages shall show.
pub(crate) fn compiled(
    name: &str,
    markdown: &str,
    fence: &Fence,
    loader: &dyn Loader,
    options: &Options,
) -> Compilation {
    let mut compilation = pipeline::compiled(name, fence.text.as_bytes(), loader, options);
    let mut sources = Sources::default();
    for (id, source) in compilation.sources.iter() {
        // The map was read from a text in which everything else is blank; people look at the whole.
        let own = id == Default::default();
        sources.add(if own { Source::new(name, markdown) } else { source.clone() });
    }
    compilation.sources = sources;
    // Edits know nothing of the signs that stand in front of a fence's lines in a list or a quote.
    compilation.diagnostics.iter_mut().for_each(|diagnostic| diagnostic.fix = None);
    compilation
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
