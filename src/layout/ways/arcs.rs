//! The arcs of the band: the ways of the map, with those between the same ends combined. If the map is compared with an
//! earlier one, also the ways that are gone.

use crate::{
    layout::LayoutCtx,
    model::{ColumnId, Comparison, Map, Path, PersonaId, Target, Way},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

/// Where an arc begins or ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum End {
    /// At a place of this drawing, by its position.
    Here(usize),
    /// At a column that is on another page.
    Away(ColumnId),
    /// Outside the journey.
    Out,
}

/// What an arc means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// On to a later place.
    Ahead,
    /// Back to an earlier one.
    Back,
    /// To the same place again.
    Again,
    /// Out of the journey.
    Exit,
}

/// All ways between the same two ends.
#[derive(Debug, Clone, PartialEq)]
pub struct Arc {
    /// Where it begins.
    pub from: End,
    /// Where it ends.
    pub to: End,
    /// What it means.
    pub kind: Kind,
    /// Its ways, by their positions in the whole map, or in the earlier one.
    pub ways: Vec<usize>,
    /// Whether only the earlier map has them.
    pub is_gone: bool,
    /// How many of a persona take one of its ways, of the one with the largest share, if any has a share.
    pub share: Option<f64>,
    /// Whether it is a way out that turns to the left.
    pub turns_back: bool,
}

/// The arcs of a drawing; `place_of` says at which place each column is shown, if at all.
pub fn arcs(ctx: &LayoutCtx<'_>, place_of: impl Fn(ColumnId) -> Option<usize>) -> Vec<Arc> {
    let whole = ctx.whole();
    let end = |column| place_of(column).map_or(End::Away(column), End::Here);
    let mut own = telling(whole, ctx.known.paths());
    // Who goes without a share is everybody who is left.
    for (at, way) in &mut own {
        way.share = known_share(ctx.known.paths(), way, *at);
    }
    let mut arcs = joined(&own, &end, false);
    if let (Some(comparison), Some(changes)) = (whole.compares.as_deref(), &ctx.changes) {
        let after = after(comparison);
        let mut gone = telling(&comparison.map, &comparison.map.paths());
        gone.retain(|(at, _)| changes.gone_ways.binary_search(at).is_ok());
        let gone: Vec<(usize, Way)> =
            gone.into_iter().filter_map(|(at, way)| Some((at, moved(&way, &after)?))).collect();
        arcs.extend(joined(&gone, &end, true));
        arcs.sort_by_key(|arc| (arc.from, arc.to));
    }
    arcs
}

/// The number of ways on within one place, which no arc shows; those between the same columns are one.
pub fn inside(ctx: &LayoutCtx<'_>, place_of: impl Fn(ColumnId) -> Option<usize>) -> usize {
    let ways = telling(ctx.whole(), ctx.known.paths());
    let ends = ways.iter().filter(|(_, way)| leads_on(way)).filter_map(|(_, way)| match way.to {
        Target::Column(to) => Some((way.from, to)),
        Target::End => None,
    });
    let within = ends.filter(|&(from, to)| place_of(from).is_some() && place_of(from) == place_of(to));
    within.collect::<BTreeSet<_>>().len()
}

/// How many take a way, also if that is only known because they are those who are left, and the same for everybody.
pub fn known_share(paths: &[Path], way: &Way, at: usize) -> Option<f64> {
    let share = |persona: &PersonaId| {
        let step = paths.get(persona.index())?.step(way.from)?;
        step.next.iter().find(|next| next.way == Some(at))?.share
    };
    way.share.or_else(|| {
        let mut shares = way.personas.iter().map(share);
        let first = shares.next()??;
        shares.all(|other| other == Some(first)).then_some(first)
    })
}

/// The ways that say more than the order of the columns does, each with its position.
fn telling(map: &Map, paths: &[Path]) -> Vec<(usize, Way)> {
    let is_next = |way: &Way, to| way.personas.iter().all(|persona| paths[persona.index()].is_next(way.from, to));
    let is_order = |way: &Way| {
        let is_bare = way.share.is_none() && way.reason.is_none();
        is_bare && matches!(way.to, Target::Column(to) if is_next(way, to))
    };
    map.ways.iter().cloned().enumerate().filter(|(_, way)| !is_order(way)).collect()
}

