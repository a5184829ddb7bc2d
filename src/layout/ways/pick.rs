//! Which arcs a drawing with little room shows: one to each place that ways lead ahead to, those that lead out, and of the others those that most
//! people take.

use super::arcs::{Arc, End, Kind};
use std::collections::BTreeMap;

/// The arcs that fit on this many levels, in their order. For equal shares, those that lead back come before those that lead ahead; those that are
/// gone come last.
pub fn pick(arcs: Vec<Arc>, places: usize, levels: usize) -> Vec<Arc> {
    let mut order: Vec<usize> = (0..arcs.len()).collect();
    if levels == usize::MAX {
        return arcs;
    }
    let share = |at: usize| arcs[at].share.unwrap_or(0.0);
    // Without an arrow to it, a place would seem to be on nobody's way.
    let mut first: BTreeMap<usize, usize> = BTreeMap::new();
    for (at, arc) in arcs.iter().enumerate() {
        if let (Kind::Ahead, End::Here(to), false) = (arc.kind, arc.to, arc.is_gone) {
            let own = first.entry(to).or_insert(at);
            *own = if share(at) > share(*own) { at } else { *own };
        }
    }
    let class = |at: usize| match arcs[at] {
        Arc { is_gone: true, .. } => 3,
        Arc { kind: Kind::Ahead, to: End::Here(to), .. } if first.get(&to) == Some(&at) => 0,
        Arc { kind: Kind::Exit, .. } => 1,
        Arc { kind: Kind::Ahead | Kind::Back | Kind::Again, .. } => 2,
    };
    let is_ahead = |at: usize| arcs[at].kind == Kind::Ahead;
    order.sort_by(|&a, &b| {
        let shares = share(b).total_cmp(&share(a));
        class(a).cmp(&class(b)).then(shares).then(is_ahead(a).cmp(&is_ahead(b)))
    });
    let mut used = vec![0; places + 2];
    let mut kept = vec![false; arcs.len()];
    for at in order {
        let gaps = arcs[at].gaps(places);
        if used[gaps.clone()].iter().all(|&used| used < levels) {
            used[gaps].iter_mut().for_each(|used| *used += 1);
            kept[at] = true;
        }
    }
    arcs.into_iter().zip(kept).filter_map(|(arc, kept)| kept.then_some(arc)).collect()
}
