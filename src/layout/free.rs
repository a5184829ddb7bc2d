//! Which columns next to a cell are empty in its lane, so that its cards can spread over them.
//!
//! Within a stage, a column gets the free ones up to the next column with cards. A stack of several cards can also
//! spread over the columns of other stages, unless those stages have content for the whole stage there.

use super::lanes::Lane;
use crate::model::{Map, StageId};
use std::ops::Range;

/// How many free columns are next to a column with cards.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Free {
    /// To its left, as far as the cards of no other column can claim them.
    pub left: usize,
    /// To its right.
    pub right: usize,
    /// How many of those to its left belong to its own stage.
    pub own_left: usize,
    /// How many of those to its right do.
    pub own_right: usize,
}

/// Which columns and stages of a lane are taken.
struct Taken<'a> {
    map: &'a Map,
    /// The number of cards in each column.
    cards: &'a [usize],
    /// Whether each stage has content for the whole stage.
    stages: &'a [bool],
}

/// For each column of the map, given its number of cards and which stages have content for the whole stage.
pub fn free(map: &Map, cards: &[usize], stages: &[bool]) -> Vec<Free> {
    let taken = Taken { map, cards, stages };
    let mut free = vec![Free::default(); cards.len()];
    let with = (0..cards.len()).filter(|&column| cards[column] > 0);
    let mut before: Option<usize> = None;
    for next in with.map(Some).chain([None]) {
        let gap = before.map_or(0, |before| before + 1)..next.unwrap_or(cards.len());
        let (right, left) = taken.share(before, next, gap.clone());
        if let Some(before) = before {
            let own = gap.clone().take(right).take_while(|&at| taken.is_own(before, at)).count();
            (free[before].right, free[before].own_right) = (right, own);
        }
        if let Some(next) = next {
            let own = gap.rev().take(left).take_while(|&at| taken.is_own(next, at)).count();
            (free[next].left, free[next].own_left) = (left, own);
        }
        before = next;
    }
    free
}

impl Taken<'_> {
    /// How many of the free columns between two with cards each of them gets, on its own side.
    fn share(&self, before: Option<usize>, next: Option<usize>, gap: Range<usize>) -> (usize, usize) {
        let many = |column: Option<usize>| column.is_some_and(|column| self.cards[column] > 1);
        let all = gap.len();
        let own_right = before.map_or(0, |column| gap.clone().take_while(|&at| self.is_own(column, at)).count());
        let own_left = next.map_or(0, |column| gap.clone().rev().take_while(|&at| self.is_own(column, at)).count());
        let far_right = before.map_or(0, |column| gap.clone().take_while(|&at| self.is_open(column, at)).count());
        let far_left = next.map_or(0, |column| gap.clone().rev().take_while(|&at| self.is_open(column, at)).count());
        match (many(before), many(next)) {
            (true, true) => {
                let right = far_right.min(all - own_left).max(own_right);
                (right, own_left.min(all - right))
            }
            (true, false) => (far_right, 0),
            (false, true) => (own_right.min(all - far_left), far_left),
            (false, false) => (own_right, 0),
        }
    }

    fn stage(&self, column: usize) -> StageId {
        self.map.columns[column].stage
    }

    fn is_own(&self, column: usize, at: usize) -> bool {
        self.stage(column) == self.stage(at)
    }

    fn is_open(&self, column: usize, at: usize) -> bool {
        self.is_own(column, at) || !self.stages[self.stage(at).index()]
    }
}

/// The same for each cell of a lane.
pub fn of_lane(map: &Map, lane: &Lane) -> Vec<Free> {
    let (mut cards, mut stages) = (vec![0; map.columns.len()], vec![false; map.stages.len()]);
    for (id, blocks) in &lane.cells.columns {
        cards[id.index()] = blocks.len();
    }
    for (id, _) in &lane.cells.spans {
        stages[id.index()] = true;
    }
    let free = free(map, &cards, &stages);
    lane.cells.columns.iter().map(|(id, _)| free[id.index()]).collect()
}
