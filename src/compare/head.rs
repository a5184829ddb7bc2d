//! Changes in the `journey` block.

use super::{
    change::{Change, Kind, Topic, Value},
    facts::known_otherwise,
    figures,
    lines::{insights, lines},
    story::Story,
    subject::Subject,
};
use crate::model::{Facts, Map, Phase, Review, Scale, State, Text};

/// Changes of the map as a whole.
pub fn changes(story: &Story<'_>) -> Vec<Change> {
    let (old, new) = (story.old, story.new);
    let subject = subject(old, new);
    let text =
        |field: &str, of: fn(&Map) -> Option<&Text>| subject.field(field, Value::text(of(old)), Value::text(of(new)));
    let mut changes: Vec<Change> = subject.renamed(&old.title, &new.title).into_iter().collect();
    changes.extend(text("about", |map| map.about.as_ref()));
    changes.extend(lines(&subject, "goal", &old.goals, &new.goals));
    changes.extend(lines(&subject, "principle", &old.principles, &new.principles));
    let both = |field: &str, value: &dyn Fn(&Map) -> Option<Value>| subject.field(field, value(old), value(new));
    changes.extend(both("state", &|map| map.state.map(state)));
    changes.extend(text("owner", |map| map.owner.as_ref()));
    changes.extend(text("with", |map| map.with.as_ref()));
    changes.extend(both("reviewed", &|map| map.reviewed.as_ref().map(|review| Value::Day(review.date))));
    changes.extend(both("next review", &|map| map.reviewed.as_ref().and_then(Review::next_day)));
    changes.extend(both("scale", &|map| Some(scale(map.scale))));
    changes.extend(both("curve", &|map| Some(Value::Text(map.curve.word().to_owned()))));
    changes.extend(both("priority", &|map| {
        Value::list(map.criteria.iter().map(|criterion| format!("{} {}", criterion.name, criterion.weight)))
    }));
    changes.extend(both("lang", &|map| Value::word(map.lang.clone())));
    changes.extend(both("compares", &|map| map.compares.as_ref().map(|of| Value::Text(of.map.title.to_plain()))));
    changes.extend(both("phase", &|map| Value::list(map.phases.iter().map(|phase| phase_in_words(map, phase)))));
    changes.extend(figures::metrics_of(&subject, story, &old.metrics, &new.metrics));
    let measured = |map: &Map| Facts { metrics: map.metrics.clone(), ..Facts::default() };
    changes.extend(known_otherwise(&subject, (old, &measured(old)), (new, &measured(new))));
    changes.extend(insights(&subject, (old, &old.insights), (new, &new.insights)));
    changes.extend(lines(&subject, "note", &old.notes, &new.notes));
    changes
}

/// The map as a whole as the subject of changes.
pub fn subject(old: &Map, new: &Map) -> Subject {
    Subject {
        topic: Topic::Map,
        kind: Kind::Journey,
        name: String::new(),
        title: new.title.to_plain(),
        place: None,
        severity: None,
        old: Some(old.span),
        new: Some(new.span),
    }
}

/// A phase with its first stage.
fn phase_in_words(map: &Map, phase: &Phase) -> String {
    let first = phase.stages.first().map(|&stage| map.stage(stage).title.to_plain());
    first.map_or_else(|| phase.title.to_plain(), |first| format!("{} (from {first} on)", phase.title.to_plain()))
}

impl Review {
    fn next_day(&self) -> Option<Value> {
        self.next.map(Value::Day)
    }
}

fn state(state: State) -> Value {
    Value::Text(state.word().to_owned())
}

fn scale(scale: Scale) -> Value {
    Value::Text(format!("{}..{}, baseline {}", scale.low, scale.high, scale.baseline))
}
