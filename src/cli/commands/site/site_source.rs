//! The maps of a site as they were compiled, and which of them are about somebody.

use crate::{
    cli::work::Task,
    compile::{Compilation, segment::ids},
    model::Map,
};
use std::{collections::BTreeSet, slice::from_ref};

/// A map, and what it was made from.
pub(super) struct SiteSource<'a> {
    pub task: &'a Task,
    pub compiled: Compilation,
    pub reads: BTreeSet<String>,
}

/// Reduces each map to those of these personas that it has, and removes the maps that have none; the result is the names of these. If no map
/// has a name, the first map reports it.
pub(super) fn only(maps: &mut Vec<SiteSource<'_>>, names: &[String]) -> Vec<String> {
    let has = |map: &Map, name: &String| ids(map, from_ref(name)).is_ok();
    let is_somewhere = |name: &String| maps.iter().filter_map(|of| of.compiled.map.as_ref()).any(|map| has(map, name));
    if !names.iter().all(is_somewhere) {
        let first = maps.iter_mut().find(|of| of.compiled.map.is_some());
        first.into_iter().for_each(|of| of.compiled.only(names));
        return Vec::new();
    }
    let mut left_out = Vec::new();
    maps.retain_mut(|of| {
        let Some(map) = &of.compiled.map else { return true };
        let here: Vec<String> = names.iter().filter(|name| has(map, name)).cloned().collect();
        if here.is_empty() {
            left_out.push(of.task.input.name());
        } else {
            of.compiled.only(&here);
        }
        !here.is_empty()
    });
    left_out
}
