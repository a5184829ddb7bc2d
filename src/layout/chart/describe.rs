//! Each persona's curve in words, for those who can't see it.

use crate::{
    model::{Feeling, Map, Path, PersonaId, StageId, link},
    vocabulary::Words,
};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// One sentence for each persona who feels anything: where the curve starts, its turning points, where it ends, and
/// where some customers go another way.
pub fn curves_in_words(map: &Map) -> Vec<(PersonaId, String)> {
    describe_part(map, &map.paths(), &(0..map.columns.len()))
}

/// The same for the curves in some columns of a map.
pub fn describe_part(map: &Map, paths: &[Path], here: &Range<usize>) -> Vec<(PersonaId, String)> {
    paths.iter().filter_map(|path| Some((path.persona, sentence(map, path, here)?))).collect()
}

/// A feeling and the position of its column.
type Step<'a> = (usize, &'a Feeling);

fn sentence(map: &Map, path: &Path, here: &Range<usize>) -> Option<String> {
    let words = Words::for_lang(map.lang.as_deref());
    let who = if map.is_unnamed_customer() {
        words.the_customer.to_owned()
    } else {
        map.persona(path.persona).label.to_plain()
    };
    let teller = Teller { map, words, path };
    let mut parts = teller.curve(here);
    parts.extend(words.ways_of(map, path, here).into_iter().take(MOST_TURNS));
    (!parts.is_empty()).then(|| Words::fill(words.curve, &[&who, &parts.join(words.comma)]))
}

/// A listener can't remember more turns than this.
const MOST_TURNS: usize = 12;

struct Teller<'a> {
    map: &'a Map,
    words: &'a Words,
    path: &'a Path,
}

impl<'a> Teller<'a> {
    /// The curve along the way that most people take, and what is felt off it.
    fn curve(&self, here: &Range<usize>) -> Vec<String> {
        let way = link::main_way(&link::links_of(self.map, self.path));
        let mut aside: FxHashSet<usize> = self.path.steps.iter().map(|step| step.column.index()).collect();
        // A persona with one column has no links.
        let way = if way.is_empty() { aside.iter().copied().collect() } else { way };
        way.iter().for_each(|column| _ = aside.remove(column));
        let felt = |column: usize| {
            let feeling = self.map.columns[column].facts.feeling_of(self.path.persona)?;
            here.contains(&column).then_some((column, feeling))
        };
        let steps: Vec<Step<'a>> = way.into_iter().filter_map(felt).collect();
        let mut parts = Vec::new();
        let stretches: Vec<&[Step<'a>]> =
            steps.chunk_by(|a, b| self.any_order(a.0).is_some() == self.any_order(b.0).is_some()).collect();
        for (index, stretch) in stretches.iter().enumerate() {
            if self.any_order(stretch[0].0).is_some() && stretch.len() > 1 {
                let all: Vec<String> = stretch.iter().map(|&step| self.part(self.words.curve_at, step)).collect();
                parts.push(Words::fill(self.words.curve_any_order, &[&all.join(self.words.comma)]));
            } else {
                parts.extend(self.stretch(stretch, (index == 0, index + 1 == stretches.len())));
            }
        }
        let mut aside: Vec<usize> = aside.into_iter().collect();
        aside.sort_unstable();
        let aside = aside.into_iter().filter_map(felt).take(MOST_TURNS);
        parts.extend(aside.map(|step| {
            let part = self.part(self.words.curve_at, step);
            Words::fill(self.words.curve_aside, &[&part])
        }));
        parts
    }

    /// A run of columns in a known order; the flags say whether it includes the first and the last column.
    fn stretch(&self, steps: &[Step<'a>], (is_first, is_last): (bool, bool)) -> Vec<String> {
        let (Some(&first), Some(&last)) = (steps.first(), steps.last()) else { return Vec::new() };
        let verb = if is_first { self.words.curve_starts } else { self.words.curve_goes_on };
        let mut parts = vec![self.part(verb, first)];
        parts.extend(turns(steps, self.words).into_iter().map(|(verb, step)| self.part(verb, step)));
        if steps.len() > 1 {
            parts.push(self.part(if is_last { self.words.curve_ends } else { self.words.curve_goes_on }, last));
        }
        parts
    }

    fn any_order(&self, column: usize) -> Option<StageId> {
        let stage = self.map.columns[column].stage;
        self.map.stage(stage).any_order.then_some(stage)
    }

    /// `starts at 0.5 (Curious) at “Compare offers”`.
    fn part(&self, verb: &str, (column, feeling): Step<'_>) -> String {
        let figure = self.words.number(feeling.score.get());
        let title = self.words.quoted(&self.map.columns[column].title.to_plain());
        let score = match &feeling.word {
            Some(word) => format!("{figure} ({})", word.to_plain()),
            None => figure,
        };
        Words::fill(verb, &[&score, &title])
    }
}

/// The highest and lowest points between the ends, and what the curve does to get there. If there are many, those with
/// the sharpest turns.
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
