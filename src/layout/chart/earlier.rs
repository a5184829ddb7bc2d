//! The curves of the map that this one compares itself with, on this map's columns.

use super::{cubic::Cubic, curve::Curve, heights::Heights};
use crate::{
    layout::Page,
    model::{Comparison, Map, PersonaId},
    scene::Point,
};

/// The earlier curve of one of this map's personas.
#[derive(Debug, Clone)]
pub struct Earlier {
    /// The persona of this map.
    pub persona: PersonaId,
    /// The curve, and the column that each segment starts in.
    pub segments: Vec<(usize, Cubic)>,
    /// Points without a neighbour, which no curve shows.
    pub alone: Vec<(usize, Point)>,
}

/// The earlier curves. An earlier column stands where the column that continues it stands; several of
/// one column stand side by side in it.
pub fn earlier(map: &Map, page: &Page, heights: &Heights) -> Vec<Earlier> {
    let Some(comparison) = &map.compares else { return Vec::new() };
    let personas = (0..map.personas.len()).map(PersonaId::new);
    personas
        .filter_map(|persona| Some((persona, counterpart(map, persona, &comparison.map)?)))
        .map(|(persona, other)| curves(comparison, persona, other, page, heights))
        .filter(|earlier| !earlier.is_empty())
        .collect()
}

/// The persona of the earlier map who is meant: by name, or because each map has only one.
pub fn counterpart(map: &Map, persona: PersonaId, other: &Map) -> Option<PersonaId> {
    let name = map.persona(persona).name.as_str();
    let only = || (map.personas.len() == 1 && other.personas.len() == 1).then_some(0);
    other.personas.iter().position(|candidate| candidate.name.as_str() == name).or_else(only).map(PersonaId::new)
}

fn curves(comparison: &Comparison, persona: PersonaId, other: PersonaId, page: &Page, heights: &Heights) -> Earlier {
    let mut earlier = Earlier::new(persona);
    let mut run: Vec<(usize, Point)> = Vec::new();
    for (column, place) in page.columns.iter().enumerate() {
        let mut continued = comparison.continues.get(column).cloned().unwrap_or_default();
        continued.sort_unstable();
        continued.dedup();
        if continued.is_empty() {
            earlier.end(&mut run);
        }
        for (rank, id) in continued.iter().enumerate() {
            let x = place.left + place.pitch * (rank + 1) as f64 / (continued.len() + 1) as f64;
            let facts = &comparison.map.column(*id).facts;
            match facts.feeling_of(other) {
                Some(feeling) => {
                    run.push((column, Point::new(x, heights.y_of_other(feeling.score, comparison.map.scale))))
                }
                // Who isn't in a column at all is only on the way past it.
                None if !facts.is_for(other) => {}
                None => earlier.end(&mut run),
            }
        }
    }
    earlier.end(&mut run);
    earlier
}

impl Earlier {
    /// No curve yet.
    pub fn new(persona: PersonaId) -> Self {
        Self { persona, segments: Vec::new(), alone: Vec::new() }
    }

    /// Turns the points of a run into its curve.
    pub fn end(&mut self, run: &mut Vec<(usize, Point)>) {
        let points: Vec<Point> = run.iter().map(|&(_, point)| point).collect();
        if let [(column, point)] = run[..] {
            self.alone.push((column, point));
        }
        let segments = Curve::through(&points).segments;
        self.segments.extend(run.iter().map(|&(column, _)| column).zip(segments));
        run.clear();
    }

    /// Whether there is nothing to draw.
    pub fn is_empty(&self) -> bool {
        self.segments.is_empty() && self.alone.is_empty()
    }
}

/// Whether the earlier scores reach above and below its neutral.
pub fn sides(map: &Map) -> (bool, bool) {
    let Some(comparison) = &map.compares else { return (false, false) };
    let feelings = || comparison.map.columns.iter().flat_map(|column| &column.facts.feelings);
    let scale = comparison.map.scale;
    (
        feelings().any(|feeling| feeling.score.get() > scale.baseline),
        feelings().any(|feeling| feeling.score.is_below(scale)),
    )
}
