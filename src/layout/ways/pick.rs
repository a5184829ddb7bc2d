//! Which arcs a drawing with little room shows: those that most people take.

use super::arcs::{Arc, Kind};

/// The arcs that fit on this many levels, in their order. For equal shares, those that lead out or back come before
/// those that lead ahead; those that are gone come last.
pub fn pick(arcs: Vec<Arc>, places: usize, levels: usize) -> Vec<Arc> {
    let mut order: Vec<usize> = (0..arcs.len()).collect();
    if levels == usize::MAX {
        return arcs;
    }
    let rank = |arc: &Arc| (if arc.is_gone { -1.0 } else { arc.share.unwrap_or(0.0) }, arc.kind != Kind::Ahead);
    order.sort_by(|&a, &b| {
        let (a, b) = (rank(&arcs[a]), rank(&arcs[b]));
        b.0.total_cmp(&a.0).then(b.1.cmp(&a.1))
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
