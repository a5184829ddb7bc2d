//! Which words of a slide are the most telling.

use crate::{
    layout::chart::feelings::Feelings,
    model::{ColumnId, Map},
};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

/// The stops whose words are tried, the most telling first: the lowest of all, then those of stages and of personas, then those of key moments; all
/// others if each column has room.
pub fn telling(map: &Map, feelings: &Feelings<'_>, all: bool) -> Vec<usize> {
    let mut ranked: Vec<(u8, usize)> = Vec::new();
    for stage in &map.stages {
        let stops = stage.columns.iter().flat_map(|id| feelings.columns[id.index()].clone());
        let worded = stops.filter(|&stop| feelings.is_first(stop) && feelings.stops[stop].feeling.word.is_some());
        let worded: Vec<usize> = worded.collect();
        let lowest = worded.iter().min_by_key(|stop| Reverse(height(feelings, **stop))).copied();
        let highest = worded.iter().min_by_key(|stop| height(feelings, **stop)).copied();
        for &stop in &worded {
            let column = ColumnId::new(feelings.stops[stop].column);
            let rank = match () {
                () if Some(stop) == lowest => 0,
                () if map.is_moment(column) => 1,
                () if Some(stop) == highest => 2,
                () if all => 3,
                () => continue,
            };
            ranked.push((rank, stop));
        }
    }
    // Of several equally low ones, one that is told anyway.
    let told: BTreeSet<usize> = ranked.iter().map(|&(_, stop)| stop).collect();
    let untold = lowest(feelings).into_values().filter(|own| own.iter().all(|stop| !told.contains(stop)));
    ranked.extend(untold.filter_map(|own| Some((0, *own.first()?))).collect::<BTreeSet<_>>());
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

/// For each persona the lowest points with a word, the most telling first: one of them is to have its word. The lowest of all comes first, then the next
/// lowest.
pub fn lowest_of_each(feelings: &Feelings<'_>, telling: &[usize]) -> Vec<Vec<usize>> {
    let rank: BTreeMap<usize, usize> = telling.iter().enumerate().map(|(rank, &stop)| (stop, rank)).collect();
    let mut all: Vec<Vec<usize>> = lowest(feelings).into_values().collect();
    for own in &mut all {
        own.retain(|stop| rank.contains_key(stop));
        own.sort_by_key(|stop| rank[stop]);
    }
    all.retain(|own| !own.is_empty());
    let order = |own: &Vec<usize>| (rank[&own[0]] > 0, Reverse(height(feelings, own[0])), own[0]);
    all.sort_by_key(order);
    all
}

/// The points with a word at which each persona feels lowest. What several share is that of each of them.
fn lowest(feelings: &Feelings<'_>) -> BTreeMap<usize, Vec<usize>> {
    let mut lowest: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for stop in &feelings.stops {
        let Some(&first) = feelings.joined(stop).first() else { continue };
        if feelings.stops[first].feeling.word.is_none() {
            continue;
        }
        let own = lowest.entry(stop.feeling.persona.index()).or_default();
        let below = own.first().map_or(0, |&known| height(feelings, first) - height(feelings, known));
        if below > 0 {
            own.clear();
        }
        if below >= 0 {
            own.push(first);
        }
    }
    lowest
}

/// How far down a point is, in thousandths.
fn height(feelings: &Feelings<'_>, stop: usize) -> i64 {
    (feelings.stops[stop].at.y * 1000.0) as i64
}
