//! Pains, gains and opportunities that were opened, closed or changed.

use super::{
    change::{Change, Kind, Topic, Value, Verdict, What, Where},
    lines::evidence,
    matching::{Matching, Thing},
    story::{self, Story},
    subject::{Subject, verdict},
};
use crate::{
    model::{ColumnId, Gain, Map, Name, Opportunity, Pain, PainStatus, PersonaId, Place, Severity, Status, Text},
    span::Span,
};

/// Changes in all three.
pub fn changes(story: &Story<'_>) -> Vec<Change> {
    let (old, new) = (story.old, story.new);
    let mut changes = each(story, &old.pains, &new.pains);
    changes.extend(each(story, &old.gains, &new.gains));
    changes.extend(each(story, &old.opportunities, &new.opportunities));
    changes
}

/// Something with a place and a text.
pub trait Point {
    const KIND: Kind;
    const TOPIC: Topic;
    /// How to judge that there is one more of these.
    const MORE: Option<Verdict>;
    fn name(&self) -> &Name;
    fn text(&self) -> &Text;
    fn place(&self) -> Place;
    fn span(&self) -> Span;
    /// How badly it hurts, if it is a pain.
    fn severity(&self) -> Option<Severity> {
        None
    }
    /// Its fields and their values; what the later map still has is called as it is there.
    fn fields(&self, map: &Map, story: &Story<'_>) -> Vec<(&'static str, Option<Value>)>;
    /// Whether a change of the field is for the better.
    fn judge(_field: &str, _old: &Self, _new: &Self) -> Option<Verdict> {
        None
    }
}

/// The place of each, numbered the same way in both maps; `None` if the later map has no such place.
fn homes<T: Point>(story: &Story<'_>, old: &[T], new: &[T]) -> [Vec<Option<usize>>; 2] {
    let number = |home: Place| match home {
        Place::Stage(id) => 2 * id.index(),
        Place::Column(id) => 2 * id.index() + 1,
    };
    let home = |of: &T| Some(number(story::home(story.new, of.place())));
    let (stages, columns) = (&story.stages.after, &story.columns.after);
    // A stage's own column can be a touchpoint now, and a touchpoint can be the stage's own column.
    let home_before = |of: &T| match of.place() {
        Place::Stage(id) => stages[id.index()].map(|at| 2 * at),
        Place::Column(id) => {
            columns[id.index()].map(|at| number(story::home(story.new, Place::Column(ColumnId::new(at)))))
        }
    };
    [old.iter().map(home_before).collect(), new.iter().map(home).collect()]
}

/// Matches them: by written name, by text, by similarity.
pub fn known<T: Point>(story: &Story<'_>, old: &[T], new: &[T]) -> Matching {
    let [earlier, later] = homes(story, old, new);
    let (earlier, later) = (things(old, &earlier), things(new, &later));
    let mut known = Matching::none(old.len(), new.len());
    known.surely(&earlier, &later);
    known.likely(&earlier, &later);
    known
}

fn things<'a, T: Point>(list: &'a [T], homes: &[Option<usize>]) -> Vec<Thing<'a>> {
    list.iter().zip(homes).map(|(of, home)| Thing::new(of.name(), &of.text().to_plain(), "", *home)).collect()
}

fn each<T: Point>(story: &Story<'_>, old: &[T], new: &[T]) -> Vec<Change> {
    let [earlier, later] = homes(story, old, new);
    let known = known(story, old, new);
    let mut changes = Vec::new();
    for (at, of) in new.iter().enumerate() {
        match known.before[at] {
            Some(before) => {
                let moved = earlier[before] != later[at];
                changes.extend(changed(story, &old[before], of, moved));
            }
            None => changes.push(subject(story, None, Some(of)).change(What::Added, T::MORE)),
        }
    }
    for (of, _) in old.iter().zip(&known.after).filter(|(_, after)| after.is_none()) {
        // That a map no longer mentions it doesn't mean that it is solved.
        changes.push(subject(story, Some(of), None).change(What::Gone, None));
    }
    changes
}

