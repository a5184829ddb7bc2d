//! Which arcs the band has: the ways of the map, those with the same ends as one.

use crate::model::{ColumnId, Map, Path, Target, Way};
use std::ops::Range;

/// Where an arc begins or ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum End {
    /// At a place of this drawing, by its position.
    Here(usize),
    /// At a column that is on another page.
    Away(ColumnId),
    /// Outside of the journey.
    Out,
}

/// What an arc says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// On to a later place.
    Ahead,
    /// Back to an earlier one.
    Back,
    /// Once more at the same place.
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
    /// What it says.
    pub kind: Kind,
    /// Its ways, by their positions in the whole map.
    pub ways: Vec<usize>,
}

/// The arcs of a drawing that shows each column at the place that `place_of` names, or not at all.
pub fn arcs(whole: &Map, place_of: impl Fn(ColumnId) -> Option<usize>) -> Vec<Arc> {
    let end = |column| place_of(column).map_or(End::Away(column), End::Here);
    let ends = |way: &Way| {
        let to = match way.to {
            Target::Column(column) => end(column),
            Target::End => End::Out,
        };
        (end(way.from), to)
    };
    let paths = whole.paths();
    let mut ways: Vec<((End, End), usize)> = whole.ways.iter().enumerate().map(|(at, way)| (ends(way), at)).collect();
    ways.retain(|&((from, to), at)| is_shown(&paths, &whole.ways[at], from, to));
    ways.sort_unstable();
    let arc = |group: &[((End, End), usize)]| {
        let &((from, to), first) = group.first()?;
        Some(Arc { from, to, kind: kind(&whole.ways[first], from, to), ways: group.iter().map(|way| way.1).collect() })
    };
    ways.chunk_by(|a, b| a.0 == b.0).filter_map(arc).collect()
}

/// Whether a way is on this drawing and says more than the order of the columns does.
fn is_shown(paths: &[Path], way: &Way, from: End, to: End) -> bool {
    let is_here = matches!((from, to), (End::Here(_), _) | (_, End::Here(_)));
    let is_inside = matches!((from, to), (End::Here(a), End::Here(b)) if a == b) && leads_on(way);
    let is_next = |to| way.personas.iter().all(|persona| paths[persona.index()].is_next(way.from, to));
    let is_order = way.share.is_none() && way.reason.is_none() && matches!(way.to, Target::Column(to) if is_next(to));
    is_here && !is_inside && !is_order
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
    /// Which gaps between places it passes; gap 0 is before the first place. Of the place itself an exit takes the gap behind, and what
    /// comes here again the gap before.
    pub fn gaps(&self, places: usize) -> Range<usize> {
        let leads_on = self.kind == Kind::Ahead;
        match (self.from, self.to) {
            (End::Here(from), End::Here(to)) if from == to => from..from + 1,
            (End::Here(from), End::Here(to)) => from.min(to) + 1..from.max(to) + 1,
            (End::Here(at), End::Out) => at + 1..at + 2,
            (End::Here(at), End::Away(_)) if leads_on => at + 1..places + 1,
            (End::Away(_), End::Here(at)) if !leads_on => at + 1..places + 1,
            (End::Here(at), End::Away(_)) | (End::Away(_), End::Here(at)) => 0..at + 1,
            (End::Away(_) | End::Out, _) => 0..1,
        }
    }

    /// The largest share of its ways, as far as they have any.
    pub fn share(&self, whole: &Map) -> Option<f64> {
        self.ways.iter().filter_map(|&way| whole.ways[way].share).reduce(f64::max)
    }
}
