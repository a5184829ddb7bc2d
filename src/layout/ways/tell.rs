//! What is said about a way: whose it is, how many take it, and what has become of it since the compared map.

use super::arcs::Arc;
use crate::{
    compare::WayChange,
    layout::{LayoutCtx, Words},
    model::PersonaId,
};

/// A share as text.
pub fn percent(words: &Words, share: f64) -> String {
    Words::fill(words.percent, &[&words.number(share)])
}

/// Personas of an arc's map as those of the whole map; for an earlier map, those with the same names.
pub fn personas(ctx: &LayoutCtx<'_>, arc: &Arc, of: Vec<PersonaId>) -> Vec<PersonaId> {
    if !arc.is_gone {
        return of;
    }
    let name = |id: PersonaId| &arc.map(ctx).persona(id).name;
    let now = |id: PersonaId| ctx.whole().personas.iter().position(|persona| persona.name == *name(id));
    of.into_iter().filter_map(now).map(PersonaId::new).collect()
}

/// What has become of a way since the compared map, in a few words; empty if it is unchanged.
pub fn change(ctx: &LayoutCtx<'_>, arc: &Arc, way: usize) -> Option<String> {
    let words = ctx.words;
    if arc.is_gone {
        return Some(words.gone.to_owned());
    }
    match ctx.changes.as_ref()?.ways.get(way)? {
        WayChange::Stays => None,
        WayChange::New => Some(words.new.to_owned()),
        WayChange::Share(before) => {
            let before = before.map_or_else(|| words.some.to_owned(), |share| percent(words, share));
            Some(Words::fill(words.was_severe, &[&before]))
        }
    }
}
