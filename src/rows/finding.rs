//! The finding in one sentence: the map's first insight, otherwise its first principle, otherwise what follows from its
//! facts.

use crate::{
    model::{Column, Feeling, Map, PersonaId, Text},
    vocabulary::Words,
};

/// The finding, if something is bad or somebody learned something.
pub fn finding(map: &Map, words: &Words) -> Option<String> {
    if let Some(insight) = map.insights.first() {
        return Some(insight.text.one_line());
    }
    if let Some(principle) = map.principles.first() {
        return Some(principle.one_line());
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

/// What follows from the facts: the lowest point, and the unanswered pains; where neither is bad, the highest point.
pub fn followed(map: &Map, words: &Words) -> Vec<String> {
    let worst = map.lowest_point().map(|(column, feeling)| at(words, map, column, feeling));
    let bad: Vec<String> = worst.into_iter().chain(unanswered(words, map)).collect();
    if bad.is_empty() { best(map, words).into_iter().collect() } else { bad }
}

/// Where it feels best, on a map on which nothing is bad.
fn best(map: &Map, words: &Words) -> Option<String> {
    let (column, feeling) = map.highest_point()?;
    Some(at(words, map, column, feeling))
}

/// Whether something is bad: otherwise what follows from the facts is good.
pub fn is_bad(map: &Map, words: &Words) -> bool {
    map.lowest_point().is_some() || unanswered(words, map).is_some()
}

/// `Worst at “The technician’s visit”: Let down, 3.5 below what Anna expected`; above neutral the best.
fn at(words: &Words, map: &Map, column: &Column, feeling: &Feeling) -> String {
    let of = &words.headline;
    let felt_by = felt_by(column, feeling);
    let names = map.called();
    let who = felt_by.iter().map(|persona| inside(words, &names[persona.index()]));
    let who: Vec<String> = who.map(|name| words.isolated(&name).into_owned()).collect();
    let who = (!map.is_everybody(&felt_by)).then(|| words.listed(&who));
    let word = words.isolated(&felt(words, map, feeling)).into_owned();
    let is_low = feeling.score.is_below(map.scale);
    let (pattern, said, by) =
        if is_low { (of.worst, of.below, of.below_expected) } else { (of.best, of.above, of.above_expected) };
    let gap = column.facts.expectation_of(feeling.persona).and_then(|expected| expected.gap);
    let gap = gap
        .filter(|gap| *gap != 0.0 && (*gap < 0.0) == is_low && felt_by.len() == 1)
        .map(|gap| words.number(gap.abs()));
    let felt = match (gap, who) {
        (Some(gap), Some(who)) => format!("{word}{}{}", words.comma, Words::fill(said, &[&gap, &who])),
        (Some(gap), None) => format!("{word}{}{}", words.comma, Words::fill(by, &[&gap])),
        (None, Some(who)) => Words::fill(of.felt_by, &[&word, &who]),
        (None, None) => word,
    };
    let place = words.quoted(&column.title.to_plain());
    Words::fill(pattern, &[&place, &felt]).replace('\n', " ")
}

/// A feeling in a few words: its own word or, without one, its score, with the highest one where the scale has no signs, since a bare figure could
/// count anything.
pub fn felt(words: &Words, map: &Map, feeling: &Feeling) -> String {
    if let Some(word) = &feeling.word {
        return words.with_quotes(&word.to_plain()).into_owned();
    }
    let score = words.score(feeling.score.get(), map.scale);
    let high = words.number(map.scale.high);
    if map.scale.low < 0.0 { score } else { Words::fill(words.of, &[&score, &high]) }
}

/// A name inside a sentence, where an article before a common noun has a small letter.
fn inside(words: &Words, name: &str) -> String {
    let is_small = |rest: &str| rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_lowercase));
    match words.headline.articles.iter().find(|article| name.strip_prefix(**article).is_some_and(is_small)) {
        Some(article) => format!("{}{}", article.to_lowercase(), &name[article.len()..]),
        None => name.to_owned(),
    }
}

/// Everybody who feels the same there.
pub fn felt_by(column: &Column, feeling: &Feeling) -> Vec<PersonaId> {
    let what = |one: &Feeling| (one.score.get(), one.word.as_ref().map(Text::to_plain));
    let same = column.facts.feelings.iter().filter(|one| what(one) == what(feeling));
    same.map(|one| one.persona).collect()
}

/// The most severe unanswered pains, if any are more than minor.
fn unanswered(words: &Words, map: &Map) -> Option<String> {
    let open = map.gravest_unanswered();
    words.unanswered(map.pain(*open.first()?).severity, open.len())
}
