//! How many changes there are of each kind, in one line.

use std::collections::BTreeSet;

use crate::{
    compare::{Change, Kind, Topic, Value, Verdict, What},
    model::{Map, Status},
    report::count,
};

/// Counts by topic: `stages and columns: 1 added, 2 removed; feelings: 3 better; pains: 1 added`.
pub fn summary(changes: &[Change]) -> String {
    let mut parts = Vec::new();
    let of = |topic: Topic| changes.iter().filter(move |change| change.topic == topic);
    let is_way = |change: &&Change| change.kind == Kind::Way;
    parts.extend(told("stages and columns", &signs(of(Topic::Story).filter(|change| !is_way(change)), true)));
    parts.extend(told("ways", &signs(of(Topic::Story).filter(is_way), true)));
    let feelings = of(Topic::Experience).filter(|change| is_field(change, "feels"));
    parts.extend(told("feelings", &verdicts(feelings)));
    parts.extend(told("pains", &signs(of(Topic::Pains), false)));
    parts.extend(told("opportunities", &opportunities(of(Topic::Opportunities))));
    let figures = of(Topic::Figures).count();
    if figures > 0 {
        parts.push(count(figures, "figure"));
    }
    let other = changes.iter().filter(|change| match change.topic {
        Topic::Map | Topic::Declarations | Topic::Content => true,
        // The word for a feeling is counted with its score.
        Topic::Experience => !is_field(change, "feels") && !is_field(change, "feeling"),
        Topic::Story | Topic::Pains | Topic::Opportunities | Topic::Figures => false,
    });
    let other = other.count();
    let other = if parts.is_empty() { changes.len() } else { other };
    if other > 0 {
        parts.push(if parts.is_empty() { count(other, "change") } else { count(other, "other change") });
    }
    parts.join("; ")
}

/// The contents of a map that has no other side.
pub fn inventory(map: &Map) -> String {
    let columns = map.columns.iter().filter(|column| column.kind != crate::model::ColumnKind::Stage).count();
    let kinds = [(map.stages.len(), "stage"), (columns, "column"), (map.pains.len(), "pain")];
    let mut told: Vec<String> = kinds.iter().filter(|(n, _)| *n > 0).map(|&(n, kind)| count(n, kind)).collect();
    match map.opportunities.len() {
        0 => {}
        1 => told.push("1 opportunity".to_owned()),
        many => told.push(format!("{many} opportunities")),
    }
    told.join(", ")
}

fn told(what: &str, counts: &[(usize, &str)]) -> Option<String> {
    let told: Vec<String> = counts.iter().filter(|(n, _)| *n > 0).map(|(n, word)| format!("{n} {word}")).collect();
    (!told.is_empty()).then(|| format!("{what}: {}", told.join(", ")))
}

fn is_field(change: &Change, wanted: &str) -> bool {
    matches!(&change.what, What::Changed { field, .. } if field == wanted)
}

fn signs<'a>(changes: impl Iterator<Item = &'a Change>, in_detail: bool) -> Vec<(usize, &'static str)> {
    let (mut added, mut removed, mut moved, mut renamed) = (0, 0, 0, 0);
    // One thing with several changes is one thing.
    let mut changed = BTreeSet::new();
    for change in changes {
        match &change.what {
            What::Added | What::TakesLines { .. } | What::Replaces(_) => added += 1,
            What::Gone | What::GivesLines { .. } => removed += 1,
            What::Moved { .. } if in_detail => moved += 1,
            What::Renamed { .. } if in_detail => renamed += 1,
            What::Moved { .. } | What::Renamed { .. } | What::Changed { .. } => {
                changed.insert(&change.name);
            }
        }
    }
    let changed = changed.len();
    vec![(added, "added"), (removed, "removed"), (moved, "moved"), (renamed, "renamed"), (changed, "changed")]
}

/// An opportunity that is done or dropped is closed.
fn opportunities<'a>(changes: impl Iterator<Item = &'a Change>) -> Vec<(usize, &'static str)> {
    let closes = |change: &&Change| match &change.what {
        What::Changed { field, to: Some(Value::Text(status)), .. } => {
            field == "status" && Status::named(status).is_some_and(Status::is_closed)
        }
        _ => false,
    };
    let (done, other): (Vec<&Change>, Vec<&Change>) = changes.partition(closes);
    let mut counts = signs(other.into_iter(), false);
    counts.push((done.len(), "closed"));
    counts
}

fn verdicts<'a>(changes: impl Iterator<Item = &'a Change>) -> Vec<(usize, &'static str)> {
    let (mut better, mut worse, mut new, mut removed, mut changed) = (0, 0, 0, 0, 0);
    for change in changes {
        match (&change.what, change.verdict) {
            (_, Some(Verdict::Better)) => better += 1,
            (_, Some(Verdict::Worse)) => worse += 1,
            (What::Changed { from: None, .. }, None) => new += 1,
            (What::Changed { to: None, .. }, None) => removed += 1,
            // It may be chance.
            (_, None) => changed += 1,
        }
    }
    vec![(better, "better"), (worse, "worse"), (new, "new"), (removed, "removed"), (changed, "changed")]
}
