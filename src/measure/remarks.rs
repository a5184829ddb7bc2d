//! What data has that a map says nothing of: no mistake, but worth knowing.

use crate::model::Map;

/// So many texts are named in one remark.
const NAMED: usize = 5;

/// A sentence for each source whose data has events that no column binds, for each with segments that are no persona's, and for each with channels of no
/// column.
pub fn remarks(map: &Map) -> Vec<String> {
    let sources = map.results.iter().flat_map(|results| &results.sources);
    let remark = |(name, of): (&String, &crate::model::Measurement)| {
        let events = told(name, "events that match no column", &of.unbound);
        let segments = told(name, "segments that match no persona", &of.unmatched);
        let channels = told(name, "channels that match no column", &of.elsewhere);
        [events, segments, channels]
    };
    sources.flat_map(remark).flatten().collect()
}

fn told(source: &str, what: &str, counted: &[(String, u64)]) -> Option<String> {
    let mut counted: Vec<&(String, u64)> = counted.iter().collect();
    counted.sort_by_key(|(text, n)| (std::cmp::Reverse(*n), text.clone()));
    let named: Vec<String> = counted.iter().take(NAMED).map(|(text, n)| format!("`{text}` ({n})")).collect();
    let more = counted.len().saturating_sub(NAMED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    (!named.is_empty()).then(|| format!("the data of `{source}` has {what}: {}{more}", named.join(", ")))
}
