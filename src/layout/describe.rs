//! Describes the drawing for people who can't see it.

use super::{Words, chart};
use crate::model::{ColumnKind, Map, Path};

/// Nobody listens to more curves than this; the page has all of them in tables.
const MOST_CURVES: usize = 8;

/// The drawing's description: what it is about, what it shows, and each curve in words.
pub fn describe(map: &Map, paths: &[Path], words: &Words) -> String {
    let columns = map.columns.iter().filter(|column| column.kind != ColumnKind::Stage).count();
    let personas = if map.is_unnamed_customer() { 0 } else { map.personas.len() };
    let counts = [
        (words.stages, map.stages.len()),
        (words.columns, columns),
        (words.personas, personas),
        (words.pains, map.open_pains().count()),
        (words.gains, map.gains.len()),
        (words.opportunities, map.opportunities.len()),
    ];
    let parts: Vec<_> =
        counts.iter().filter(|(_, count)| *count > 0).map(|(what, count)| format!("{what}: {count}")).collect();
    let summary = Words::fill(words.description, &[&format!("{}.", parts.join(words.comma))]);
    let about = map.about.as_ref().map(|about| about.one_line());
    // One line for each, so that a change in one curve changes one line.
    let curves = chart::describe_part(map, paths, &(0..map.columns.len()))
        .into_iter()
        .take(MOST_CURVES)
        .map(|(_, curve)| curve.replace('\n', " "));
    about.into_iter().chain([summary]).chain(curves).collect::<Vec<_>>().join("\n")
}

/// The prefix of every id in the drawing: the caller's, then the map's file name or title, in the characters that ids
/// allow.
pub fn prefix(map: &Map, wanted: Option<&str>) -> String {
    let wanted = slug(wanted.unwrap_or_default());
    if wanted.is_empty() { own_prefix(map) } else { format!("{wanted}-{}", own_prefix(map)) }
}

fn own_prefix(map: &Map) -> String {
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
