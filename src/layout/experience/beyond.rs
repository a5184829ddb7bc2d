//! What personas feel right before and right behind a page of a map that is split: their curves come from there and go on
//! to there.

use super::heights::Heights;
use crate::{layout::LayoutCtx, model::PersonaId};

/// How high the curves are in the columns beside the page; nothing where the whole map is shown.
#[derive(Debug, Clone, Default)]
pub struct Beyond {
    before: Vec<(PersonaId, f64)>,
    behind: Vec<(PersonaId, f64)>,
}

impl Beyond {
    /// What the whole map says of the columns beside those of this page.
    pub fn of(ctx: &LayoutCtx<'_>, heights: &Heights) -> Self {
        let (whole, here) = (ctx.whole(), ctx.here());
        let heights_in = |column: Option<usize>| {
            let column = column.and_then(|column| whole.columns.get(column));
            let feelings = column.into_iter().flat_map(|column| &column.facts.feelings);
            feelings.map(|feeling| (feeling.persona, heights.y(feeling.score))).collect()
        };
        Self { before: heights_in(here.start.checked_sub(1)), behind: heights_in(Some(here.end)) }
    }

    /// How high a persona's curve is before the first column.
    pub fn before(&self, persona: PersonaId) -> Option<f64> {
        find(&self.before, persona)
    }

    /// How high it is behind the last one.
    pub fn behind(&self, persona: PersonaId) -> Option<f64> {
        find(&self.behind, persona)
    }
}

fn find(known: &[(PersonaId, f64)], persona: PersonaId) -> Option<f64> {
    known.binary_search_by_key(&persona, |one| one.0).ok().map(|at| known[at].1)
}
