//! Which words of a slide are the most telling.

use crate::{layout::chart::feelings::Feelings, model::Map};
use std::{cmp::Reverse, collections::BTreeMap};

/// The stops whose words are tried, the most telling first: the lowest of all, then those of stages and of key moments;
/// all others if each column has room.
pub fn telling(map: &Map, feelings: &Feelings<'_>, all: bool) -> Vec<usize> {
    let mut ranked: Vec<(u8, usize)> = Vec::new();
    for stage in &map.stages {
        let stops = stage.columns.iter().flat_map(|id| feelings.columns[id.index()].clone());
        let worded = stops.filter(|&stop| feelings.is_first(stop) && feelings.stops[stop].feeling.word.is_some());
        let worded: Vec<usize> = worded.collect();
        let height = |stop: &&usize| (feelings.stops[**stop].at.y * 1000.0) as i64;
        let lowest = worded.iter().min_by_key(|stop| Reverse(height(stop))).copied();
        let highest = worded.iter().min_by_key(height).copied();
        for &stop in &worded {
            let column = &map.columns[feelings.stops[stop].column];
            let rank = match () {
                () if Some(stop) == lowest => 0,
                () if column.facts.moment.is_some() => 1,
                () if Some(stop) == highest => 2,
                () if all => 3,
                () => continue,
            };
            ranked.push((rank, stop));
        }
    }
    let lowest_of_all = |&(_, a): &(u8, usize), &(_, b): &(u8, usize)| {
        let height = |stop: usize| feelings.stops[stop].at.y;
        height(b).total_cmp(&height(a)).then(a.cmp(&b))
    };
    ranked.sort_unstable();
    if let Some(at) = (0..ranked.len()).min_by(|&a, &b| lowest_of_all(&ranked[a], &ranked[b])) {
        let lowest = ranked.remove(at);
        ranked.insert(0, lowest);
    }
    ranked.into_iter().map(|(_, stop)| stop).collect()
}

/// With more personas than this, only the lowest point of all has its word before all others.
pub const FEW: usize = 3;

/// The lowest of all, and below neutral the lowest of each persona, the lowest first.
pub fn lowest_of_each(feelings: &Feelings<'_>, telling: &[usize]) -> Vec<usize> {
    let mut lowest: BTreeMap<usize, usize> = BTreeMap::new();
    let y = |stop: usize| feelings.stops[stop].at.y;
    for &stop in telling.iter().filter(|stop| y(**stop) > 0.0) {
        let persona = feelings.stops[stop].feeling.persona.index();
        let known = lowest.entry(persona).or_insert(stop);
        if y(stop) > y(*known) {
            *known = stop;
        }
    }
    let mut all: Vec<usize> = lowest.into_values().collect();
    all.sort_by(|&a, &b| y(b).total_cmp(&y(a)).then(a.cmp(&b)));
    let first = telling.first().copied();
    all.retain(|&stop| Some(stop) != first);
    first.into_iter().chain(all).collect()
}
