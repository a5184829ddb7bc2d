//! What answers a pain, and what was learned.

use super::blocks::{COLUMNS, NOTED, rule};
use crate::keyword::{Head, Keyword as K, Named, Rule, Times, Value, choice::Status};

const OPPORTUNITY: &[K] = &[K::Opportunity];

/// The rows, in the order of the reference.
pub const ROWS: &[Rule] = &[
    rule(
        K::Opportunity,
        COLUMNS,
        Head::OptionalName,
        Value::Title,
        Times::Many,
        "What could be done.",
        "opportunity ranges: Show price ranges by postcode",
    ),
    rule(
        K::Insight,
        NOTED,
        Head::None,
        Value::Prose,
        Times::Many,
        "What was learned.",
        "insight: People compare prices three times before they ask",
    ),
    rule(
        K::Answers,
        OPPORTUNITY,
        Head::None,
        Value::Names(Named::Pain),
        Times::Once,
        "The pains that the opportunity answers.",
        "answers: prices",
    ),
    rule(
        K::Impact,
        OPPORTUNITY,
        Head::None,
        Value::Rating,
        Times::Once,
        "How much it would change, from 1 to 5.",
        "impact: 4",
    ),
    rule(
        K::Effort,
        OPPORTUNITY,
        Head::None,
        Value::Rating,
        Times::Once,
        "How much work it is, from 1 to 5.",
        "effort: 2",
    ),
    rule(
        K::Owner,
        OPPORTUNITY,
        Head::None,
        Value::OneName(Named::Team),
        Times::Once,
        "The team that does it.",
        "owner: web",
    ),
    rule(K::Due, OPPORTUNITY, Head::None, Value::Date, Times::Once, "By when.", "due: 2026-12-01"),
    rule(
        K::Status,
        OPPORTUNITY,
        Head::None,
        Value::Choice(&Status::WORDS),
        Times::Once,
        "How far along it is.",
        "status: planned",
    ),
    rule(
        K::Experiment,
        OPPORTUNITY,
        Head::None,
        Value::Prose,
        Times::Once,
        "How to find out whether it works.",
        "experiment: Show ranges to every second visitor for a week",
    ),
];
