//! Ways that are new or gone, or that more or fewer people take.

use super::{
    change::{Change, Kind, Topic, Value, What},
    lines::evidence,
    matching::Matching,
    story::Story,
    subject::{Subject, verdict},
};
use crate::model::{ColumnId, Map, PersonaId, Target, Way, Whom};
use rustc_hash::FxHashMap;

/// What identifies a way: both ends and whom the line names, as the later map has them.
type Key = (ColumnId, Target, Option<PersonaId>);

/// What says that two of several ways between the same columns are the same one, the surest first; at last their order.
const SAME: [fn(&Way) -> Option<String>; 3] = [
    |way| way.reason.as_ref().map(|reason| reason.to_plain()),
    |way| way.share.map(|share| share.to_string()),
    |_| Some(String::new()),
];

/// Matches ways between the same columns for the same persona.
pub fn known(story: &Story<'_>) -> Matching {
    let (old, new) = (&story.old.ways, &story.new.ways);
    let mut known = Matching::none(old.len(), new.len());
    for same in SAME {
        let mut earlier: FxHashMap<(Key, String), Vec<usize>> = FxHashMap::default();
        for (at, way) in old.iter().enumerate().rev().filter(|(at, _)| known.after[*at].is_none()) {
            if let Some(key) = key_before(story, way).zip(same(way)) {
                earlier.entry(key).or_default().push(at);
            }
        }
        for (at, way) in new.iter().enumerate() {
            let Some(said) = same(way).filter(|_| known.before[at].is_none()) else { continue };
            let before = earlier.get_mut(&((way.from, way.to, one(way.whom)), said)).and_then(Vec::pop);
            before.into_iter().for_each(|before| known.join(before, at));
        }
    }
    known
}

fn key_before(story: &Story<'_>, way: &Way) -> Option<Key> {
    let after = |column: ColumnId| story.columns.after[column.index()].map(ColumnId::new);
    let to = match way.to {
        Target::Column(column) => Target::Column(after(column)?),
        Target::End => Target::End,
    };
    Some((after(way.from)?, to, one(story.people.later(way.whom)?)))
}

fn one(whom: Whom) -> Option<PersonaId> {
    match whom {
        Whom::Everyone => None,
        Whom::One(id) => Some(id),
    }
}

/// The changes. That a column is new or gone says enough about the ways that lead away from it.
pub fn changes(story: &Story<'_>) -> Vec<Change> {
    let known = known(story);
    let leave = (leaving(story.old), leaving(story.new));
    let mut changes = Vec::new();
    for (at, way) in story.new.ways.iter().enumerate() {
        match known.before[at].map(|before| &story.old.ways[before]) {
            Some(before) => changes.extend(changed(story, &leave, before, way)),
            None if story.columns.before[way.from.index()].is_some() => {
                changes.push(whole(subject(story, None, Some(way)), way).change(What::Added, None));
            }
            None => {}
        }
    }
    for (way, after) in story.old.ways.iter().zip(&known.after) {
        if after.is_none() && story.columns.after[way.from.index()].is_some() {
            changes.push(whole(subject(story, Some(way), None), way).change(What::Gone, None));
        }
    }
    changes
}

fn changed(story: &Story<'_>, leave: &(Leaving, Leaving), before: &Way, way: &Way) -> Vec<Change> {
    let subject = subject(story, Some(before), Some(way));
    let share = |way: &Way| way.share.map(Value::Percent);
    // More people leaving is bad news; for other ways nobody can say. Several reasons to leave are judged by their sum.
    let judged = before.share.zip(way.share).filter(|_| way.to == Target::End);
    let judged = judged.and_then(|(from, to)| verdict(from, to, false));
    let judged = judged.filter(|judged| {
        let sum = |all: &Leaving, way: &Way| *all.get(&(way.from, one(way.whom)))?;
        let tenths = |sum: f64| (sum * 10.0).round();
        let sums = sum(&leave.0, before).map(tenths).zip(sum(&leave.1, way).map(tenths));
        sums.and_then(|(from, to)| verdict(from, to, false)) == Some(*judged)
    });
    let reason = |way: &Way| Value::text(way.reason.as_ref());
    let (old, new) = (story.old, story.new);
    let fields = [
        subject.field("share", share(before), share(way)).map(|change| {
            let certain = |way: &Way| way.share.map(|share| (share, way.measured));
            change.judged(judged).between(certain(before), certain(way))
        }),
        subject.field("reason", reason(before), reason(way)),
        subject.field("for", left_for(old, before), left_for(new, way)),
        subject.field("from", evidence(old, &before.sources), evidence(new, &way.sources)),
    ];
    fields.into_iter().flatten().collect()
}

/// How many leave from a column, of those whom the lines are about, whatever their reasons; `None` if one of them has no share.
type Leaving = FxHashMap<(ColumnId, Option<PersonaId>), Option<f64>>;

fn leaving(map: &Map) -> Leaving {
    let mut all = Leaving::default();
    for way in map.ways.iter().filter(|way| way.to == Target::End) {
        let sum = all.entry((way.from, one(way.whom))).or_insert(Some(0.0));
        *sum = sum.zip(way.share).map(|(sum, share)| sum + share);
    }
    all
}

/// Whom a way is for, if somebody has lines of their own instead.
fn left_for(map: &Map, way: &Way) -> Option<Value> {
    let meant = map.comes_to_both(way.from, way.to).count();
    let whom = way.personas.iter().map(|&id| map.persona(id).label.to_plain());
    Value::list(whom).filter(|_| way.whom == Whom::Everyone && way.personas.len() < meant)
}

fn subject(story: &Story<'_>, old: Option<&Way>, new: Option<&Way>) -> Subject {
    let shown = new.map(|way| (story.new, way)).or(old.map(|way| (story.old, way)));
    Subject {
        topic: Topic::Story,
        kind: Kind::Way,
        name: shown.map(|(map, way)| map.column(way.from).name.to_string()).unwrap_or_default(),
        title: shown.map(|(map, way)| title(map, way)).unwrap_or_default(),
        place: None,
        severity: None,
        old: old.map(|way| way.span),
        new: new.map(|way| way.span),
    }
}

/// A way that is only in one map is told with all that its line says: there may be several between the same columns.
fn whole(mut subject: Subject, way: &Way) -> Subject {
    let share = way.share.map(|share| format!("{}\u{a0}%", (share * 10.0).round() / 10.0));
    let said: Vec<String> = share.into_iter().chain(way.reason.as_ref().map(|reason| reason.to_plain())).collect();
    if !said.is_empty() {
        subject.title = format!("{}, {}", subject.title, said.join(": "));
    }
    subject
}

/// Both ends, and whom the line names.
fn title(map: &Map, way: &Way) -> String {
    let column = |id| map.column(id).title.to_plain();
    let to = match way.to {
        Target::Column(to) => column(to),
        Target::End => "end".to_owned(),
    };
    let whom = match way.whom {
        Whom::Everyone => String::new(),
        Whom::One(id) => format!(" ({})", map.persona(id).label.to_plain()),
    };
    format!("{} → {to}{whom}", column(way.from))
}
