//! Who the lines of two maps are about.

use super::called::{Thing, earlier};
use crate::model::{Map, PersonaId};
use std::collections::BTreeSet;

/// A persona in each of the two maps, and what to call them; no name if the maps have a single customer only.
pub type Somebody = ((Option<PersonaId>, Option<PersonaId>), Option<String>);

/// The personas of both maps, those of the later one first, matched by name or label, or because each map has only one.
pub fn everybody(old: &Map, new: &Map) -> Vec<Somebody> {
    let label = |map: &Map, id| (map.personas.len() > 1).then(|| map.persona(id).label.to_plain());
    let alone = old.personas.len() == 1 && new.personas.len() == 1;
    if alone {
        return vec![((Some(PersonaId::new(0)), Some(PersonaId::new(0))), label(new, PersonaId::new(0)))];
    }
    let earlier = earlier(&things(old), &things(new));
    let known: BTreeSet<usize> = earlier.iter().copied().flatten().collect();
    let later = earlier.iter().enumerate().map(|(at, before)| {
        let id = PersonaId::new(at);
        ((before.map(PersonaId::new), Some(id)), label(new, id))
    });
    let gone = (0..old.personas.len()).filter(|at| !known.contains(at)).map(PersonaId::new);
    later.chain(gone.map(|id| ((Some(id), None), label(old, id)))).collect()
}

fn things(map: &Map) -> Vec<Thing<'_>> {
    map.personas.iter().map(|of| (&of.name, Some(&of.label))).collect()
}
