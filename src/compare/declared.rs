//! Changes in declarations: personas, teams, channels, sources, lanes, metrics.

use super::{
    called::{Thing, earlier},
    change::{Change, Kind, Topic, Value, What},
    lines::{file, image, lines},
    prose::told,
    subject::Subject,
};
use crate::{
    model::{
        Channel, Confidence, DataColumns, Lane, Map, Measure, Measurement, Name, PartialDate, Persona, Source, Team,
        TeamKind, Text, Window,
    },
    span::Span,
};
use std::collections::BTreeSet;

/// Changes of everything that is declared.
pub fn changes(old: &Map, new: &Map) -> Vec<Change> {
    let mut changes = Vec::new();
    // The unnamed customer isn't declared.
    let personas = |map: &'_ Map| if map.is_unnamed_customer() { 0 } else { map.personas.len() };
    let maps = (old, new);
    changes.extend(each(maps, &old.personas[..personas(old)], &new.personas[..personas(new)]));
    changes.extend(each(maps, &old.teams, &new.teams));
    changes.extend(each(maps, &old.channels, &new.channels));
    changes.extend(each(maps, &old.sources, &new.sources));
    changes.extend(each(maps, &old.lanes, &new.lanes));
    changes.extend(each(maps, &old.measures, &new.measures));
    changes
}

/// Something declared by name.
trait Declared {
    const KIND: Kind;
    fn name(&self) -> &Name;
    fn label(&self) -> &Text;
    /// Where; `None` if it is built in.
    fn span(&self) -> Option<Span>;
    /// Its fields and their values.
    fn fields(&self, map: &Map) -> Vec<(&'static str, Option<Value>)>;
    /// Its fields that can have several lines.
    fn lines(&self) -> Vec<(&'static str, &[Text])> {
        Vec::new()
    }
}

fn things<T: Declared>(list: &[T]) -> Vec<Thing<'_>> {
    list.iter().map(|of| (of.name(), of.span().map(|_| of.label()))).collect()
}

fn each<T: Declared>(maps: (&Map, &Map), old: &[T], new: &[T]) -> Vec<Change> {
    let earlier = earlier(&things(old), &things(new));
    let mut changes = Vec::new();
    for (of, before) in new.iter().zip(&earlier) {
        match before.map(|at| &old[at]) {
            Some(before) => {
                if before.name() != of.name() {
                    let (from, to) = (before.name().to_string(), of.name().to_string());
                    changes.push(subject(Some(before), Some(of)).change(What::Renamed { from, to }, None));
                }
                changes.extend(fields(maps, before, of));
            }
            None if of.span().is_some() => changes.push(subject(None, Some(of)).change(What::Added, None)),
            None => {}
        }
    }
    let known: BTreeSet<usize> = earlier.into_iter().flatten().collect();
    let gone = old.iter().enumerate().filter(|(at, of)| of.span().is_some() && !known.contains(at));
    changes.extend(gone.map(|(_, of)| subject(Some(of), None).change(What::Gone, None)));
    changes
}

fn fields<T: Declared>(maps: (&Map, &Map), old: &T, new: &T) -> Vec<Change> {
    let subject = subject(Some(old), Some(new));
    let mut changes: Vec<Change> = subject.renamed(old.label(), new.label()).into_iter().collect();
    let pairs = old.fields(maps.0).into_iter().zip(new.fields(maps.1));
    changes.extend(pairs.filter_map(|((field, from), (_, to))| subject.field(field, from, to)));
    for ((field, from), (_, to)) in old.lines().into_iter().zip(new.lines()) {
        changes.extend(lines(&subject, field, from, to));
    }
    changes
}

fn subject<T: Declared>(old: Option<&T>, new: Option<&T>) -> Subject {
    let shown = new.or(old);
    Subject {
        topic: Topic::Declarations,
        kind: T::KIND,
        name: shown.map(|of| of.name().to_string()).unwrap_or_default(),
        title: shown.map(|of| of.label().to_plain()).unwrap_or_default(),
        place: None,
        severity: None,
        old: old.and_then(T::span),
        new: new.and_then(T::span),
    }
}

macro_rules! declared {
    ($type:ident, $kind:ident, $span:expr) => {
        const KIND: Kind = Kind::$kind;
        fn name(&self) -> &Name {
            &self.name
        }
        fn label(&self) -> &Text {
            &self.label
        }
        fn span(&self) -> Option<Span> {
            let span: fn(&$type) -> Option<Span> = $span;
            span(self)
        }
    };
}

