//! Pains that have no card: a dot for those of one place, as deep as they are severe, and the larger the more they are.

use super::Drawn;
use crate::{
    layout::slide::SEVERITIES,
    model::{Map, PainId, Place},
    scene::{Group, Role, Shape, Stroke},
};
use std::collections::{BTreeMap, BTreeSet};

/// The size of a dot for one pain, and the largest that one gets.
const DOT: (f64, f64) = (4.0, 11.0);
/// What stays free between a dot and what it must not touch.
const FREE: f64 = 3.0;

/// The size of a dot for so many pains: its area is their number.
pub fn size(count: usize) -> f64 {
    (DOT.0 * (count as f64).sqrt()).min(DOT.1)
}

/// A dot as it stands in the drawing and in the legend.
pub fn dot(x: f64, y: f64, radius: f64) -> Shape {
    Shape::circle(x, y, radius).fill(Role::Ground).stroke(Stroke::new(Role::Red, 1.5))
}

impl Drawn<'_> {
    /// The dots; nothing where every pain has its card.
    pub(super) fn others(&self, map: &Map) -> Option<Group> {
        let mut group = Group::new("other-pains");
        let mut ends: BTreeMap<usize, f64> = BTreeMap::new();
        for ((place, level), count) in self.places(map) {
            let radius = size(count);
            let from = ends.get(&level).copied().unwrap_or(f64::NEG_INFINITY) + FREE;
            let x = self.free(map, self.place(place), (level, radius), from + radius);
            ends.insert(level, x + radius);
            let dot = dot(x, self.level(level), radius);
            group.push(Group::new("others").with_data("pains", count.to_string()).with(dot));
        }
        (!group.is_empty()).then_some(group)
    }

    /// How many pains without a card there are in each place, from left to right, of each severity.
    fn places(&self, map: &Map) -> BTreeMap<(usize, usize), usize> {
        let shown: BTreeSet<PainId> = self.chart.pains.picked.shown.iter().map(|&(id, _)| id).collect();
        let mut places = BTreeMap::new();
        for id in map.open_pains().filter(|id| !shown.contains(id)) {
            let pain = map.pain(id);
            let level = SEVERITIES.iter().position(|&severity| severity == pain.severity).unwrap_or(0);
            if let Place::Column(column) = pain.place {
                let column = column.index();
                *places.entry((self.chart.bins.as_ref().map_or(column, |bins| bins.of(column)), level)).or_insert(0) +=
                    1;
            }
        }
        places
    }

    /// The middle of a bin, or where things hang from a column.
    fn place(&self, place: usize) -> f64 {
        match &self.chart.bins {
            Some(bins) => bins.all[place].centre(),
            None => self.chart.frame.stem(place),
        }
    }

    /// The nearest place to `x`, and not before `from`, where no bead and no line to one is in the way.
    fn free(&self, map: &Map, x: f64, (level, radius): (usize, f64), from: f64) -> f64 {
        let shown = &self.chart.pains;
        let mut x = x.max(from);
        for (&(id, _), &bead) in shown.picked.shown.iter().zip(&shown.beads) {
            let (y, reach) = self.bead(map.pain(id).severity);
            let (apart, away) = (radius + FREE + reach, (y - self.level(level)).abs());
            // Beads of a severity may reach up to the next one's line; past them all that is in the way is a line.
            let aside = (apart * apart - away * away).max(0.0).sqrt().max(radius + FREE);
            if (x - bead).abs() < aside {
                x = if x < bead && bead - aside >= from { bead - aside } else { bead + aside };
            }
        }
        x
    }
}
