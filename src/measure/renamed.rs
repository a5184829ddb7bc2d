//! Results under other names.

use super::{Results, queries};
use crate::model::Map;
use std::collections::BTreeMap;

/// The results of a map, under the names of the same map with other names. `None` if it has no results, or nothing in them is called
/// differently.
pub fn renamed(before: &Map, after: &Map) -> Option<Results> {
    let results = before.results.as_ref()?;
    let keys = before.asks.iter().map(|ask| ask.key.as_str()).zip(after.asks.iter().map(|ask| ask.key.as_str()));
    let keys: BTreeMap<&str, &str> = keys.collect();
    let sources = before.sources.iter().zip(&after.sources).map(|(old, new)| (old.name.as_str(), new.name.as_str()));
    let sources: BTreeMap<&str, &str> = sources.collect();
    let prints = |map: &Map| -> BTreeMap<String, String> {
        queries(map).into_iter().map(|query| (query.source.clone(), query.fingerprint())).collect()
    };
    let (old, new) = (prints(before), prints(after));
    let mut renamed = Results::default();
    for (name, of) in &results.sources {
        let (now, mut of) = (*sources.get(name.as_str()).unwrap_or(&name.as_str()), of.clone());
        // A query that was another one before is still another one.
        if old.get(name) == Some(&of.query)
            && let Some(query) = new.get(now)
        {
            of.query.clone_from(query);
        }
        renamed.sources.insert(now.to_owned(), of);
    }
    for (key, finding) in &results.findings {
        renamed.findings.insert((*keys.get(key.as_str()).unwrap_or(&key.as_str())).to_owned(), *finding);
    }
    (renamed != *results).then_some(renamed)
}
