//! Changes in figures that come from data: what a line asks for, and what it rests on where the figure itself is the same.

use super::{
    change::{Change, Topic, Value, What},
    lines::evidence,
    somebody::of_whom,
    story::{Story, facts, home},
    subject::Subject,
};
use crate::model::{
    Ask, Asked, ColumnId, Estimate, Facts, Finding, Map, Measure, PersonaId, Place, StageId, Summary, Target, Whom,
};
use crate::span::Span;
use std::collections::BTreeMap;

/// Changes of everything that is asked; `whole` is the map as a subject. Of figures among the `others` that only one map has, it says why.
pub fn changes(story: &Story<'_>, whole: &Subject, others: &mut Vec<Change>) -> Vec<Change> {
    let both = MapPair { story, people: story.people.all.iter().map(|(ids, _)| *ids).collect() };
    let before: Vec<Option<Key>> = story.old.asks.iter().map(|ask| both.key_before(ask)).collect();
    let mut known = vec![false; before.len()];
    let (mut changes, mut untold) = (Vec::new(), Untold::default());
    for ask in &story.new.asks {
        let key = Key::of(story.new, ask);
        let earlier = before.iter().position(|of| of.as_ref() == Some(&key));
        earlier.into_iter().for_each(|at| {
            known[at] = true;
            untold.add(&story.old.asks[at], ask);
        });
        changes.extend(both.changed(whole, &key, earlier.map(|at| &story.old.asks[at]), Some(ask)));
    }
    let gone = before.iter().zip(&story.old.asks).zip(known).filter(|(_, known)| !known);
    for ((key, ask), _) in gone {
        changes.extend(key.iter().flat_map(|key| both.changed(whole, key, Some(ask), None)));
    }
    untold.tell(others);
    changes
}

/// Figures that both maps ask for and only one of them has, by their lines in that map, with why the other has none.
#[derive(Default)]
struct Untold {
    gone: BTreeMap<Span, &'static str>,
    new: BTreeMap<Span, &'static str>,
}

impl Untold {
    fn add(&mut self, from: &Ask, to: &Ask) {
        match (silence(from), silence(to)) {
            (None, Some(why)) => _ = self.gone.insert(from.span, why),
            (Some(why), None) => _ = self.new.insert(to.span, why),
            (None, None) | (Some(_), Some(_)) => {}
        }
    }

    /// The figure isn't removed, nor is what stands with it.
    fn tell(&self, changes: &mut Vec<Change>) {
        changes.retain_mut(|change| {
            let (old, new) = (change.old, change.new);
            let What::Changed { field, from, to, .. } = &mut change.what else { return true };
            let (missing, why) = match (&from, &to) {
                (Some(_), None) => (to, old.and_then(|span| self.gone.get(&span))),
                (None, Some(_)) => (from, new.and_then(|span| self.new.get(&span))),
                _ => return true,
            };
            let Some(why) = why else { return true };
            match field.as_str() {
                "metric" | "feels" | "takes" | "reach" | "share" => *missing = Some(Value::Untold(why)),
                "from" | "target" | "takes between" | "takes on average" => return false,
                _ => {}
            }
            true
        });
    }
}

/// Why a figure isn't told; `None` if it is.
fn silence(ask: &Ask) -> Option<&'static str> {
    match ask.finding {
        Some(Finding::Known(_)) => None,
        Some(Finding::Hidden) => Some("hidden"),
        Some(Finding::Nothing) => Some("no answers"),
        None => Some("not measured yet"),
    }
}

/// What identifies a figure, in the places and personas of the later map.
#[derive(PartialEq)]
struct Key {
    place: Option<Place>,
    what: Figure,
    whom: Whom,
}

#[derive(PartialEq)]
enum Figure {
    Metric(String),
    Feels,
    Reach,
    Takes,
    Share(Target),
}

impl Key {
    fn of(map: &Map, ask: &Ask) -> Self {
        let what = match ask.figure {
            Asked::Metric(measure) => Figure::Metric(map.measure(measure).name.to_string()),
            Asked::Feels => Figure::Feels,
            Asked::Reach => Figure::Reach,
            Asked::Takes(_) => Figure::Takes,
            Asked::Share(to) => Figure::Share(to),
        };
        Self { place: ask.place.map(|place| home(map, place)), what, whom: ask.whom }
    }
}

/// Both maps, and who is who in them.
struct MapPair<'a> {
    story: &'a Story<'a>,
    people: Vec<(Option<PersonaId>, Option<PersonaId>)>,
}

