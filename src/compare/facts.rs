//! Changes in the lines of a stage or column: feelings, key moments, and everything in prose.

use super::{
    change::{Change, Topic, Value},
    figures,
    handover::{Beside, is_kept},
    lines::{evidence, file, from, image, lines},
    place_pair::PlacePair,
    prose::{paired, told},
    somebody::{Somebody, is_said_by_another, of_whom},
    story::{self, Story, stands_alone},
    subject::{Subject, verdict},
};
use crate::model::{
    Claim, ColumnId, Expectation, Facts, Feeling, FileLink, Map, Place, SourceId, Sourced, Stage, Whom,
};

/// Changes in what stages and columns say about themselves. For a new column only feelings are listed; that it is new
/// covers the rest.
pub fn changes(story: &Story<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    for place in story.new.places().filter(|&place| is_told(story.new, place)) {
        let before = story.before(place);
        let (old, new) = story.both_facts(place);
        let both = PlacePair { story, subject: story.subject(before, Some(place)), old: &old, new: &new };
        if before.is_none() {
            changes.extend(both.feelings());
            continue;
        }
        let lines = both.lines(before, place);
        let elsewhere = beside(story, place);
        changes.extend(lines.into_iter().filter(|line| !is_kept(line, &elsewhere)));
    }
    changes
}

/// The lines of the columns that the place's lines may have gone to, or come from.
fn beside(story: &Story<'_>, place: Place) -> Vec<Change> {
    let (columns, side) = story.beside(place);
    let nothing = Facts::default();
    let lines = |&id: &ColumnId| {
        let place = Place::Column(id);
        let (matches, subject, old, new) = match side {
            Beside::Later => {
                let facts = story::facts(story.new, place);
                (&story.columns.before, story.subject(None, Some(place)), &nothing, facts)
            }
            Beside::Earlier => {
                let facts = story::facts(story.old, place);
                (&story.columns.after, story.subject(Some(place), None), facts, &nothing)
            }
        };
        let is_only_here = matches[id.index()].is_none();
        is_only_here.then(|| PlacePair { story, subject, old, new }.lines(None, place))
    };
    columns.iter().filter_map(lines).flatten().collect()
}

/// Columns that are only their stage are reported as stages.
fn is_told(map: &Map, place: Place) -> bool {
    match place {
        Place::Column(id) => stands_alone(map.column(id)),
        Place::Stage(_) => true,
    }
}

