//! Every text of a map, with its room in the drawing.

use crate::model::{Facts, Map, Text};

/// How many characters of a kind of text are still easy to read.
#[derive(Debug, Clone, Copy)]
pub(super) struct LengthLimit {
    /// What the text is.
    pub(super) what: &'static str,
    /// How many characters are fine.
    pub(super) characters: usize,
}

const TITLE: LengthLimit = LengthLimit { what: "title", characters: 80 };
const WORD: LengthLimit = LengthLimit { what: "emotion word", characters: 40 };
const FACT: LengthLimit = LengthLimit { what: "text", characters: 280 };
const PROSE: LengthLimit = LengthLimit { what: "text", characters: 400 };

/// Calls `each` with every text in the map itself.
pub(super) fn each_text<'a>(map: &'a Map, each: &mut dyn FnMut(&'a Text, LengthLimit)) {
    each(&map.title, TITLE);
    for text in [&map.about, &map.owner, &map.with]
        .into_iter()
        .flatten()
        .chain(&map.goals)
        .chain(&map.principles)
        .chain(&map.notes)
    {
        each(text, PROSE);
    }
    map.insights.iter().for_each(|insight| each(&insight.text, PROSE));
    declared(map, each);
    map.phases.iter().for_each(|phase| each(&phase.title, TITLE));
    for stage in &map.stages {
        each(&stage.title, TITLE);
        stage.goals.iter().chain(&stage.about).for_each(|text| each(text, FACT));
        facts(&stage.facts, each);
    }
    for column in &map.columns {
        each(&column.title, TITLE);
        facts(&column.facts, each);
    }
    map.ways.iter().filter_map(|way| way.reason.as_ref()).for_each(|text| each(text, FACT));
    map.pains.iter().for_each(|pain| each(&pain.text, FACT));
    map.gains.iter().for_each(|gain| each(&gain.text, FACT));
    for opportunity in &map.opportunities {
        each(&opportunity.text, FACT);
        opportunity.experiment.iter().for_each(|text| each(text, FACT));
    }
}

fn declared<'a>(map: &'a Map, each: &mut dyn FnMut(&'a Text, LengthLimit)) {
    for persona in &map.personas {
        each(&persona.label, TITLE);
        let short = [&persona.role, &persona.segment].into_iter().flatten();
        short.chain(persona.facts.iter().map(|fact| &fact.text)).for_each(|text| each(text, FACT));
        let long = persona.goals.iter().chain(&persona.needs).chain(&persona.quotes).chain(&persona.about);
        long.for_each(|text| each(text, PROSE));
    }
    let abouts = map.teams.iter().map(|team| (&team.label, &team.about));
    let abouts = abouts.chain(map.channels.iter().map(|channel| (&channel.label, &channel.about)));
    let abouts = abouts.chain(map.sources.iter().map(|source| (&source.label, &source.about)));
    let abouts = abouts.chain(map.lanes.iter().map(|lane| (&lane.label, &lane.about)));
    for (label, about) in abouts.chain(map.measures.iter().map(|measure| (&measure.label, &measure.about))) {
        each(label, TITLE);
        about.iter().for_each(|text| each(text, PROSE));
    }
}

fn facts<'a>(facts: &'a Facts, each: &mut dyn FnMut(&'a Text, LengthLimit)) {
    facts.claims.iter().for_each(|claim| each(&claim.text, FACT));
    let mut last = None;
    for feeling in &facts.feelings {
        // One line may apply to several personas.
        if last.replace(feeling.span) != Some(feeling.span) {
            feeling.word.iter().for_each(|text| each(text, WORD));
        }
    }
    facts.expectations.iter().filter_map(|expectation| expectation.what.as_ref()).for_each(|text| each(text, FACT));
    facts.moment.iter().filter_map(|moment| moment.why.as_ref()).for_each(|text| each(text, FACT));
    facts.notes.iter().for_each(|text| each(text, PROSE));
    facts.attachments.iter().filter_map(|link| link.label.as_ref()).for_each(|text| each(text, TITLE));
}