fn subject<T: Point>(story: &Story<'_>, old: Option<&T>, new: Option<&T>) -> Subject {
    let shown = new.map(|of| (story.new, of)).or(old.map(|of| (story.old, of)));
    Subject {
        topic: T::TOPIC,
        kind: T::KIND,
        name: shown.map(|(_, of)| of.name().to_string()).unwrap_or_default(),
        title: shown.map(|(_, of)| of.text().to_plain()).unwrap_or_default(),
        place: shown.map(|(map, of)| story::title(map, of.place())),
        severity: shown.and_then(|(_, of)| of.severity()),
        old: old.map(T::span),
        new: new.map(T::span),
    }
}

fn changed<T: Point>(story: &Story<'_>, old: &T, new: &T, moved: bool) -> Vec<Change> {
    let subject = subject(story, Some(old), Some(new));
    let mut changes = Vec::new();
    let pairs = old.fields(story.old, story).into_iter().zip(new.fields(story.new, story));
    changes.extend(pairs.filter_map(|((field, from), (_, to))| {
        Some(subject.field(field, from, to)?.judged(T::judge(field, old, new)))
    }));
    changes.extend(subject.renamed(old.text(), new.text()));
    if moved {
        let at = |map: &Map, place| Where { inside: story::title(map, place), behind: None };
        let (from, to) = (at(story.old, old.place()), at(story.new, new.place()));
        changes.push(subject.change(What::Moved { from, to }, None));
    }
    changes
}

/// These personas; `None` if it is everybody.
fn whom(map: &Map, personas: &[PersonaId]) -> Option<Value> {
    let some = personas.iter().filter(|_| !map.is_everybody(personas));
    Value::list(some.map(|&id| map.persona(id).label.to_plain()))
}

/// What pains, gains and opportunities say in the same way.
macro_rules! point {
    ($kind:ident, $topic:ident, $more:expr) => {
        const KIND: Kind = Kind::$kind;
        const TOPIC: Topic = Topic::$topic;
        const MORE: Option<Verdict> = $more;
        fn name(&self) -> &Name {
            &self.name
        }
        fn text(&self) -> &Text {
            &self.text
        }
        fn place(&self) -> Place {
            self.place
        }
        fn span(&self) -> Span {
            self.span
        }
    };
}

impl Point for Pain {
    point!(Pain, Pains, Some(Verdict::Worse));
    fn severity(&self) -> Option<Severity> {
        Some(self.severity)
    }
    fn fields(&self, map: &Map, _story: &Story<'_>) -> Vec<(&'static str, Option<Value>)> {
        vec![
            ("severity", Value::word(Some(self.severity.word()))),
            ("status", Value::word(self.status.map(PainStatus::word))),
            ("since", self.since.map(super::declared::day)),
            ("for", whom(map, &self.personas)),
            ("from", evidence(map, &self.from)),
        ]
    }
    fn judge(field: &str, old: &Self, new: &Self) -> Option<Verdict> {
        let rank = |severity: Severity| severity as u8;
        (field == "severity").then(|| verdict(rank(old.severity).into(), rank(new.severity).into(), false)).flatten()
    }
}

impl Point for Gain {
    point!(Gain, Experience, Some(Verdict::Better));
    fn fields(&self, map: &Map, _story: &Story<'_>) -> Vec<(&'static str, Option<Value>)> {
        vec![("for", whom(map, &self.personas)), ("from", evidence(map, &self.from))]
    }
}

impl Point for Opportunity {
    point!(Opportunity, Opportunities, None);
    fn fields(&self, map: &Map, story: &Story<'_>) -> Vec<(&'static str, Option<Value>)> {
        let figure = |value: Option<u8>| value.map(|value| Value::Figure(value.into(), None));
        vec![
            ("status", Value::word(self.status.map(Status::word))),
            ("owner", Value::word(self.owner.map(|id| map.team(id).label.to_plain()))),
            ("due", self.due.map(Value::Day)),
            ("impact", figure(self.impact)),
            ("effort", figure(self.effort)),
            ("answers", Value::list(self.answers.iter().map(|&id| story.later_pain(map.pain(id)).text.to_plain()))),
            ("experiment", Value::text(self.experiment.as_ref())),
            ("from", evidence(map, &self.from)),
        ]
    }
}
