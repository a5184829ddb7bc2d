//! What is measured differently: metrics, time, reach, priority.

use super::{
    change::{Change, Topic, Value},
    place_pair::PlacePair,
    subject::verdict,
};
use crate::model::{Better, Duration, Facts, Map, Metric};

/// Changes of a place's figures.
pub fn changes(both: &PlacePair<'_>) -> Vec<Change> {
    let subject = both.subject.on(Topic::Figures);
    let (old, new) = (both.old, both.new);
    let mut changes = metrics(both);
    let takes = |facts: &Facts| facts.takes.as_ref().map(|of| of.span);
    let spans = (takes(old), takes(new));
    let time = |value: fn(&Duration) -> Option<Value>| {
        (old.takes.as_ref().and_then(value), new.takes.as_ref().and_then(value))
    };
    let typical = time(|of| of.takes.typical().map(Value::Seconds));
    let range = time(|of| Some(Value::Range(of.takes.min?, of.takes.max?)));
    let timed = [subject.field("takes", typical.0, typical.1), subject.field("takes between", range.0, range.1)];
    changes.extend(timed.into_iter().flatten().map(|change| change.at(spans.0, spans.1)));
    let reach = |facts: &Facts| facts.reach.as_ref().map(|of| Value::Percent(of.percent));
    let spans = (old.reach.as_ref().map(|of| of.span), new.reach.as_ref().map(|of| of.span));
    changes.extend(subject.field("reach", reach(old), reach(new)).map(|change| change.at(spans.0, spans.1)));
    changes.extend(priority(both));
    changes
}

fn priority(both: &PlacePair<'_>) -> Vec<Change> {
    let subject = both.subject.on(Topic::Figures);
    let (old, new) = (&both.old.score, &both.new.score);
    let spans = (old.as_ref().map(|of| of.span), new.as_ref().map(|of| of.span));
    // As drawn: a hundredth of a point is nothing that somebody changed.
    let value = |score: &Option<crate::model::Priority>| score.as_ref().map(|of| Value::Score(of.value.round()));
    let mut changes: Vec<Change> = subject.field("priority", value(old), value(new)).into_iter().collect();
    let names = |map: &Map, score: &Option<crate::model::Priority>| -> Vec<(String, f64)> {
        let scores = score.iter().flat_map(|of| of.scores.clone());
        scores.map(|score| (map.criteria[score.criterion.index()].name.clone(), score.value)).collect()
    };
    let (from, to) = (names(both.story.old, old), names(both.story.new, new));
    let find = |list: &[(String, f64)], name: &str| list.iter().find(|of| of.0 == name).map(|of| Value::Score(of.1));
    let gone = from.iter().filter(|of| find(&to, &of.0).is_none());
    for (name, _) in to.iter().chain(gone) {
        changes.extend(subject.field_of("score", Some(name.clone()), find(&from, name), find(&to, name)));
    }
    changes.into_iter().map(|change| change.at(spans.0, spans.1)).collect()
}

fn metrics(both: &PlacePair<'_>) -> Vec<Change> {
    let name = |map: &Map, metric: &Metric| map.measure(metric.measure).name.to_string();
    let (old, new) = (both.story.old, both.story.new);
    let find = |map: &Map, list: &'_ [Metric], wanted: &str| list.iter().position(|of| name(map, of) == wanted);
    let mut changes = Vec::new();
    for to in &both.new.metrics {
        let from = find(old, &both.old.metrics, &name(new, to)).map(|at| &both.old.metrics[at]);
        changes.extend(metric(both, from, Some(to)));
    }
    for from in both.old.metrics.iter().filter(|of| find(new, &both.new.metrics, &name(old, of)).is_none()) {
        changes.extend(metric(both, Some(from), None));
    }
    changes
}

fn metric(both: &PlacePair<'_>, from: Option<&Metric>, to: Option<&Metric>) -> Vec<Change> {
    let subject = both.subject.on(Topic::Figures);
    let map = if to.is_some() { both.story.new } else { both.story.old };
    let Some(shown) = to.or(from) else { return Vec::new() };
    let measure = map.measure(shown.measure);
    let of = || Some(measure.label.to_plain());
    let unit = |metric: &Metric, value: f64| Value::Figure(value, metric.unit.clone());
    let pick = |pick: fn(&Metric) -> Option<f64>| {
        let value = |metric: Option<&Metric>| metric.and_then(|metric| Some(unit(metric, pick(metric)?)));
        (value(from), value(to))
    };
    let better = from.zip(to).and_then(|(from, to)| verdict(from.value, to.value, measure.better == Better::Higher));
    let (value, target, others) =
        (pick(|metric| Some(metric.value)), pick(|metric| metric.target), pick(|metric| metric.benchmark));
    let changes = [
        subject.field_of("metric", of(), value.0, value.1).map(|change| change.judged(better)),
        subject.field_of("target", of(), target.0, target.1),
        subject.field_of("benchmark", of(), others.0, others.1),
    ];
    let spans = (from.map(|of| of.span), to.map(|of| of.span));
    changes.into_iter().flatten().map(|change| change.at(spans.0, spans.1)).collect()
}
