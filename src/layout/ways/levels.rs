//! The height of each arc: as few levels as possible, with arcs inside arcs on lower ones.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet, BinaryHeap},
    ops::Range,
};

/// A level for each span, counted from 0; spans that share a gap have different ones. No span is empty.
pub fn levels(spans: &[Range<usize>]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..spans.len()).collect();
    order.sort_by_key(|&at| (spans[at].start, Reverse(spans[at].end), at));
    let coloured = coloured(spans, &order);
    order.sort_by_key(|&at| (coloured[at], at));
    settled(spans, &order)
}

/// The least number of levels: from left to right, each span on the highest free level below all that contain it.
fn coloured(spans: &[Range<usize>], order: &[usize]) -> Vec<usize> {
    let mut free: BTreeSet<usize> = (0..depth(spans)).collect();
    let mut open: BinaryHeap<Reverse<(usize, usize)>> = BinaryHeap::new();
    let mut lowest = LowestFrom::new(spans.iter().map(|span| span.end).max().unwrap_or(0));
    let mut levels = vec![0; spans.len()];
    for &at in order {
        let Range { start, end } = spans[at];
        while let Some(&Reverse((_, level))) = open.peek().filter(|span| span.0.0 <= start) {
            free.insert(level);
            open.pop();
        }
        let below = lowest.from(end);
        let level = free.range(..below).next_back().or_else(|| free.first()).copied().unwrap_or(0);
        free.remove(&level);
        open.push(Reverse((end, level)));
        lowest.note(end, level);
        levels[at] = level;
    }
    levels
}

/// The most spans that share a gap.
fn depth(spans: &[Range<usize>]) -> usize {
    let mut turns: Vec<(usize, bool)> = spans.iter().flat_map(|span| [(span.start, true), (span.end, false)]).collect();
    turns.sort_unstable();
    let (mut open, mut most) = (0_usize, 0);
    for (_, begins) in turns {
        open = if begins { open + 1 } else { open.saturating_sub(1) };
        most = most.max(open);
    }
    most
}

/// The lowest level among all spans so far that end at a place or after it. All of them are still open there.
struct LowestFrom {
    tree: Vec<usize>,
}

impl LowestFrom {
    fn new(end: usize) -> Self {
        Self { tree: vec![usize::MAX; end + 2] }
    }

    fn note(&mut self, end: usize, level: usize) {
        let mut at = self.tree.len() - 1 - end;
        while at < self.tree.len() {
            self.tree[at] = self.tree[at].min(level);
            at += at & at.wrapping_neg();
        }
    }

    fn from(&self, end: usize) -> usize {
        let mut at = self.tree.len() - 1 - end;
        let mut lowest = usize::MAX;
        while at > 0 {
            lowest = lowest.min(self.tree[at]);
            at &= at - 1;
        }
        lowest
    }
}

/// Puts each span as low as those below it allow, in this order.
fn settled(spans: &[Range<usize>], order: &[usize]) -> Vec<usize> {
    // For each piece of the outline so far: where it begins, where it ends, and its height.
    let mut outline: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    let mut levels = vec![0; spans.len()];
    for &at in order {
        let Range { start, end } = spans[at];
        let before = outline.range(..start).next_back().map(|(&from, &piece)| (from, piece));
        let within = outline.range(start..end).map(|(&from, &piece)| (from, piece));
        let met: Vec<_> = before.into_iter().filter(|piece| piece.1.0 > start).chain(within).collect();
        levels[at] = met.iter().map(|piece| piece.1.1 + 1).max().unwrap_or(0);
        for (from, (to, level)) in met {
            outline.remove(&from);
            if from < start {
                outline.insert(from, (start, level));
            }
            if to > end {
                outline.insert(end, (to, level));
            }
        }
        outline.insert(start, (end, levels[at]));
    }
    levels
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arcs_within_arcs_are_lower() {
        assert_eq!(levels(&[0..6, 1..3, 4..5, 2..3]), [2, 1, 0, 0]);
        assert_eq!(levels(&[0..1, 1..2, 2..3]), [0, 0, 0]);
    }

    #[test]
    fn there_are_no_more_levels_than_arcs_over_one_gap() {
        let mut state = 5_usize;
        let mut next = |below: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        for _ in 0..2000 {
            let span = |next: &mut dyn FnMut(usize) -> usize| {
                let start = next(9);
                start..start + 1 + next(5)
            };
            let spans: Vec<_> = (0..1 + next(12)).map(|_| span(&mut next)).collect();
            let levels = levels(&spans);
            assert!(levels.iter().all(|&level| level < depth(&spans)), "{spans:?} {levels:?}");
            for a in 0..spans.len() {
                for b in 0..a {
                    let meet = spans[a].start < spans[b].end && spans[b].start < spans[a].end;
                    assert!(!meet || levels[a] != levels[b], "{spans:?} {levels:?}");
                }
            }
        }
    }
}
