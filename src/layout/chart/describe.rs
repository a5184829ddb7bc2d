//! Each persona's curve in words, for those who can't see it.

use crate::{
    model::{Feeling, Map, PersonaId},
    vocabulary::Words,
};

/// One sentence for each persona who feels anything: where the curve starts, its turning points, where it ends.
pub fn describe(map: &Map) -> Vec<(PersonaId, String)> {
    (0..map.personas.len()).map(PersonaId::new).filter_map(|persona| Some((persona, sentence(map, persona)?))).collect()
}

/// A feeling and the position of its column.
type Step<'a> = (usize, &'a Feeling);

fn sentence(map: &Map, persona: PersonaId) -> Option<String> {
    let words = Words::for_lang(map.lang.as_deref());
    let feelings = |column: usize| map.columns[column].facts.feeling_of(persona);
    let steps: Vec<Step<'_>> = (0..map.columns.len()).filter_map(|column| Some((column, feelings(column)?))).collect();
    let (first, last) = (*steps.first()?, *steps.last()?);
    let who =
        if map.is_unnamed_customer() { words.the_customer.to_owned() } else { map.persona(persona).label.to_plain() };
    let mut parts = vec![part(map, words, words.curve_starts, first)];
    parts.extend(turns(&steps, words).into_iter().map(|(verb, step)| part(map, words, verb, step)));
    if steps.len() > 1 {
        parts.push(part(map, words, words.curve_ends, last));
    }
    parts.extend(words.ways_of(map, persona).into_iter().take(MOST_TURNS));
    Some(Words::fill(words.curve, &[&who, &parts.join(words.comma)]))
}

/// A listener keeps no more turns than these.
const MOST_TURNS: usize = 12;

/// The highest and lowest places between the ends, and what the curve does to get there: of many those where it turns furthest.
fn turns<'a>(steps: &[Step<'a>], words: &Words) -> Vec<(&'static str, Step<'a>)> {
    let mut turns = Vec::new();
    // Equal neighbours count once, so that a level stretch is one turn.
    let mut levels: Vec<Step<'a>> = Vec::new();
    for &step in steps {
        if levels.last().is_none_or(|last| last.1.score != step.1.score) {
            levels.push(step);
        }
    }
    for around in levels.windows(3) {
        let (before, at, after) = (around[0].1.score, around[1].1.score, around[2].1.score);
        let swing = (at.get() - before.get()).abs().min((at.get() - after.get()).abs());
        if at > before && at > after {
            turns.push((swing, (words.curve_rises, around[1])));
        } else if at < before && at < after {
            turns.push((swing, (words.curve_falls, around[1])));
        }
    }
    let mut order: Vec<usize> = (0..turns.len()).collect();
    order.sort_by(|&a, &b| turns[b].0.total_cmp(&turns[a].0).then(a.cmp(&b)));
    order.truncate(MOST_TURNS);
    order.sort_unstable();
    order.into_iter().map(|index| turns[index].1).collect()
}

/// `starts at 0.5 (Curious) at “Compare offers”`.
fn part(map: &Map, words: &Words, verb: &str, (column, feeling): Step<'_>) -> String {
    let figure = words.number(feeling.score.get());
    let [open, close] = words.quotes;
    let title = format!("{open}{}{close}", map.columns[column].title.to_plain());
    let score = match &feeling.word {
        Some(word) => format!("{figure} ({})", word.to_plain()),
        None => figure,
    };
    Words::fill(verb, &[&score, &title])
}
