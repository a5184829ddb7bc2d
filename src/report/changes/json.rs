//! Changes for other programs.

use super::{Changed, NotCompared, Side, summary::summary};
use crate::{
    compare::{Chance, Change, Kind, Topic, Value, Verdict, What, Where},
    model::Severity,
    span::Span,
};
use serde::Serialize;

/// Writes the changes of several maps as one JSON document, which also names those that weren't compared.
pub fn changes_json(all: &[Changed<'_>], not_compared: &[NotCompared]) -> String {
    let comparisons = all.iter().map(comparison).collect();
    let document = Document { wayline: env!("CARGO_PKG_VERSION"), comparisons, not_compared };
    // This can't fail: all keys are strings.
    serde_json::to_string_pretty(&document).map(|text| text + "\n").unwrap_or_default()
}

#[derive(Serialize)]
struct Document<'a> {
    wayline: &'static str,
    comparisons: Vec<Comparison<'a>>,
    not_compared: &'a [NotCompared],
}

#[derive(Serialize)]
struct Comparison<'a> {
    old: Name<'a>,
    new: Name<'a>,
    same: bool,
    summary: String,
    changes: Vec<ChangeEntry<'a>>,
}

#[derive(Serialize)]
struct Name<'a> {
    name: &'a str,
    /// `null` if there is no map on this side.
    title: Option<String>,
}

#[derive(Serialize)]
struct ChangeEntry<'a> {
    topic: Topic,
    kind: Kind,
    name: &'a str,
    title: &'a str,
    #[serde(rename = "in")]
    inside: Option<&'a str>,
    severity: Option<Severity>,
    what: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<&'a str>,
    from: Before<'a>,
    to: Before<'a>,
    verdict: Option<Verdict>,
    chance: Option<Chance>,
    old: Option<SourceLine<'a>>,
    new: Option<SourceLine<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Before<'a> {
    Nothing,
    Text(&'a str),
    Texts(&'a [String]),
    Value(Valued<'a>),
    Where(&'a Where),
}

#[derive(Serialize)]
#[serde(untagged)]
enum Valued<'a> {
    Plain(&'a Value),
    Figure { value: f64, unit: Option<&'a str> },
    OutOf { value: f64, of: f64 },
    Range { min: f64, max: f64 },
}

#[derive(Serialize)]
struct SourceLine<'a> {
    file: &'a str,
    line: u32,
}

fn comparison<'a>(of: &'a Changed<'_>) -> Comparison<'a> {
    let title = |side: Option<Side<'_>>| side.map(|side| side.map.title.to_plain());
    Comparison {
        old: Name { name: &of.old_name, title: title(of.old) },
        new: Name { name: &of.new_name, title: title(of.new) },
        same: of.is_same(),
        summary: summary(&of.difference.changes),
        changes: of.difference.changes.iter().map(|change| entry(of, change)).collect(),
    }
}

fn entry<'a>(of: &'a Changed<'_>, change: &'a Change) -> ChangeEntry<'a> {
    let (what, from, to) = match &change.what {
        What::Added => ("added", Before::Nothing, Before::Nothing),
        What::Gone => ("gone", Before::Nothing, Before::Nothing),
        What::TakesLines { of } => ("added", Before::Text(of), Before::Nothing),
        What::GivesLines { to } => ("gone", Before::Nothing, Before::Text(to)),
        What::Replaces(titles) => ("replaces", Before::Texts(titles), Before::Nothing),
        What::Moved { from, to } => ("moved", Before::Where(from), Before::Where(to)),
        What::Renamed { from, to } => ("renamed", Before::Text(from), Before::Text(to)),
        What::Changed { from, to, .. } => ("changed", value(from.as_ref()), value(to.as_ref())),
    };
    let (field, whose) = match &change.what {
        What::Changed { field, of, .. } => (Some(field.as_str()), of.as_deref()),
        What::Added | What::TakesLines { .. } | What::Gone | What::GivesLines { .. } => (None, None),
        What::Replaces(_) | What::Moved { .. } | What::Renamed { .. } => (None, None),
    };
    ChangeEntry {
        topic: change.topic,
        kind: change.kind,
        name: &change.name,
        title: &change.title,
        inside: change.place.as_deref(),
        severity: change.severity,
        what,
        field,
        of: whose,
        from,
        to,
        verdict: change.verdict,
        chance: change.chance,
        old: place(of.old, change.old),
        new: place(of.new, change.new),
    }
}

fn value(value: Option<&Value>) -> Before<'_> {
    match value {
        None => Before::Nothing,
        Some(Value::Figure(value, unit)) => Before::Value(Valued::Figure { value: *value, unit: unit.as_deref() }),
        Some(&Value::OutOf(value, of)) => Before::Value(Valued::OutOf { value, of }),
        Some(Value::Range(min, max) | Value::Between(min, max)) => {
            Before::Value(Valued::Range { min: *min, max: *max })
        }
        Some(value) => Before::Value(Valued::Plain(value)),
    }
}

fn place<'a>(side: Option<Side<'a>>, span: Option<Span>) -> Option<SourceLine<'a>> {
    let source = side?.sources.get(span?.file);
    Some(SourceLine { file: &source.name, line: source.position(span?.start).line })
}
