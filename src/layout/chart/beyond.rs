//! The ways on one page of a map: where curves go from column to column, and where they come from another page or
//! continue on one. Only the whole map knows all of them; a page shows its part.

use super::heights::Heights;
use crate::{
    layout::LayoutCtx,
    model::{
        Map, PersonaId,
        link::{self, Link},
    },
};
use std::ops::Range;

/// A link across the edge of the page.
#[derive(Debug, Clone, Copy)]
pub struct Crossing {
    /// Its column on the page.
    pub column: usize,
    /// The height of the curve at its other end.
    pub y: f64,
    /// How far away that end is, as a multiple of the distance from its column here to the edge.
    pub far: f64,
    /// The share of the persona's customers who go there.
    part: f64,
}

/// The ways of one persona.
#[derive(Debug, Clone, Default)]
pub struct Routes {
    /// Between columns of the page, by their positions on it.
    pub links: Vec<Link>,
    /// From earlier pages, at most one for each column, in the order of the columns.
    pub into: Vec<Crossing>,
    /// To later pages.
    pub out: Vec<Crossing>,
}

impl Routes {
    /// The routes of all personas when the whole map is shown.
    pub fn of_whole(map: &Map) -> Vec<Self> {
        link::links(map, &map.paths()).into_iter().map(|links| Self { links, ..Self::default() }).collect()
    }

    /// The routes of all personas on this page.
    pub fn of(ctx: &LayoutCtx<'_>, heights: &Heights) -> Vec<Self> {
        let (whole, here) = (ctx.whole(), ctx.here());
        let personas = link::links(whole, ctx.known.paths()).into_iter().enumerate();
        personas.map(|(persona, links)| Self::on_page(whole, &here, heights, PersonaId::new(persona), links)).collect()
    }

    fn on_page(whole: &Map, here: &Range<usize>, heights: &Heights, persona: PersonaId, links: Vec<Link>) -> Self {
        let y = |column: usize| Some(heights.y(whole.columns[column].facts.feeling_of(persona)?.score));
        let crossing = |own: usize, other: usize, link: &Link| {
            let edge = if other < own { here.start } else { here.end } as f64;
            let [far, near] = [other, own].map(|column| (column as f64 + 0.5 - edge).abs());
            Some(Crossing { column: own - here.start, y: y(other)?, far: far / near, part: link.part })
        };
        let mut routes = Self::default();
        for link in links {
            match (here.contains(&link.from), here.contains(&link.to)) {
                (true, true) => {
                    routes.links.push(Link { from: link.from - here.start, to: link.to - here.start, ..link })
                }
                (false, true) => routes.into.extend(crossing(link.to, link.from, &link)),
                (true, false) => routes.out.extend(crossing(link.from, link.to, &link)),
                (false, false) => {}
            }
        }
        for crossings in [&mut routes.into, &mut routes.out] {
            crossings.sort_by(|a, b| a.column.cmp(&b.column).then(b.part.total_cmp(&a.part)));
            crossings.dedup_by_key(|crossing| crossing.column);
        }
        routes
    }

    /// The link that crosses the edge into this column; for `out`, the one that leaves it.
    pub fn beyond(crossings: &[Crossing], column: usize) -> Option<&Crossing> {
        let at = crossings.binary_search_by_key(&column, |crossing| crossing.column).ok()?;
        crossings.get(at)
    }
}