/// Ways between the same ends as one arc, in the order of their ends.
fn joined(ways: &[(usize, Way)], end: &impl Fn(ColumnId) -> End, is_gone: bool) -> Vec<Arc> {
    let ends = |way: &Way| {
        let to = match way.to {
            Target::Column(column) => end(column),
            Target::End => End::Out,
        };
        (end(way.from), to)
    };
    let mut shown: Vec<((End, End), usize)> =
        ways.iter().enumerate().map(|(rank, (_, way))| (ends(way), rank)).collect();
    shown.retain(|&((from, to), rank)| is_shown(&ways[rank].1, from, to));
    shown.sort_unstable();
    let arc = |group: &[((End, End), usize)]| {
        let &((from, to), first) = group.first()?;
        let own = || group.iter().map(|&(_, rank)| &ways[rank]);
        let share = most(own().map(|(_, way)| way));
        let kind = kind(&ways[first].1, from, to);
        Some(Arc { from, to, kind, ways: own().map(|(at, _)| *at).collect(), is_gone, share, turns_back: false })
    };
    shown.chunk_by(|a, b| a.0 == b.0).filter_map(arc).collect()
}

/// The largest share that a persona has in all of these ways together.
fn most<'w>(ways: impl Iterator<Item = &'w Way>) -> Option<f64> {
    let mut sums: BTreeMap<PersonaId, f64> = BTreeMap::new();
    for way in ways {
        let Some(share) = way.share else { continue };
        way.personas.iter().for_each(|&persona| *sums.entry(persona).or_default() += share);
    }
    sums.into_values().reduce(f64::max)
}

/// The column of the later map that continues each earlier one.
fn after(comparison: &Comparison) -> Vec<Option<ColumnId>> {
    let mut after = vec![None; comparison.map.columns.len()];
    for (column, continued) in comparison.continues.iter().enumerate() {
        continued.iter().for_each(|id| _ = after[id.index()].get_or_insert(ColumnId::new(column)));
    }
    after
}

/// An earlier way between the columns of the later map; `None` if one of them is gone, or both have become one.
fn moved(way: &Way, after: &[Option<ColumnId>]) -> Option<Way> {
    let from = after[way.from.index()]?;
    let to = match way.to {
        Target::Column(to) => Target::Column(after[to.index()]?),
        Target::End => Target::End,
    };
    let merged = to == Target::Column(from) && way.to != Target::Column(way.from);
    (!merged).then(|| Way { from, to, ..way.clone() })
}

/// Whether a way is on this drawing, and leads from one place to another.
fn is_shown(way: &Way, from: End, to: End) -> bool {
    let is_here = matches!((from, to), (End::Here(_), _) | (_, End::Here(_)));
    let is_inside = matches!((from, to), (End::Here(a), End::Here(b)) if a == b) && leads_on(way);
    is_here && !is_inside
}

fn leads_on(way: &Way) -> bool {
    matches!(way.to, Target::Column(to) if to > way.from)
}

fn kind(way: &Way, from: End, to: End) -> Kind {
    match (from, to) {
        (_, End::Out) => Kind::Exit,
        _ if leads_on(way) => Kind::Ahead,
        (End::Here(from), End::Here(to)) if from == to => Kind::Again,
        _ => Kind::Back,
    }
}

impl Arc {
    /// The gaps between places that it passes; gap 0 is before the first place. An exit takes the gap after its own
    /// place, and a loop the gap before it, as does an exit that turns back.
    pub fn gaps(&self, places: usize) -> Range<usize> {
        let leads_on = self.kind == Kind::Ahead;
        match (self.from, self.to) {
            (End::Here(from), End::Here(to)) if from == to => from..from + 1,
            (End::Here(from), End::Here(to)) => from.min(to) + 1..from.max(to) + 1,
            (End::Here(at), End::Out) if self.turns_back => at..at + 1,
            (End::Here(at), End::Out) => at + 1..at + 2,
            (End::Here(at), End::Away(_)) if leads_on => at + 1..places + 1,
            (End::Away(_), End::Here(at)) if !leads_on => at + 1..places + 1,
            (End::Here(at), End::Away(_)) | (End::Away(_), End::Here(at)) => 0..at + 1,
            (End::Away(_) | End::Out, _) => 0..1,
        }
    }

    /// The map that its ways are in.
    pub fn map<'m>(&self, ctx: &LayoutCtx<'m>) -> &'m Map {
        let whole = ctx.whole();
        match whole.compares.as_deref() {
            Some(comparison) if self.is_gone => &comparison.map,
            Some(_) | None => whole,
        }
    }
}
