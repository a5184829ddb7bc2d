//! Who is in a map and in the one that it is compared with, and what that draws.

use super::{Comparison, Map, PersonaId};

impl Comparison {
    /// Whether the one customer of the earlier map, who has no name there, is each of several personas here.
    pub(crate) fn is_everybodys(&self, map: &Map) -> bool {
        self.map.is_unnamed_customer() && map.personas.len() > 1
    }

    /// The earlier persona who is this persona of `map`: by name, by label, or because each map has only one, or the earlier one names none.
    pub(crate) fn counterpart(&self, map: &Map, persona: PersonaId) -> Option<PersonaId> {
        let persona = map.persona(persona);
        let earlier = || self.map.personas.iter();
        let named = earlier().position(|other| other.name.as_str() == persona.name.as_str());
        let is_taken = |name: &str| map.personas.iter().any(|other| other.name.as_str() == name);
        let label = persona.label.to_plain().to_lowercase();
        let labelled = || {
            earlier().position(|other| !is_taken(other.name.as_str()) && other.label.to_plain().to_lowercase() == label)
        };
        let is_alone = map.personas.len() == 1 && self.map.personas.len() == 1;
        let only = || (is_alone || self.is_everybodys(map)).then_some(0);
        named.or_else(labelled).or_else(only).map(PersonaId::new)
    }

    /// Whether a curve of the earlier map is drawn: somebody who is in both maps felt something in a column that one of `map` continues.
    pub(crate) fn has_curves(&self, map: &Map) -> bool {
        let mut is_here = vec![false; self.map.personas.len()];
        let here = (0..map.personas.len()).filter_map(|persona| self.counterpart(map, PersonaId::new(persona)));
        here.for_each(|persona| is_here[persona.index()] = true);
        let continued = self.continues.iter().flatten().map(|column| self.map.column(*column));
        continued.flat_map(|column| &column.facts.feelings).any(|feeling| is_here[feeling.persona.index()])
    }
}
