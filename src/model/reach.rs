//! How many come to a place: as its own lines say, or by the shares of the ways that lead there.

use super::{Basis, Map, Path, PersonaId, Place, Reach, Whom};

/// How many come to the places of a map.
#[derive(Debug)]
pub struct Reaches<'m> {
    map: &'m Map,
    /// The way of each persona; empty if no way of the map has a share: then only its `reach` lines say something.
    paths: Vec<Path>,
}

/// How many of those whom something is about come to its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reached<'m> {
    /// In percent.
    pub percent: f64,
    /// The line that says so; without one it follows from shares.
    pub line: Option<&'m Reach>,
}

impl Map {
    /// How many come to the places of the map, worked out once for all of them.
    pub fn reaches(&self) -> Reaches<'_> {
        let mut paths = self.paths();
        let says = |path: &Path| {
            path.steps.iter().any(|step| step.arrival.is_some_and(|arrival| arrival.basis == Basis::Shares))
        };
        if !paths.iter().any(says) {
            paths.clear();
        }
        Reaches { map: self, paths }
    }
}

impl<'m> Reaches<'m> {
    /// How many of these personas come to a place; of everybody, if none is given. `None` if that isn't known or differs between them.
    pub fn of(&self, place: Place, personas: &[PersonaId]) -> Option<Reached<'m>> {
        let facts = self.map.facts(place);
        let line = match personas {
            [only] => facts.reach_of(*only),
            // One persona's share is nothing that is known of the others.
            _ => facts.reach_of_all().filter(|reach| match reach.whom {
                Whom::Everyone => true,
                Whom::One(persona) => facts.personas == [persona],
            }),
        };
        if let Some(line) = line {
            return Some(Reached { percent: line.percent, line: Some(line) });
        }
        let Place::Column(column) = place else { return None };
        let own = |path: &&Path| Map::concerns(personas, path.persona);
        let arrival = |path: &Path| path.step(column)?.arrival.map(|arrival| arrival.percent);
        let mut percents = self.paths.iter().filter(own).map(arrival);
        let first = percents.next()??;
        percents.all(|other| other == Some(first)).then_some(Reached { percent: first, line: None })
    }
}
