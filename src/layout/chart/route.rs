//! Which columns a persona's curve joins: those that follow each other on the persona's way.

use crate::model::{Map, NextKind, Path, PersonaId, Step, Target};

/// What a curve says between two columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Join {
    /// People go from the one to the other.
    Way,
    /// The same, over columns that aren't for them.
    Bridge,
    /// Nothing: the two come in any order.
    Unordered,
}

/// A column and one that follows it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Link {
    /// Position of the first column.
    pub from: usize,
    /// Position of the second one, further on.
    pub to: usize,
    /// What the curve says between them.
    pub join: Join,
    /// Which part of all customers of the persona goes there, as far as shares say; else 1.
    pub part: f64,
}

/// The links of a persona's way, in the order of the columns that they lead from. Ways back are none: arcs show them.
pub fn links(map: &Map, persona: PersonaId) -> Vec<Link> {
    let path = map.path(persona);
    let mut links = Vec::with_capacity(path.steps.len());
    for (at, step) in path.steps.iter().enumerate() {
        let behind = path.steps.get(at + 1).filter(|next| step.any_order.is_some() && next.any_order == step.any_order);
        if let Some(next) = behind {
            let (from, to) = (step.column.index(), next.column.index());
            links.push(Link { from, to, join: Join::Unordered, part: 1.0 });
        }
        // What comes after all columns of a stage in any order leads on from the last one.
        links.extend(onward(map, persona, step, behind.is_none()));
    }
    links
}

fn onward(map: &Map, persona: PersonaId, step: &Step, is_last: bool) -> impl Iterator<Item = Link> {
    let next = step.next.iter().filter(move |next| match next.kind {
        NextKind::On => is_last,
        NextKind::Ahead => true,
        NextKind::Back | NextKind::Exit | NextKind::Finish => false,
    });
    next.filter_map(move |next| {
        let Target::Column(to) = next.to else { return None };
        let (from, to) = (step.column.index(), to.index());
        let passed = map.columns.get(from + 1..to)?;
        let is_bridge = !passed.is_empty() && passed.iter().all(|column| !column.facts.is_for(persona));
        let join = if is_bridge { Join::Bridge } else { Join::Way };
        let part = if map.ways.is_empty() { None } else { Path::flow(step, next) };
        Some(Link { from, to, join, part: part.map_or(1.0, |percent| percent / 100.0) })
    })
}
