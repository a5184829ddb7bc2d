//! Who the lines of two maps are about.

use super::called::{Thing, earlier};
use crate::model::{Map, PersonaId, Whom};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// A persona in each of the two maps, and what to call them; no name if the maps have a single customer only.
pub type Somebody = ((Option<PersonaId>, Option<PersonaId>), Option<String>);

/// What something is called that may be about one persona.
pub fn of_whom(map: &Map, what: String, whom: Whom) -> String {
    match whom {
        Whom::Everyone => what,
        Whom::One(id) => format!("{what} of {}", map.persona(id).label.to_plain()),
    }
}

/// The personas of both maps, and where each of them is in that list.
#[derive(Debug)]
pub struct People {
    pub all: Vec<Somebody>,
    before: FxHashMap<PersonaId, Vec<usize>>,
    after: FxHashMap<PersonaId, Vec<usize>>,
}

impl People {
    /// The personas of two maps, those of the later one first, matched by name or label, or because each map has only one.
    pub fn of(old: &Map, new: &Map) -> Self {
        let all = everybody(old, new);
        let (mut before, mut after) = (FxHashMap::default(), FxHashMap::default());
        for (at, ((old, new), _)) in all.iter().enumerate() {
            old.iter().for_each(|id| before.entry(*id).or_insert_with(Vec::new).push(at));
            new.iter().for_each(|id| after.entry(*id).or_insert_with(Vec::new).push(at));
        }
        Self { all, before, after }
    }

    /// Whom a figure of the earlier map is about, in the later one; `None` if nobody there is that persona.
    pub fn later(&self, whom: Whom) -> Option<Whom> {
        let Whom::One(id) = whom else { return Some(Whom::Everyone) };
        self.before.get(&id)?.first().and_then(|&at| self.all[at].0.1).map(Whom::One)
    }

    /// Those whom lines of the earlier and the later map are about, in the order of all. A place with few lines isn't asked about everybody.
    pub fn among(
        &self,
        old: impl IntoIterator<Item = PersonaId>,
        new: impl IntoIterator<Item = PersonaId>,
    ) -> impl Iterator<Item = Somebody> + '_ {
        let before = old.into_iter().filter_map(|id| self.before.get(&id));
        let after = new.into_iter().filter_map(|id| self.after.get(&id));
        let found: BTreeSet<usize> = before.chain(after).flatten().copied().collect();
        found.into_iter().map(|at| self.all[at].clone())
    }
}

fn everybody(old: &Map, new: &Map) -> Vec<Somebody> {
    let label = |map: &Map, id| (map.personas.len() > 1).then(|| map.persona(id).label.to_plain());
    let alone = old.personas.len() == 1 && new.personas.len() == 1;
    if alone {
        return vec![((Some(PersonaId::new(0)), Some(PersonaId::new(0))), label(new, PersonaId::new(0)))];
    }
    // What the one customer of a map without personas feels is compared with what each persona of the other map does.
    if old.is_unnamed_customer() {
        let each = (0..new.personas.len()).map(PersonaId::new);
        return each.map(|id| ((Some(PersonaId::new(0)), Some(id)), label(new, id))).collect();
    }
    if new.is_unnamed_customer() {
        let each = (0..old.personas.len()).map(PersonaId::new);
        return each.map(|id| ((Some(id), Some(PersonaId::new(0))), label(old, id))).collect();
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

/// Whether personas got their names in one of the maps only, and another one than this says it there.
pub fn is_said_by_another<T>((old, before): (&Map, &[T]), (new, after): (&Map, &[T]), found: (bool, bool)) -> bool {
    let is_split = old.is_unnamed_customer() != new.is_unnamed_customer();
    is_split
        && match found {
            (true, false) => !after.is_empty(),
            (false, true) => !before.is_empty(),
            (true, true) | (false, false) => false,
        }
}

fn things(map: &Map) -> Vec<Thing<'_>> {
    map.personas.iter().map(|of| (&of.name, Some(&of.label))).collect()
}
