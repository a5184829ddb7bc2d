//! Who the lines of two maps are about.

use crate::model::{Map, PersonaId};

/// A persona in each of the two maps, and what to call them; no name if the maps have a single customer only.
pub type Somebody = ((Option<PersonaId>, Option<PersonaId>), Option<String>);

/// The personas of both maps, those of the later one first, matched by name, or because each map has only one.
pub fn everybody(old: &Map, new: &Map) -> Vec<Somebody> {
    let position =
        |map: &Map, name: &str| map.personas.iter().position(|of| of.name.as_str() == name).map(PersonaId::new);
    let label = |map: &Map, id| (map.personas.len() > 1).then(|| map.persona(id).label.to_plain());
    let alone = old.personas.len() == 1 && new.personas.len() == 1;
    if alone {
        return vec![((Some(PersonaId::new(0)), Some(PersonaId::new(0))), label(new, PersonaId::new(0)))];
    }
    let ids = |map: &Map| (0..map.personas.len()).map(PersonaId::new);
    let later = ids(new).map(|id| ((position(old, new.persona(id).name.as_str()), Some(id)), label(new, id)));
    let gone = ids(old).filter(|&id| position(new, old.persona(id).name.as_str()).is_none());
    later.chain(gone.map(|id| ((Some(id), None), label(old, id)))).collect()
}
