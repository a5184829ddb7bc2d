//! Changes in figures: metrics, time, reach, priority.

use super::{
    change::{Change, Topic, Value},
    place_pair::PlacePair,
    somebody::of_whom,
    story::Story,
    subject::{Subject, verdict},
};
use crate::{
    model::{Better, Duration, Facts, Map, MeasureId, Metric, PersonaId, Priority, Reach, Whom},
    parse::converted,
};

/// Changes of a place's figures.
pub fn changes(both: &PlacePair<'_>) -> Vec<Change> {
    let subject = both.subject.on(Topic::Figures);
    let (old, new) = (both.old, both.new);
    let mut changes = metrics(both);
    for (whom, who) in everyone_and_each(both) {
        let takes = (find(&old.takes, whom.0, |of| of.whom), find(&new.takes, whom.1, |of| of.whom));
        let spans = (takes.0.map(|of| of.span), takes.1.map(|of| of.span));
        let time = |value: fn(&Duration) -> Option<Value>| (takes.0.and_then(value), takes.1.and_then(value));
        let typical = time(|of| of.takes.typical().map(Value::Seconds));
        let range = time(|of| Some(Value::Range(of.takes.min?, of.takes.max?)));
        // An average in the middle of the range is said in addition to it, though it is the same figure.
        let average = time(|of| of.takes.average.map(Value::Seconds));
        let average = if typical.0 == typical.1 { average } else { (None, None) };
        // `5 min` that are `4..6 min` now: one line says both.
        let (typical, range, average) = match (&range, &average) {
            ((None, Some(now)), (Some(before), None)) | ((Some(before), None), (None, Some(now))) => {
                ((Some(before.clone()), Some(now.clone())), (None, None), (None, None))
            }
            (_, _) => (typical, range, average),
        };
        let timed = [
            subject.field_of("takes", who.clone(), typical.0, typical.1),
            subject.field_of("takes between", who.clone(), range.0, range.1),
            subject.field_of("takes on average", who.clone(), average.0, average.1),
        ];
        let certain = |of: Option<&Duration>| of.and_then(|of| Some((of.takes.typical()?, of.measured)));
        let (one, other) = (certain(takes.0), certain(takes.1));
        let timed = timed.into_iter().enumerate().filter_map(|(at, change)| Some((at, change?)));
        let timed = timed.map(|(at, change)| match at {
            0 => change.between(one, other),
            _ => change,
        });
        changes.extend(timed.map(|change| change.at(spans.0, spans.1)));
        let reach = (find(&old.reach, whom.0, |of| of.whom), find(&new.reach, whom.1, |of| of.whom));
        let percent = |reach: Option<&Reach>| reach.map(|of| Value::Percent(of.percent));
        let change = subject.field_of("reach", who, percent(reach.0), percent(reach.1));
        let share = |of: Option<&Reach>| of.map(|of| (of.percent, of.measured));
        let (one, other) = (share(reach.0), share(reach.1));
        changes.extend(change.map(|change| {
            let change = change.between(one, other);
            change.at(reach.0.map(|of| of.span), reach.1.map(|of| of.span))
        }));
    }
    changes.extend(priority(both));
    changes
}

/// The figure for this persona, or for everybody.
fn find<T>(all: &[T], whom: Option<Whom>, of: impl Fn(&T) -> Whom) -> Option<&T> {
    let whom = whom?;
    all.iter().find(|one| of(one) == whom)
}

/// Whom a figure can be for, in each of the two maps, and what to call them.
type WhomInBoth = ((Option<Whom>, Option<Whom>), Option<String>);

fn everyone_and_each(both: &PlacePair<'_>) -> Vec<WhomInBoth> {
    let everyone = ((Some(Whom::Everyone), Some(Whom::Everyone)), None);
    let personas = |facts: &Facts| -> Vec<PersonaId> {
        let whom = facts.takes.iter().map(|of| of.whom).chain(facts.reach.iter().map(|of| of.whom));
        whom.filter_map(|whom| if let Whom::One(id) = whom { Some(id) } else { None }).collect()
    };
    let each = both.story.people.among(personas(both.old), personas(both.new));
    let each = each.map(|(ids, who)| ((ids.0.map(Whom::One), ids.1.map(Whom::One)), who));
    std::iter::once(everyone).chain(each).collect()
}

