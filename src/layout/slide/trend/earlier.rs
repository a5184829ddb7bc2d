//! The curves of the map that this one is compared with, through the means of the same bins.

use super::bins::{Bins, links_of_bins};
use crate::{
    layout::chart::{
        earlier::{Earlier, known},
        heights::Heights,
    },
    model::{Comparison, Map, PersonaId, link::Link},
    scene::Point,
};

/// The points of a curve, each with its column, and the links between them.
type Course = (Vec<(usize, Point)>, Vec<(usize, usize, Link)>);

impl Bins {
    /// The earlier curve of each persona who has one, or that of everybody.
    pub fn earlier(&self, map: &Map, heights: &Heights) -> Vec<Earlier> {
        let Some(comparison) = &map.compares else { return Vec::new() };
        let bins = self.of_earlier(comparison);
        known(map, comparison)
            .map(|(persona, other, links)| {
                let (points, links) = self.of_persona(comparison, (persona, other), &links, &bins, heights);
                Earlier::new(persona, &points, links, map.curve)
            })
            .filter(|earlier| !earlier.is_empty())
            .collect()
    }

    /// The bin of each earlier column, if it is continued.
    fn of_earlier(&self, comparison: &Comparison) -> Vec<Option<usize>> {
        let mut bins = vec![None; comparison.map.columns.len()];
        for (column, continued) in comparison.continues.iter().enumerate() {
            continued.iter().for_each(|id| _ = bins[id.index()].get_or_insert(self.of(column)));
        }
        bins
    }

    fn of_persona(
        &self,
        comparison: &Comparison,
        (persona, other): (Option<PersonaId>, PersonaId),
        links: &[Link],
        bins: &[Option<usize>],
        heights: &Heights,
    ) -> Course {
        let (mut points, mut filled) = (Vec::new(), Vec::new());
        for (index, bin) in self.all.iter().enumerate() {
            let continued = comparison.continues.get(bin.columns.clone()).unwrap_or_default().iter().flatten();
            let felt = continued.flat_map(|id| &comparison.map.column(*id).facts.feelings);
            let own = felt.filter(|feeling| feeling.persona == other);
            let ys: Vec<f64> = own.map(|feeling| heights.y_of_other(feeling.score, comparison.map.scale)).collect();
            if !ys.is_empty() {
                let mean = ys.iter().sum::<f64>() / ys.len() as f64;
                let x = persona.map_or_else(|| bin.centre(), |persona| self.bar(index, persona.index()));
                points.push((bin.columns.start, Point::new(x, mean)));
                filled.push(index);
            }
        }
        (points, links_of_bins(links, |column| bins[column], &filled))
    }
}
