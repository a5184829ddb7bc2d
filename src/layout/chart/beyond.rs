//! What personas feel right before and right behind a page of a map that is split: their curves come from there and go on
//! to there.

use super::heights::Heights;
use crate::{
    layout::LayoutCtx,
    model::{Column, PersonaId},
};

/// How high the curves are in the nearest columns beside the page that are for each persona; nothing where the whole map is shown.
#[derive(Debug, Clone, Default)]
pub struct Beyond {
    before: Vec<(PersonaId, f64)>,
    behind: Vec<(PersonaId, f64)>,
}

impl Beyond {
    /// What the whole map says of the columns beside those of this page.
    pub fn of(ctx: &LayoutCtx<'_>, heights: &Heights) -> Self {
        let (whole, here) = (ctx.whole(), ctx.here());
        // Their curves pass columns that aren't for them.
        let nearest = |columns: &mut dyn Iterator<Item = &Column>| {
            let mut nearest: Vec<Option<Option<f64>>> = vec![None; whole.personas.len()];
            for column in columns {
                for &persona in &column.facts.personas {
                    let felt = || column.facts.feeling_of(persona).map(|feeling| heights.y(feeling.score));
                    nearest[persona.index()].get_or_insert_with(felt);
                }
                if nearest.iter().all(Option::is_some) {
                    break;
                }
            }
            let known = nearest.into_iter().enumerate();
            known.filter_map(|(persona, y)| Some((PersonaId::new(persona), y.flatten()?))).collect()
        };
        let (before, behind) = (whole.columns.get(..here.start), whole.columns.get(here.end..));
        Self {
            before: nearest(&mut before.unwrap_or_default().iter().rev()),
            behind: nearest(&mut behind.unwrap_or_default().iter()),
        }
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
