//! JSON: the resolved model, as `docs/src/schema/map.schema.json` describes it.

use crate::{
    model::{Map, Path},
    source::Sources,
};
use serde::Serialize;

#[derive(Serialize)]
struct Document<'a> {
    /// The program's version.
    wayline: &'static str,
    /// The files that a span's `file` refers to by position.
    files: Vec<&'a str>,
    #[serde(flatten)]
    map: &'a Map,
    /// What comes of the ways, for each persona.
    paths: Vec<Path>,
}

/// Writes the map as JSON, indented, with a line break at the end.
///
/// ```
/// use wayline::{Options, compile, export::json, load::NoFiles};
///
/// let text = b"journey: Coffee run\nstage: Enter\n  feels 1: Welcome\n";
/// let compilation = compile("coffee.journey", text, &NoFiles, &Options::default());
/// let json = json(&compilation.map.expect("a map"), &compilation.sources);
/// assert!(json.contains("\"file\": \"coffee.journey\""));
/// ```
pub fn json(map: &Map, sources: &Sources) -> String {
    let files = sources.iter().map(|(_, source)| source.name.as_str()).collect();
    let document = Document { wayline: env!("CARGO_PKG_VERSION"), files, map, paths: map.paths() };
    // Strings, numbers and lists can always be serialised: no map has a key that isn't a string.
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}