impl PlacePair<'_> {
    fn lines(&self, before: Option<Place>, place: Place) -> Vec<Change> {
        let mut changes = self.feelings();
        changes.extend(self.expectations());
        changes.extend(figures::changes(self));
        changes.extend(self.content(before, place));
        changes
    }

    fn feelings(&self) -> Vec<Change> {
        let subject = self.subject.on(Topic::Experience);
        let (old, new) = (self.story.old, self.story.new);
        let of = |(persona, who): Somebody| {
            let from = persona.0.and_then(|id| self.old.feeling_of(id));
            let to = persona.1.and_then(|id| self.new.feeling_of(id));
            let (before, after) = ((old, self.old.feelings.as_slice()), (new, self.new.feelings.as_slice()));
            if is_said_by_another(before, after, (from.is_some(), to.is_some())) {
                return Vec::new();
            }
            feeling(&subject, who, from, to)
        };
        let felt = |facts: &Facts| facts.feelings.iter().map(|feeling| feeling.persona).collect::<Vec<_>>();
        self.story.people.among(felt(self.old), felt(self.new)).flat_map(of).collect()
    }

    /// Expectations, and why it is a key moment.
    fn expectations(&self) -> Vec<Change> {
        let subject = self.subject.on(Topic::Experience);
        let mut changes = Vec::new();
        let of = |facts: &Facts| facts.expectations.iter().map(|one| one.persona).collect::<Vec<_>>();
        for (persona, who) in self.story.people.among(of(self.old), of(self.new)) {
            let from = persona.0.and_then(|id| self.old.expectation_of(id));
            let to = persona.1.and_then(|id| self.new.expectation_of(id));
            let before = (self.story.old, self.old.expectations.as_slice());
            let after = (self.story.new, self.new.expectations.as_slice());
            if is_said_by_another(before, after, (from.is_some(), to.is_some())) {
                continue;
            }
            changes.extend(expectation(&subject, who, from, to));
        }
        let moment = |facts: &Facts| {
            let of = facts.moment.as_ref()?;
            Some(Value::Text(of.why.as_ref().map_or_else(|| "a key moment".to_owned(), told)))
        };
        let span = |facts: &Facts| facts.moment.as_ref().map(|of| of.span);
        let change = subject.field("moment", moment(self.old), moment(self.new));
        changes.extend(change.map(|change| change.at(span(self.old), span(self.new))));
        changes
    }

    fn content(&self, before: Option<Place>, place: Place) -> Vec<Change> {
        let subject = self.subject.on(Topic::Content);
        let (old, new) = (self.story.old, self.story.new);
        let mut changes = Vec::new();
        if let (Some(Place::Stage(before)), Place::Stage(after)) = (before, place) {
            let (before, after) = (old.stage(before), new.stage(after));
            changes.extend(lines(&subject, "goal", &before.goals, &after.goals));
            changes.extend(subject.field(
                "about",
                Value::text(before.about.as_ref()),
                Value::text(after.about.as_ref()),
            ));
            let order = |stage: &Stage| Value::word(stage.any_order.then_some("any"));
            changes.extend(subject.field("order", order(before), order(after)));
        }
        let both = |value: &dyn Fn(&Map, &Facts) -> Option<Value>| (value(old, self.old), value(new, self.new));
        let mut list =
            |field: &str, (from, to): (Option<Value>, Option<Value>)| changes.extend(subject.field(field, from, to));
        list("for", both(&personas));
        list("via", both(&|map, facts| Value::list(facts.via.iter().map(|&id| map.channel(id).label.to_plain()))));
        list("event", both(&|_, facts| Value::list(facts.events.iter().cloned())));
        list("image", both(&|map, facts| image(map, facts.image, &facts.lost_image)));
        list("attach", both(&|_, facts| files(&facts.attachments)));
        list("see", both(&|_, facts| files(&facts.see)));
        list("replaces", both(&|_, facts| Value::list(facts.replaces.iter().cloned())));
        changes.extend(self.claims(&subject));
        changes.extend(lines(&subject, "note", &self.old.notes, &self.new.notes));
        changes.extend(known_otherwise(&subject, (old, self.old), (new, self.new)));
        changes
    }

    fn claims(&self, subject: &Subject) -> Vec<Change> {
        let (old, new) = (spoken(self.story.old, self.old), spoken(self.story.new, self.new));
        let mut keys: Vec<(String, Option<String>)> = Vec::new();
        for said in new.iter().chain(&old) {
            if !keys.contains(&said.key()) {
                keys.push(said.key());
            }
        }
        let mut changes = Vec::new();
        for key in keys {
            let of = |all: &[ClaimText]| all.iter().filter(|said| said.key() == key).cloned().collect::<Vec<_>>();
            for (from, to) in paired(&of(&old), &of(&new), |said| said.text.clone()) {
                let value = |said: &Option<ClaimText>| said.as_ref().map(|said| Value::Text(said.text.clone()));
                let spans = (from.as_ref().map(|said| said.span), to.as_ref().map(|said| said.span));
                let change = subject.field_of(&key.0, key.1.clone(), value(&from), value(&to));
                changes.extend(change.map(|change| change.at(spans.0, spans.1)));
            }
        }
        changes
    }
}

/// A claim that both maps may have.
#[derive(Debug, Clone)]
struct ClaimText {
    field: String,
    of: Option<String>,
    text: String,
    span: crate::span::Span,
}

impl ClaimText {
    fn key(&self) -> (String, Option<String>) {
        (self.field.clone(), self.of.clone())
    }
}

fn spoken(map: &Map, facts: &Facts) -> Vec<ClaimText> {
    let said = |claim: &Claim| {
        let by: Vec<String> = claim.by.iter().map(|&id| map.team(id).label.to_plain()).collect();
        let by = if by.is_empty() { String::new() } else { format!(" (by {})", by.join(", ")) };
        let of = match claim.whom {
            Whom::Everyone => None,
            Whom::One(id) => Some(map.persona(id).label.to_plain()),
        };
        let text = told(&claim.text) + &by + &from(map, &claim.from);
        ClaimText { field: claim.kind.word(map).to_owned(), of, text, span: claim.span }
    };
    facts.claims.iter().map(said).collect()
}

