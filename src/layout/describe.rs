//! What the drawing shows, for those who can't see it.

use super::Words;
use crate::model::{ColumnKind, Map};

/// The drawing's description: what it is about, and what is on it.
pub fn describe(map: &Map, words: &Words) -> String {
    let columns = map.columns.iter().filter(|column| column.kind != ColumnKind::Stage).count();
    let personas = if map.is_unnamed_customer() { 0 } else { map.personas.len() };
    let counts = [
        (words.stages, map.stages.len()),
        (words.columns, columns),
        (words.personas, personas),
        (words.pains, map.pains.len()),
        (words.gains, map.gains.len()),
        (words.opportunities, map.opportunities.len()),
    ];
    let parts: Vec<_> =
        counts.iter().filter(|(_, count)| *count > 0).map(|(what, count)| format!("{what}: {count}")).collect();
    let summary = Words::fill(words.description, &[&format!("{}.", parts.join(", "))]);
    match &map.about {
        Some(about) => format!("{} {summary}", about.to_plain().replace('\n', " ")),
        None => summary,
    }
}

/// What every id in the drawing begins with: the map's file name, or its title, as far as ids can have it.
pub fn prefix(map: &Map) -> String {
    let file = map.file.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = file.split('.').next().unwrap_or_default();
    let from_file = slug(stem);
    let slug = if from_file.is_empty() { slug(&map.title.to_plain()) } else { from_file };
    if slug.is_empty() { "map".to_owned() } else { slug }
}

fn slug(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let slug = words.map(str::to_lowercase).collect::<Vec<_>>().join("-");
    // An id may not begin with a digit.
    if slug.starts_with(|c: char| c.is_ascii_digit()) { format!("m{slug}") } else { slug }
}