fn priority(both: &PlacePair<'_>) -> Vec<Change> {
    let subject = both.subject.on(Topic::Figures);
    let (old, new) = (&both.old.score, &both.new.score);
    let spans = (old.as_ref().map(|of| of.span), new.as_ref().map(|of| of.span));
    // As the drawing shows it: a difference of a hundredth of a point is noise.
    let value = |score: &Option<Priority>| score.as_ref().map(|of| Value::Score(Priority::shown(of.value)));
    let mut changes: Vec<Change> = subject.field("priority", value(old), value(new)).into_iter().collect();
    let names = |map: &Map, score: &Option<Priority>| -> Vec<(String, f64)> {
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
    let subject = both.subject.on(Topic::Figures);
    metrics_of(&subject, both.story, &both.old.metrics, &both.new.metrics)
}

/// Changes in metrics of the same thing in both maps.
pub fn metrics_of(subject: &Subject, story: &Story<'_>, before: &[Metric], after: &[Metric]) -> Vec<Change> {
    // What an earlier one is in the later map, whatever the measure and the persona were called.
    let later: Vec<Option<(MeasureId, Whom)>> =
        before.iter().map(|of| story.later_measure(of.measure).zip(story.people.later(of.whom))).collect();
    let mut changes = Vec::new();
    for to in after {
        let from = later.iter().position(|of| *of == Some((to.measure, to.whom))).map(|at| &before[at]);
        changes.extend(metric(subject, story.new, from, Some(to)));
    }
    let is_there = |of: &Option<(MeasureId, Whom)>| after.iter().any(|to| *of == Some((to.measure, to.whom)));
    for (from, _) in before.iter().zip(&later).filter(|(_, later)| !is_there(later)) {
        changes.extend(metric(subject, story.old, Some(from), None));
    }
    changes
}

fn metric(subject: &Subject, map: &Map, from: Option<&Metric>, to: Option<&Metric>) -> Vec<Change> {
    let Some(shown) = to.or(from) else { return Vec::new() };
    let measure = map.measure(shown.measure);
    let of = || Some(of_whom(map, measure.label.to_plain(), shown.whom));
    let unit = |metric: &Metric, value: f64| Value::Figure(value, metric.unit.clone());
    let other_whole = from.zip(to).and_then(|(from, to)| Some((from.of?, to.of?))).filter(|(old, new)| old != new);
    let pick = |pick: fn(&Metric) -> Option<f64>| {
        let value = |metric: Option<&Metric>| metric.and_then(|metric| Some(unit(metric, pick(metric)?)));
        // `60 min` and `1 h` are the same.
        let same = from.zip(to).is_some_and(|(from, to)| {
            pick(from).zip(pick(to)).is_some_and(|(figure, now)| match other_whole {
                Some((old, new)) => figure / old == now / new,
                None => in_unit_of(from, to, figure) == Some(now),
            })
        });
        if same { (None, None) } else { (value(from), value(to)) }
    };
    let better = from.zip(to).zip(measure.better).and_then(|((from, to), better)| {
        let (before, now) = (in_unit_of(from, to, from.value)?, to.value);
        // `3 of 5` and `6 of 10` are the same share.
        let (before, now) = other_whole.map_or((before, now), |(old, new)| (before / old, now / new));
        verdict(before, now, better == Better::Higher)
    });
    let (value, target, others) =
        (pick(|metric| Some(metric.value)), pick(|metric| metric.target), pick(|metric| metric.benchmark));
    // Of a new metric, and of one that is gone, the value and the target say enough.
    let beside = |of: fn(&Metric) -> Option<f64>| if from.is_some() && to.is_some() { pick(of) } else { (None, None) };
    let (was, highest) = (beside(|metric| metric.was), beside(|metric| metric.of));
    // A figure of another whole is only understood together with it.
    let with_whole = |metric: Option<&Metric>| {
        let metric = metric?;
        Some(Value::OutOf(metric.value, metric.of?))
    };
    let (value, highest) = match other_whole {
        Some(_) => ((with_whole(from), with_whole(to)), (None, None)),
        None => (value, highest),
    };
    let changes = [
        subject.field_of("metric", of(), value.0, value.1).map(|change| {
            let certain = |of: Option<&Metric>| of.map(|of| (of.value, of.measured)).filter(|_| other_whole.is_none());
            let (one, other) = (certain(from), certain(to));
            change.judged(better).between(one, other)
        }),
        subject.field_of("was", of(), was.0, was.1),
        subject.field_of("of", of(), highest.0, highest.1),
        subject.field_of("target", of(), target.0, target.1),
        subject.field_of("benchmark", of(), others.0, others.1),
    ];
    let spans = (from.map(|of| of.span), to.map(|of| of.span));
    changes.into_iter().flatten().map(|change| change.at(spans.0, spans.1)).collect()
}

/// A figure of the metric as it was, in the unit that it has now; `None` if that is another kind of unit.
fn in_unit_of(from: &Metric, to: &Metric, figure: f64) -> Option<f64> {
    match (&from.unit, &to.unit) {
        (Some(old), Some(new)) => converted(figure, old, new),
        (old, new) => (old == new).then_some(figure),
    }
}
