//! Blocks that many lines are allowed in, and how a row is written.

use crate::keyword::{Head, Keyword, Rule, Times, Value};
use Keyword as K;

pub(super) const JOURNEY: &[K] = &[K::Journey];
pub(super) const NOTED: &[K] = &[K::Journey, K::Stage, K::Touchpoint, K::Step];
pub(super) const MEASURED: &[K] = NOTED;
pub(super) const COLUMNS: &[K] = &[K::Stage, K::Touchpoint, K::Step];

/// A row of the table.
pub(super) const fn rule(
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
