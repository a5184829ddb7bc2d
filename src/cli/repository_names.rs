//! What services that know a repository call files: annotations and code scanning need paths from its top, wherever the program runs.

use super::{
    access::{self, canonical},
    console::Style,
    display_path::{lexical, slashed},
};
use crate::report::Report;
use std::{collections::BTreeMap, env, path::Path};

/// The folder that GitHub's runner has checked out, from which it reads the paths of annotations.
const WORKSPACE: &str = "GITHUB_WORKSPACE";

/// The names for the files of a report that have another one there.
pub(crate) fn names(report: &Report, style: Style) -> BTreeMap<String, String> {
    let workspace = match style {
        Style::Github => {
            env::var_os(WORKSPACE).filter(|of| !of.is_empty()).and_then(|of| canonical(Path::new(&of)).ok())
        }
        Style::Sarif => None,
        Style::Text | Style::Short | Style::Json => return BTreeMap::new(),
    };
    let Ok(here) = access::here() else { return BTreeMap::new() };
    let sources = report.files.iter().flat_map(|file| file.sources.iter().map(|(_, source)| source));
    let places = report.failures.iter().chain(&report.notes).filter_map(|failure| failure.place.as_ref());
    let sources = sources.chain(places.map(|place| &place.source));
    let named = |name: &str| {
        let path = lexical(&here.join(name));
        let top = workspace.as_deref().filter(|top| path.starts_with(top)).or_else(|| top(&path))?;
        let there = slashed(path.strip_prefix(top).ok()?);
        (there != name && access::is_taken(&path)).then_some(there)
    };
    let mut names = BTreeMap::new();
    for source in sources {
        if !names.contains_key(&source.name) {
            names.insert(source.name.clone(), named(&source.name));
        }
    }
    names.into_iter().filter_map(|(name, there)| Some((name, there?))).collect()
}

/// The top folder of the repository that a file is in.
fn top(path: &Path) -> Option<&Path> {
    path.ancestors().skip(1).find(|folder| access::is_taken(&folder.join(".git")))
}
