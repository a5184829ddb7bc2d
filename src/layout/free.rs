//! Which columns beside a cell hold nothing of its lane, so that its cards can go on over them.

use super::lanes::Lane;
use crate::model::Map;

/// How many free columns of the same stage lie beside a column that has cards.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Free {
    /// To its left, as far as no other column's cards can claim them.
    pub left: usize,
    /// To its right.
    pub right: usize,
}

/// For each column of the map, given which have cards.
pub fn free(map: &Map, has_cards: impl Fn(usize) -> bool) -> Vec<Free> {
    let mut free = vec![Free::default(); map.columns.len()];
    for stage in &map.stages {
        let columns: Vec<usize> = stage.columns.iter().map(|id| id.index()).collect();
        let with: Vec<usize> = (0..columns.len()).filter(|&index| has_cards(columns[index])).collect();
        for (rank, &index) in with.iter().enumerate() {
            let next = with.get(rank + 1).copied().unwrap_or(columns.len());
            let left = if rank == 0 { index } else { 0 };
            free[columns[index]] = Free { left, right: next - index - 1 };
        }
    }
    free
}

/// For each cell of a lane.
pub fn of_lane(map: &Map, lane: &Lane) -> Vec<Free> {
    let mut has = vec![false; map.columns.len()];
    for (id, _) in &lane.cells.columns {
        has[id.index()] = true;
    }
    let free = free(map, |column| has[column]);
    lane.cells.columns.iter().map(|(id, _)| free[id.index()]).collect()
}