/// Changes in the sources of things without text. What is new as a whole has been reported.
pub fn known_otherwise(subject: &Subject, (old, before): (&Map, &Facts), (new, after): (&Map, &Facts)) -> Vec<Change> {
    let is_one = old.personas.len() == 1 && new.personas.len() == 1;
    let before = known_from(old, before, is_one);
    let change = |(label, sources): (String, &[SourceId])| {
        let (_, earlier) = before.iter().find(|(other, _)| *other == label)?;
        subject.field_of("from", Some(label), evidence(old, earlier), evidence(new, sources))
    };
    known_from(new, after, is_one).into_iter().filter_map(change).collect()
}

/// The sources of things without text, by what they are and whom they are about; not whom if each map has one persona.
fn known_from<'m>(map: &'m Map, facts: &'m Facts, is_one: bool) -> Vec<(String, &'m [SourceId])> {
    let whose = |thing: &str, whom| of_whom(map, thing.to_owned(), if is_one { Whom::Everyone } else { whom });
    // Claims are compared with their texts.
    let what = |of: Sourced<'_>| {
        let (_, whom) = of.known_by()?;
        Some(match of {
            Sourced::Metric(of) => whose(&map.measure(of.measure).label.to_plain(), whom),
            Sourced::Feeling(_) => whose("the feeling", whom),
            Sourced::Expectation(_) => whose("the expectation", whom),
            Sourced::Moment(_) => whose("the key moment", whom),
            Sourced::Time(_) => whose("the time", whom),
            Sourced::Reach(_) => whose("the reach", whom),
            Sourced::Priority(_) => whose("the priority", whom),
            Sourced::Claim(_) => return None,
        })
    };
    facts.sourced().filter_map(|of| Some((what(of)?, of.sources()))).collect()
}

fn feeling(subject: &Subject, who: Option<String>, from: Option<&Feeling>, to: Option<&Feeling>) -> Vec<Change> {
    let score = |feeling: Option<&Feeling>| feeling.map(|feeling| Value::Score(feeling.score.get()));
    let better = from.zip(to).and_then(|(from, to)| verdict(from.score.get(), to.score.get(), true));
    let spans = (from.map(|of| of.span), to.map(|of| of.span));
    let scored = subject.field_of("feels", who.clone(), score(from), score(to)).map(|change| {
        let certain = |of: Option<&Feeling>| of.map(|of| (of.score.get(), of.measured));
        change.judged(better).between(certain(from), certain(to))
    });
    // The word for a new feeling is reported with the feeling.
    let word = |feeling: Option<&Feeling>| Value::text(feeling.and_then(|feeling| feeling.word.as_ref()));
    let worded = from.is_some() && to.is_some();
    let worded = worded.then(|| subject.field_of("feeling", who, word(from), word(to))).flatten();
    scored.into_iter().chain(worded).map(|change| change.at(spans.0, spans.1)).collect()
}

fn expectation(
    subject: &Subject,
    who: Option<String>,
    from: Option<&Expectation>,
    to: Option<&Expectation>,
) -> Vec<Change> {
    let score = |of: Option<&Expectation>| of.map(|of| Value::Score(of.score.get()));
    let what = |of: Option<&Expectation>| Value::text(of.and_then(|of| of.what.as_ref()));
    let spans = (from.map(|of| of.span), to.map(|of| of.span));
    let scored = subject.field_of("expects", who.clone(), score(from), score(to));
    let worded = (from.is_some() && to.is_some()).then(|| subject.field_of("expectation", who, what(from), what(to)));
    scored.into_iter().chain(worded.flatten()).map(|change| change.at(spans.0, spans.1)).collect()
}

fn personas(map: &Map, facts: &Facts) -> Option<Value> {
    let some = facts.personas.iter().filter(|_| !map.is_everybody(&facts.personas));
    Value::list(some.map(|&id| map.persona(id).label.to_plain()))
}

fn files(files: &[FileLink]) -> Option<Value> {
    Value::list(files.iter().map(file))
}
