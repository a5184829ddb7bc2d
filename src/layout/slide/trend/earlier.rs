//! The curves of the map that this one compares itself with, through the means of the same bins.

use super::bins::Bins;
use crate::{
    layout::chart::{
        earlier::{Earlier, counterpart},
        heights::Heights,
    },
    model::{Comparison, Map, PersonaId},
    scene::Point,
};

impl Bins {
    /// The earlier curve of each persona who has one.
    pub fn earlier(&self, map: &Map, heights: &Heights) -> Vec<Earlier> {
        let Some(comparison) = &map.compares else { return Vec::new() };
        let personas = (0..map.personas.len()).map(PersonaId::new);
        let known = personas.filter_map(|persona| Some((persona, counterpart(map, persona, &comparison.map)?)));
        let all = known.map(|(persona, other)| self.of_persona(comparison, persona, other, heights));
        all.filter(|earlier| !earlier.is_empty()).collect()
    }

    fn of_persona(&self, comparison: &Comparison, persona: PersonaId, other: PersonaId, heights: &Heights) -> Earlier {
        let mut earlier = Earlier::new(persona);
        let mut run: Vec<(usize, Point)> = Vec::new();
        for (index, bin) in self.all.iter().enumerate() {
            let continued = comparison.continues.get(bin.columns.clone()).unwrap_or_default().iter().flatten();
            let felt = continued.flat_map(|id| &comparison.map.column(*id).facts.feelings);
            let own = felt.filter(|feeling| feeling.persona == other);
            let ys: Vec<f64> = own.map(|feeling| heights.y_of_other(feeling.score, comparison.map.scale)).collect();
            if ys.is_empty() {
                earlier.end(&mut run);
            } else {
                let mean = ys.iter().sum::<f64>() / ys.len() as f64;
                run.push((bin.columns.start, Point::new(self.bar(index, persona.index()), mean)));
            }
        }
        earlier.end(&mut run);
        earlier
    }
}
