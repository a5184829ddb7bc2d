//! The finding in one sentence: what the map's first insight says, else what follows from its facts.

use super::{LayoutCtx, Words, chart::persona_names::short_names, glance::lowest};
use crate::{
    model::{Column, Feeling, Insight, Map, Severity},
    scene::Role,
};

/// A map's finding.
pub struct Headline<'a> {
    /// The sentence.
    pub text: String,
    /// The part of it that comes first.
    pub first: String,
    /// Red where it says what hurts.
    pub role: Role,
    /// The line that says it; none where it follows from the facts.
    pub insight: Option<&'a Insight>,
}

/// The finding of the whole map, also on a page of it; nothing where nothing is bad and nobody learned anything.
pub fn headline<'a>(ctx: &LayoutCtx<'a>) -> Option<Headline<'a>> {
    if let Some(insight) = ctx.map.insights.first() {
        let text = insight.text.to_plain().replace('\n', " ");
        return Some(Headline { first: text.clone(), text, role: Role::Ink, insight: Some(insight) });
    }
    if ctx.options.lanes.as_ref().is_some_and(|lanes| lanes.iter().all(|lane| lane != "experience")) {
        return None;
    }
    let parts = followed(ctx.whole(), ctx.words);
    let first = parts.first()?.clone();
    Some(Headline { text: parts.join(ctx.words.headline.then), first, role: Role::RedText, insight: None })
}

/// The finding alone, for what isn't drawn.
pub fn finding(map: &Map, words: &Words) -> Option<String> {
    match map.insights.first() {
        Some(insight) => Some(insight.text.to_plain().replace('\n', " ")),
        None => {
            Some(followed(map, words)).filter(|parts| !parts.is_empty()).map(|parts| parts.join(words.headline.then))
        }
    }
}

/// What follows from the facts: the lowest point, and what nothing answers.
fn followed(map: &Map, words: &Words) -> Vec<String> {
    let worst = lowest(map).map(|(column, feeling)| worst(words, map, column, feeling));
    worst.into_iter().chain(unanswered(words, map)).collect()
}

/// `Worst at “The technician’s visit”: Let down, 3.5 below what Anna expected`.
fn worst(words: &Words, map: &Map, column: &Column, feeling: &Feeling) -> String {
    let of = &words.headline;
    let who = (map.personas.len() > 1).then(|| short_names(map).swap_remove(feeling.persona.index()));
    let word = feeling.word.as_ref().map_or_else(|| words.number(feeling.score.get()), |word| word.to_plain());
    let missed = column.facts.expectation_of(feeling.persona).and_then(|expected| expected.gap);
    let missed = missed.filter(|gap| *gap < 0.0).map(|gap| words.number(-gap));
    let felt = match (missed, who) {
        (Some(gap), Some(who)) => format!("{word}{}{}", words.comma, Words::fill(of.below, &[&gap, &who])),
        (Some(gap), None) => format!("{word}{}{}", words.comma, Words::fill(of.below_expected, &[&gap])),
        (None, Some(who)) => Words::fill(of.felt_by, &[&word, &who]),
        (None, None) => word,
    };
    let place = words.quoted(&column.title.to_plain());
    Words::fill(of.worst, &[&place, &felt]).replace('\n', " ")
}

/// The most severe pains that nothing answers, if any are more than minor.
fn unanswered(words: &Words, map: &Map) -> Option<String> {
    let open = || map.open_pains().filter(|&pain| !map.is_answered(pain));
    let count = |severity| open().filter(|&pain| map.pain(pain).severity == severity).count();
    [Severity::Critical, Severity::Major].into_iter().find_map(|severity| words.unanswered(severity, count(severity)))
}
