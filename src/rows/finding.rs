//! The finding in one sentence: the map's first insight, otherwise its first principle, otherwise what follows from its
//! facts.

use crate::{
    model::{Column, Feeling, Map, PersonaId, Severity, Text},
    vocabulary::Words,
};

/// The finding, if something is bad or somebody learned something.
pub fn finding(map: &Map, words: &Words) -> Option<String> {
    if let Some(insight) = map.insights.first() {
        return Some(insight.text.to_plain().replace('\n', " "));
    }
    if let Some(principle) = map.principles.first() {
        return Some(principle.to_plain().replace('\n', " "));
    }
    let parts = followed(map, words);
    (!parts.is_empty()).then(|| parts.join(words.headline.then))
}

/// How many lines like the one with the finding the author wrote: insights, otherwise principles.
pub fn written(map: &Map) -> usize {
    if map.insights.is_empty() { map.principles.len() } else { map.insights.len() }
}

/// The principles that aren't the finding.
pub fn principles(map: &Map) -> &[Text] {
    let said = usize::from(map.insights.is_empty());
    map.principles.get(said..).unwrap_or_default()
}

/// What follows from the facts: the lowest point, and the unanswered pains.
pub fn followed(map: &Map, words: &Words) -> Vec<String> {
    let worst = map.lowest_point().map(|(column, feeling)| worst(words, map, column, feeling));
    worst.into_iter().chain(unanswered(words, map)).collect()
}

/// `Worst at “The technician’s visit”: Let down, 3.5 below what Anna expected`.
fn worst(words: &Words, map: &Map, column: &Column, feeling: &Feeling) -> String {
    let of = &words.headline;
    let felt_by = felt_by(column, feeling);
    let names = map.short_names();
    let who: Vec<String> = felt_by.iter().map(|persona| names[persona.index()].clone()).collect();
    let who = (felt_by.len() < map.personas.len()).then(|| words.listed(&who));
    let word = feeling.word.as_ref().map_or_else(|| words.number(feeling.score.get()), |word| word.to_plain());
    let missed = column.facts.expectation_of(feeling.persona).and_then(|expected| expected.gap);
    let missed = missed.filter(|gap| *gap < 0.0 && felt_by.len() == 1).map(|gap| words.number(-gap));
    let felt = match (missed, who) {
        (Some(gap), Some(who)) => format!("{word}{}{}", words.comma, Words::fill(of.below, &[&gap, &who])),
        (Some(gap), None) => format!("{word}{}{}", words.comma, Words::fill(of.below_expected, &[&gap])),
        (None, Some(who)) => Words::fill(of.felt_by, &[&word, &who]),
        (None, None) => word,
    };
    let place = words.quoted(&column.title.to_plain());
    Words::fill(of.worst, &[&place, &felt]).replace('\n', " ")
}

/// Everybody who feels the same there.
fn felt_by(column: &Column, feeling: &Feeling) -> Vec<PersonaId> {
    let what = |one: &Feeling| (one.score.get(), one.word.as_ref().map(Text::to_plain));
    let same = column.facts.feelings.iter().filter(|one| what(one) == what(feeling));
    same.map(|one| one.persona).collect()
}

/// The most severe unanswered pains, if any are more than minor.
fn unanswered(words: &Words, map: &Map) -> Option<String> {
    let open = || map.open_pains().filter(|&pain| !map.is_answered(pain));
    let count = |severity| open().filter(|&pain| map.pain(pain).severity == severity).count();
    [Severity::Critical, Severity::Major].into_iter().find_map(|severity| words.unanswered(severity, count(severity)))
}
