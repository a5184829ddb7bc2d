//! The curves of the map that this one is compared with, on this map's columns.

use super::{course::Course, curve::Curve, heights::Heights, route};
use crate::{
    layout::Page,
    model::{
        ColumnId, Comparison, CurveShape, Map, PersonaId,
        link::{self, Join, Link},
    },
    scene::Point,
};
use rustc_hash::FxHashMap;

/// The earlier curve of one of this map's personas, or of all.
#[derive(Debug, Clone)]
pub struct Earlier {
    /// The persona of this map; `None` if the earlier map is about everybody.
    pub persona: Option<PersonaId>,
    /// The curve, and the first and the last column that each segment touches.
    pub segments: Vec<((usize, usize), Course)>,
    /// Points that no curve connects to another.
    pub alone: Vec<(usize, Point)>,
}

/// An earlier feeling on this map.
#[derive(Debug, Clone, Copy)]
struct Stop {
    /// The column of this map.
    column: usize,
    /// Its column in the earlier map.
    earlier: ColumnId,
    at: Point,
}

/// The earlier curves, along the earlier ways. An earlier column is placed where the column that continues it is; if
/// several continue as one, they are side by side in it.
pub fn earlier(map: &Map, page: &Page, heights: &Heights) -> Vec<Earlier> {
    let Some(comparison) = &map.compares else { return Vec::new() };
    known(map, comparison)
        .map(|(persona, other, links)| curves(comparison, (persona, other), &links, page, heights, map.curve))
        .filter(|earlier| !earlier.is_empty())
        .collect()
}

/// The personas of this map who were in the earlier one, each with the earlier persona and the links of their way; nobody of them, once, if
/// the earlier one is everybody.
pub fn known<'m>(
    map: &'m Map,
    comparison: &'m Comparison,
) -> impl Iterator<Item = (Option<PersonaId>, PersonaId, Vec<Link>)> + 'm {
    let is_everybodys = comparison.is_everybodys(map);
    let links = link::links(&comparison.map, &comparison.map.paths());
    let count = if is_everybodys { 1 } else { map.personas.len() };
    let personas = (0..count).map(PersonaId::new);
    personas.filter_map(move |persona| {
        let other = comparison.counterpart(map, persona)?;
        Some(((!is_everybodys).then_some(persona), other, links[other.index()].clone()))
    })
}

fn curves(
    comparison: &Comparison,
    (persona, other): (Option<PersonaId>, PersonaId),
    links: &[Link],
    page: &Page,
    heights: &Heights,
    shape: CurveShape,
) -> Earlier {
    let stops = stops(comparison, other, page, heights);
    let mut of: FxHashMap<usize, (usize, usize)> = FxHashMap::default();
    for (index, stop) in stops.iter().enumerate() {
        of.entry(stop.earlier.index()).or_insert((index, index)).1 = index;
    }
    let points: Vec<(usize, Point)> = stops.iter().map(|stop| (stop.column, stop.at)).collect();
    let same = (1..stops.len()).filter(|&at| stops[at - 1].earlier == stops[at].earlier);
    let same = same.map(|at| {
        let column = stops[at].earlier.index();
        (at - 1, at, Link { from: column, to: column, join: Join::Way, part: 1.0 })
    });
    let ways = links.iter().filter_map(|&link| Some((of.get(&link.from)?.1, of.get(&link.to)?.0, link)));
    Earlier::new(persona, &points, same.chain(ways).collect(), shape)
}

/// What the earlier persona felt, from left to right.
fn stops(comparison: &Comparison, other: PersonaId, page: &Page, heights: &Heights) -> Vec<Stop> {
    let mut stops = Vec::new();
    for (column, place) in page.columns.iter().enumerate() {
        let mut continued = comparison.continues.get(column).cloned().unwrap_or_default();
        continued.sort_unstable();
        continued.dedup();
        for (rank, &earlier) in continued.iter().enumerate() {
            let x = place.left + place.pitch * (rank + 1) as f64 / (continued.len() + 1) as f64;
            let feeling = comparison.map.column(earlier).facts.feeling_of(other);
            stops.extend(feeling.map(|feeling| {
                let at = Point::new(x, heights.y_of_other(feeling.score, comparison.map.scale));
                Stop { column, earlier, at }
            }));
        }
    }
    stops
}

impl Earlier {
    /// The curves through points, each with its column, from left to right. Of the links between them, those that lead
    /// to the left are left out, since the columns are in another order now, and so are those between columns in any
    /// order.
    pub fn new(
        persona: Option<PersonaId>,
        points: &[(usize, Point)],
        mut links: Vec<(usize, usize, Link)>,
        shape: CurveShape,
    ) -> Self {
        links.retain(|(from, to, link)| from < to && link.join != Join::Unordered);
        links.sort_by_key(|&(from, to, _)| (from, to));
        let all: Vec<usize> = (0..points.len()).collect();
        let mut earlier = Self { persona, segments: Vec::new(), alone: Vec::new() };
        let mut joined = vec![false; points.len()];
        for run in route::trace(&all, &links).runs {
            let through: Vec<Point> = run.points.iter().map(|&at| points[at].1).collect();
            let segments = Curve::through(&through, shape).segments;
            for (pair, segment) in run.points.windows(2).zip(segments) {
                pair.iter().for_each(|&at| joined[at] = true);
                earlier.segments.push(((points[pair[0]].0, points[pair[1]].0), segment));
            }
        }
        earlier.alone = points.iter().zip(joined).filter(|(_, joined)| !joined).map(|(&point, _)| point).collect();
        earlier
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