impl Declared for Persona {
    declared!(Persona, Persona, |of| Some(of.span));
    fn fields(&self, map: &Map) -> Vec<(&'static str, Option<Value>)> {
        let facts = self.facts.iter().map(|fact| format!("{}: {}", fact.label, told(&fact.text)));
        vec![
            ("role", Value::text(self.role.as_ref())),
            ("segment", Value::text(self.segment.as_ref())),
            ("image", image(map, self.image, &self.lost_image)),
            ("about", Value::text(self.about.as_ref())),
            ("fact", Value::list(facts)),
        ]
    }
    fn lines(&self) -> Vec<(&'static str, &[Text])> {
        vec![("goal", &self.goals), ("needs", &self.needs), ("quote", &self.quotes)]
    }
}

impl Declared for Team {
    declared!(Team, Team, |of| Some(of.span));
    fn fields(&self, _map: &Map) -> Vec<(&'static str, Option<Value>)> {
        vec![("kind", Value::word(self.kind.map(TeamKind::word))), ("about", Value::text(self.about.as_ref()))]
    }
}

impl Declared for Channel {
    declared!(Channel, Channel, |of| of.span);
    fn fields(&self, _map: &Map) -> Vec<(&'static str, Option<Value>)> {
        vec![("icon", Value::word(self.icon.clone())), ("about", Value::text(self.about.as_ref()))]
    }
}

impl Declared for Source {
    declared!(Source, Source, |of| Some(of.span));
    fn fields(&self, map: &Map) -> Vec<(&'static str, Option<Value>)> {
        let data = self.data.as_ref();
        let results = map.results.as_ref().filter(|_| data.is_some());
        let measured = results.and_then(|results| results.sources.get(self.name.as_str()));
        vec![
            ("date", self.date.map(day)),
            ("sample", self.sample.map(|count| Value::Figure(count as f64, None))),
            ("confidence", Value::word(self.confidence.map(Confidence::word))),
            ("file", Value::word(self.file.as_ref().map(file))),
            ("link", Value::word(self.link.as_ref().map(|link| link.target.clone()))),
            ("data", Value::word(data.map(|data| data.location.clone()))),
            ("columns", data.and_then(|data| Value::list(columns(&data.columns)))),
            ("window", Value::word(data.and_then(|data| data.window).map(window))),
            ("missing", data.and_then(|data| Value::list(data.missing.iter().cloned()))),
            ("open", Value::word(data.and_then(|data| data.open_days).map(days))),
            ("measured", Value::word(measured.map(measurement))),
            ("about", Value::text(self.about.as_ref())),
        ]
    }
}

impl Declared for Lane {
    declared!(Lane, Lane, |of| Some(of.span));
    fn fields(&self, _map: &Map) -> Vec<(&'static str, Option<Value>)> {
        vec![("about", Value::text(self.about.as_ref()))]
    }
}

impl Declared for Measure {
    declared!(Measure, Metric, |of| of.span);
    fn fields(&self, _map: &Map) -> Vec<(&'static str, Option<Value>)> {
        let range = self.range.map(|(low, high)| format!("{low}..{high}"));
        vec![
            ("unit", Value::word(self.unit.clone())),
            ("range", Value::word(range)),
            ("better", Value::word(self.better.map(|better| better.word()))),
            ("about", Value::text(self.about.as_ref())),
        ]
    }
}

/// What the columns of data hold, as the line says it.
fn columns(columns: &DataColumns) -> impl Iterator<Item = String> + use<> {
    let DataColumns { case, event, when, segment, channel } = columns.clone();
    let roles = [("case", case), ("event", event), ("when", when), ("segment", segment), ("channel", channel)];
    roles.into_iter().filter_map(|(role, name)| Some(format!("{role} {}", name?)))
}

/// How old the figures from a source are, and what they rest on.
fn measurement(of: &Measurement) -> String {
    let date = of.date.map(|date| format!("on {date}"));
    let cases = of.cases.map(|cases| format!("{cases} cases"));
    let days = of.window.map(|(first, last)| format!("{first}..{last}"));
    let parts = [date, Some(format!("{} rows", of.rows)), cases, days];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn window(window: Window) -> String {
    match window {
        Window::Days(first, last) => format!("{first}..{last}"),
        Window::Last(count) => format!("last {}", days(count)),
    }
}

fn days(count: u32) -> String {
    format!("{count} days")
}

pub fn day(date: PartialDate) -> Value {
    match date {
        PartialDate::Year(year) => Value::Text(format!("{year:04}")),
        PartialDate::Month(year, month) => Value::Text(format!("{year:04}-{month:02}")),
        PartialDate::Day(date) => Value::Day(date),
    }
}
