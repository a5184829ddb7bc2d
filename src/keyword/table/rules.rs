//! The rows of all zones.

use super::{behind, declarations, details, experience, ideas, journey, story};
use crate::keyword::Rule;

/// The tables by zone, in the order of the reference.
const ZONES: [&[Rule]; 7] =
    [journey::ROWS, declarations::ROWS, story::ROWS, experience::ROWS, ideas::ROWS, behind::ROWS, details::ROWS];

/// How many rows there are.
const COUNT: usize = {
    let (mut zone, mut count) = (0, 0);
    while zone < ZONES.len() {
        count += ZONES[zone].len();
        zone += 1;
    }
    count
};

/// The language, row by row.
pub static RULES: &[Rule] = &{
    let mut rules = [ZONES[0][0]; COUNT];
    let (mut zone, mut row, mut at) = (0, 0, 0);
    while zone < ZONES.len() {
        while row < ZONES[zone].len() {
            rules[at] = ZONES[zone][row];
            (row, at) = (row + 1, at + 1);
        }
        (zone, row) = (zone + 1, 0);
    }
    rules
};
