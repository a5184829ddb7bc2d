//! Lines that can be repeated, and the sources of a line.

use super::{
    change::{Change, Value},
    prose::{paired, told},
    subject::Subject,
};
use crate::model::{FileLink, Insight, Map, PictureId, SourceId, Text};

/// Lines with one keyword, of which there may be several.
pub fn lines(subject: &Subject, field: &str, old: &[Text], new: &[Text]) -> Vec<Change> {
    let pairs = paired(old, new, told);
    let change = |(from, to): (Option<Text>, Option<Text>)| {
        let (old, new) = (from.as_ref().map(|text| text.span), to.as_ref().map(|text| text.span));
        Some(subject.field(field, Value::text(from.as_ref()), Value::text(to.as_ref()))?.at(old, new))
    };
    pairs.into_iter().filter_map(change).collect()
}

/// Insights, with their evidence.
pub fn insights(subject: &Subject, old: (&Map, &[Insight]), new: (&Map, &[Insight])) -> Vec<Change> {
    let all = |(map, insights): (&Map, &[Insight])| {
        let line = |of: &Insight| Text::plain(told(&of.text) + &from(map, &of.from), of.span);
        insights.iter().map(line).collect::<Vec<_>>()
    };
    lines(subject, "insight", &all(old), &all(new))
}

/// The sources, as readers know them.
pub fn evidence(map: &Map, sources: &[SourceId]) -> Option<Value> {
    Value::list(sources.iter().map(|&id| map.source(id).label.to_plain()))
}

/// The evidence of a claim, as a suffix to its text.
pub fn from(map: &Map, sources: &[SourceId]) -> String {
    let labels: Vec<String> = sources.iter().map(|&id| map.source(id).label.to_plain()).collect();
    if labels.is_empty() { String::new() } else { format!(" (from {})", labels.join(", ")) }
}

/// A picture, by its path; as of a file that is attached, it doesn't matter whether it is there.
pub fn image(map: &Map, id: Option<PictureId>, lost: &Option<String>) -> Option<Value> {
    Value::word(id.map(|id| map.picture(id).path.clone()).or_else(|| lost.clone()))
}

/// A file, with the label that readers see.
pub fn file(file: &FileLink) -> String {
    let label = file.label.as_ref().map(|label| format!(" as {}", label.to_plain()));
    file.path.clone() + &label.unwrap_or_default()
}