impl MapPair<'_> {
    /// The key of an earlier ask; `None` if the later map has no such place or persona.
    fn key_before(&self, ask: &Ask) -> Option<Key> {
        let key = Key::of(self.story.old, ask);
        let place = match key.place {
            None => None,
            Some(Place::Stage(id)) => Some(Place::Stage(StageId::new(self.story.stages.after[id.index()]?))),
            Some(Place::Column(id)) => Some(Place::Column(self.column_after(id)?)),
        };
        let what = match key.what {
            Figure::Share(Target::Column(to)) => Figure::Share(Target::Column(self.column_after(to)?)),
            what => what,
        };
        let whom = match key.whom {
            Whom::Everyone => Whom::Everyone,
            Whom::One(id) => Whom::One(self.people.iter().find(|ids| ids.0 == Some(id))?.1?),
        };
        Some(Key { place, what, whom })
    }

    fn column_after(&self, id: ColumnId) -> Option<ColumnId> {
        self.story.columns.after[id.index()].map(ColumnId::new)
    }

    fn column_before(&self, id: ColumnId) -> Option<ColumnId> {
        self.story.columns.before[id.index()].map(ColumnId::new)
    }

    /// The changes of one figure. That its place is new says enough about what is asked there.
    fn changed(&self, whole: &Subject, key: &Key, from: Option<&Ask>, to: Option<&Ask>) -> Vec<Change> {
        let subject = match key.place.map(|place| (self.story.before(place), place)) {
            None => whole.clone(),
            Some((None, _)) => return Vec::new(),
            Some((before, place)) => self.story.subject(before, Some(place)).on(Topic::Figures),
        };
        let of = Some(self.title(key));
        let field = |field: &str, from, to| subject.field_of(field, of.clone(), from, to);
        let told = match (from, to) {
            (Some(from), Some(to)) => self.asked_otherwise(&subject, key, &of, from, to),
            _ if self.is_told(key, from, to) => field("measured", from.map(state), to.map(state)).into_iter().collect(),
            _ => Vec::new(),
        };
        let spans = (from.map(|ask| ask.span), to.map(|ask| ask.span));
        told.into_iter().map(|change| change.at(spans.0, spans.1)).collect()
    }

    fn asked_otherwise(&self, subject: &Subject, key: &Key, of: &Option<String>, from: &Ask, to: &Ask) -> Vec<Change> {
        let (old, new) = (self.story.old, self.story.new);
        let field = |field: &str, from, to| subject.field_of(field, of.clone(), from, to);
        let each = |name: &str, value: fn(&Ask) -> Option<Value>| field(name, value(from), value(to));
        let mut changes = vec![
            each("column", |ask| Value::word(ask.column.clone())),
            each("as", |ask| Value::word(ask.summary.map(Summary::words))),
            each("extremes", |ask| Value::word(ask.extremes.then_some("yes"))),
            field("measured from", self.begins(from, true), self.begins(to, false)),
        ];
        match (from.finding, to.finding) {
            (Some(Finding::Known(from)), Some(Finding::Known(to))) => changes.extend(rests_on(key, field, from, to)),
            (one, other) => {
                // A figure that appears or disappears has a line of its own; what else its line says is only here.
                if ![one, other].into_iter().flatten().any(|of| matches!(of, Finding::Known(_))) {
                    changes.push(field("measured", Some(state(from)), Some(state(to))));
                }
                changes.push(field("from", evidence(old, &[from.source]), evidence(new, &[to.source])));
                changes.push(each("target", |ask| ask.target.map(|target| Value::Figure(target, None))));
                let between = |ask: &Ask| ask.answers.map(|(low, high)| Value::Between(low, high));
                if range(old, from) == range(new, to) {
                    changes.push(field("answers", between(from), between(to)));
                }
            }
        }
        changes.into_iter().flatten().collect()
    }

    /// The column that a time begins at, as the later map calls it.
    fn begins(&self, ask: &Ask, is_old: bool) -> Option<Value> {
        let Asked::Takes(Some(id)) = ask.figure else { return None };
        let column = match if is_old { self.column_after(id) } else { Some(id) } {
            Some(id) => self.story.new.column(id),
            None => self.story.old.column(id),
        };
        Some(Value::Text(column.title.to_plain()))
    }

    /// Whether it has to be told that only one of the maps asks the data: not if the figure itself is new or gone.
    fn is_told(&self, key: &Key, from: Option<&Ask>, to: Option<&Ask>) -> bool {
        let is_known = from.or(to).is_some_and(|ask| matches!(ask.finding, Some(Finding::Known(_))));
        let waits = !is_known && !matches!(key.what, Figure::Share(_));
        waits || self.is_written(key, from.is_none())
    }

    /// Whether the earlier or the later map has the figure.
    fn is_written(&self, key: &Key, in_old: bool) -> bool {
        let map = if in_old { self.story.old } else { self.story.new };
        let whom = match key.whom {
            Whom::One(id) if in_old => {
                self.people.iter().find(|ids| ids.1 == Some(id)).and_then(|ids| ids.0).map(Whom::One)
            }
            whom => Some(whom),
        };
        let place = key.place.and_then(|place| if in_old { self.story.before(place) } else { Some(place) });
        let column = |id| if in_old { self.column_before(id) } else { Some(id) };
        let nothing = Facts::default();
        let facts = place.map_or(&nothing, |place| facts(map, place));
        let metrics = if key.place.is_none() { &map.metrics } else { &facts.metrics };
        match &key.what {
            Figure::Metric(name) => {
                let is = |measure: &Measure| measure.name.as_str() == name;
                metrics.iter().any(|of| is(map.measure(of.measure)) && Some(of.whom) == whom)
            }
            Figure::Feels => facts.feelings.iter().any(|of| match whom {
                Some(Whom::One(id)) => of.persona == id,
                Some(Whom::Everyone) => true,
                None => false,
            }),
            Figure::Reach => facts.reach.iter().any(|of| Some(of.whom) == whom),
            Figure::Takes => facts.takes.iter().any(|of| Some(of.whom) == whom),
            Figure::Share(to) => {
                let to = match to {
                    Target::Column(to) => column(*to).map(Target::Column),
                    Target::End => Some(Target::End),
                };
                map.ways
                    .iter()
                    .any(|way| Some(Place::Column(way.from)) == place && Some(way.to) == to && Some(way.whom) == whom)
            }
        }
    }

    /// What readers call the figure.
    fn title(&self, key: &Key) -> String {
        let (old, new) = (self.story.old, self.story.new);
        let what = match &key.what {
            Figure::Metric(name) => {
                let mut measures = new.measures.iter().chain(&old.measures);
                measures.find(|of| of.name.as_str() == name).map_or_else(|| name.clone(), |of| of.label.to_plain())
            }
            Figure::Feels => "feeling".to_owned(),
            Figure::Reach => "reach".to_owned(),
            Figure::Takes => "time".to_owned(),
            Figure::Share(Target::Column(to)) => format!("share to {}", new.column(*to).title.to_plain()),
            Figure::Share(Target::End) => "share that leaves".to_owned(),
        };
        of_whom(new, what, key.whom)
    }
}

