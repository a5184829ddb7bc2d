//! A map of a site, and the words that it says.

use crate::{model::Map, source::Sources};
use serde_json::Value;
use std::collections::BTreeSet;

/// A map of a site.
#[derive(Debug, Clone, Copy)]
pub struct SiteMap<'a> {
    /// The map.
    pub map: &'a Map,
    /// Its files, by which a persona that several maps share is identified.
    pub sources: &'a Sources,
    /// The address of its page, relative to the site's own folder.
    pub page: &'a str,
}

/// The language of a map that names none.
pub(super) const OTHERWISE: &str = "en";

/// Every word that a map says, each once.
pub fn words_of(map: &Map) -> String {
    let (mut words, mut left) = (BTreeSet::new(), vec![serde_json::to_value(map).unwrap_or_default()]);
    while let Some(value) = left.pop() {
        match value {
            Value::Object(fields) => {
                for (key, value) in fields {
                    match value {
                        Value::String(text) if key == "text" => {
                            words.extend(text.split_whitespace().map(str::to_owned))
                        }
                        // The content of a compared map is found with that map.
                        value if key != "compares" => left.push(value),
                        _ => {}
                    }
                }
            }
            Value::Array(values) => left.extend(values),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    words.into_iter().collect::<Vec<_>>().join(" ")
}
