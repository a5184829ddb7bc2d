//! Which columns next to a cell are empty in its lane, so that its text can run over them.

use super::lanes::Lane;
use crate::model::Map;

/// For each cell of a lane, how many free columns of its stage follow its own.
pub fn to_the_right(map: &Map, lane: &Lane) -> Vec<usize> {
    let mut is_taken = vec![false; map.columns.len()];
    for (id, _) in &lane.cells.columns {
        is_taken[id.index()] = true;
    }
    let mut free = vec![0; map.columns.len() + 1];
    for column in (1..map.columns.len()).rev() {
        let goes_on = !is_taken[column] && map.columns[column].stage == map.columns[column - 1].stage;
        free[column - 1] = if goes_on { free[column] + 1 } else { 0 };
    }
    lane.cells.columns.iter().map(|(id, _)| free[id.index()]).collect()
}
