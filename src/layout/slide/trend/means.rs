//! What each persona feels in each bin: the mean, the lowest and the highest.

use super::bins::{Bins, pitch};
use crate::{
    layout::chart::{heights::Heights, stops::Start},
    model::{Feeling, Map, PersonaId},
    scene::Point,
};

/// The width of a bar, and the size of the mark on it, where there is room.
const BAR: f64 = 5.0;
const MARK: f64 = 4.75;

/// A persona's feelings in a bin.
#[derive(Debug, Clone)]
pub struct Mean<'m> {
    /// Whose they are.
    pub persona: PersonaId,
    pub bin: usize,
    /// The mark of the mean, in the middle of the bar.
    pub at: Point,
    /// The mean itself.
    pub score: f64,
    /// The lowest feeling, and its height.
    pub low: End<'m>,
    /// The highest feeling, and its height.
    pub high: End<'m>,
    /// The number of feelings.
    pub count: usize,
    /// Whether most of them are assumed.
    pub assumed: bool,
    /// Whether a curve begins here.
    pub start: Start,
}

/// The lowest or the highest feeling of a bin; among equal ones the first that has a word.
#[derive(Debug, Clone, Copy)]
pub struct End<'m> {
    /// Which column.
    pub column: usize,
    pub feeling: &'m Feeling,
    /// Its height, downwards.
    pub y: f64,
}

/// The width of bars and the size of their marks, for this many personas.
pub fn sizes(personas: usize) -> (f64, f64) {
    let room = pitch(personas);
    (BAR.min(room * 0.55), MARK.min(room * 0.5 - 0.5).max(1.0))
}

/// The means of all bins, from left to right and in the order of the personas.
pub fn means<'m>(map: &'m Map, bins: &Bins, heights: &Heights) -> Vec<Mean<'m>> {
    let mut means = Vec::new();
    for (index, bin) in bins.all.iter().enumerate() {
        let mut own: Vec<Vec<End<'m>>> = vec![Vec::new(); map.personas.len()];
        for column in bin.columns.clone() {
            for feeling in &map.columns[column].facts.feelings {
                own[feeling.persona.index()].push(End { column, feeling, y: heights.y(feeling.score) });
            }
        }
        for (persona, felt) in own.iter().enumerate() {
            let Some(mut mean) = mean(map, PersonaId::new(persona), felt) else { continue };
            mean.bin = index;
            mean.at.x = bins.bar(index, persona);
            means.push(mean);
        }
    }
    means
}

fn mean<'m>(map: &Map, persona: PersonaId, felt: &[End<'m>]) -> Option<Mean<'m>> {
    let count = felt.len();
    let rank = |end: &&End<'m>| (end.feeling.word.is_none(), end.column);
    let score = |end: &End<'m>| end.feeling.score.get();
    let low = *felt.iter().min_by(|a, b| score(a).total_cmp(&score(b)).then(rank(a).cmp(&rank(b))))?;
    let high = *felt.iter().min_by(|a, b| score(b).total_cmp(&score(a)).then(rank(a).cmp(&rank(b))))?;
    let average = |value: fn(&End<'m>) -> f64| felt.iter().map(value).sum::<f64>() / count as f64;
    let (score, y) = (average(|end| end.feeling.score.get()), average(|end| end.y));
    let assumed = 2 * felt.iter().filter(|end| map.is_assumed(&end.feeling.from)).count() > count;
    Some(Mean { persona, bin: 0, at: Point::new(0.0, y), score, low, high, count, assumed, start: Start::Not })
}
