//! Who the lines of two maps are about.

use crate::model::{Map, Persona, PersonaId};

/// A persona in each of the two maps, and what to call them; no name if the maps have a single customer only.
pub type Somebody = ((Option<PersonaId>, Option<PersonaId>), Option<String>);

/// The personas of both maps, those of the later one first, matched by name, or because each map has only one.
pub fn everybody(old: &Map, new: &Map) -> Vec<Somebody> {
    let by_name = |map: &Map, name: &str| map.personas.iter().position(|of| of.name.as_str() == name);
    // Another name for the same person: the label is the same, and neither map has the name of the other.
    let position = |map: &Map, of: &Persona, other: &Map| {
        let same = |it: &Persona| it.label.to_plain() == of.label.to_plain();
        let alone = |map: &Map| map.personas.iter().filter(|it| same(it)).count() == 1;
        let renamed = || {
            let at = map.personas.iter().position(same)?;
            let unknown = by_name(other, map.personas[at].name.as_str()).is_none();
            (unknown && alone(map) && alone(other)).then_some(at)
        };
        by_name(map, of.name.as_str()).or_else(renamed).map(PersonaId::new)
    };
    let label = |map: &Map, id| (map.personas.len() > 1).then(|| map.persona(id).label.to_plain());
    let alone = old.personas.len() == 1 && new.personas.len() == 1;
    if alone {
        return vec![((Some(PersonaId::new(0)), Some(PersonaId::new(0))), label(new, PersonaId::new(0)))];
    }
    let ids = |map: &Map| (0..map.personas.len()).map(PersonaId::new);
    let later = ids(new).map(|id| ((position(old, new.persona(id), new), Some(id)), label(new, id)));
    let gone = ids(old).filter(|&id| position(new, old.persona(id), old).is_none());
    later.chain(gone.map(|id| ((Some(id), None), label(old, id)))).collect()
}