/// What a figure rests on. If the figure differs, that is the change, and the same line says whether it can be chance.
fn rests_on(
    key: &Key,
    field: impl Fn(&str, Option<Value>, Option<Value>) -> Option<Change>,
    from: Estimate,
    to: Estimate,
) -> Vec<Option<Change>> {
    if from.value != to.value {
        return Vec::new();
    }
    let interval = |of: Estimate| {
        of.interval.map(|(low, high)| match key.what {
            Figure::Takes => Value::Range(low, high),
            _ => Value::Between(low, high),
        })
    };
    let n = |of: Estimate| Some(Value::Figure(of.n as f64, None));
    let half = |of: Estimate| of.spread.map(|spread| Value::Seconds(spread.p50));
    let most = |of: Estimate| of.spread.map(|spread| Value::Seconds(spread.p90));
    vec![
        field("interval", interval(from), interval(to)),
        field("n", n(from), n(to)),
        field("p50", half(from), half(to)),
        field("p90", most(from), most(to)),
    ]
}

/// Whether there is a figure.
fn state(ask: &Ask) -> Value {
    let word = match ask.finding {
        Some(Finding::Known(_)) => "yes",
        None => "not yet",
        Some(Finding::Hidden) => "too few to be shown",
        Some(Finding::Nothing) => "no answers",
    };
    Value::Text(word.to_owned())
}

/// The range of the metric that is asked for. A change of that has a line of its own.
fn range(map: &Map, ask: &Ask) -> Option<(f64, f64)> {
    match ask.figure {
        Asked::Metric(measure) => map.measure(measure).range,
        Asked::Feels | Asked::Reach | Asked::Takes(_) | Asked::Share(_) => None,
    }
}

impl Summary {
    /// The words in the language.
    fn words(self) -> String {
        match self {
            Self::Mean => "mean".to_owned(),
            Self::Median => "median".to_owned(),
            Self::Top(count) => format!("top {count}"),
        }
    }
}
