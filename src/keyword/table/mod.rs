//! The table of the language: one row for each meaning, in the order of the reference.

mod behind;
mod declarations;
mod details;
mod experience;
mod ideas;
mod journey;
mod story;

use super::{Head, Keyword, Rule, Times, Value};
use Keyword as K;

const JOURNEY: &[K] = &[K::Journey];
const NOTED: &[K] = &[K::Journey, K::Stage, K::Touchpoint, K::Step];
const MEASURED: &[K] = NOTED;
const COLUMNS: &[K] = &[K::Stage, K::Touchpoint, K::Step];

/// A row of the table.
const fn rule(
    keyword: K,
    inside: &'static [K],
    head: Head,
    value: Value,
    times: Times,
    summary: &'static str,
    example: &'static str,
) -> Rule {
    Rule { keyword, inside, head, value, times, summary, example }
}

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
