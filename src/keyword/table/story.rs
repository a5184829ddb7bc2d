//! Phases, stages and columns.

use super::blocks::{COLUMNS, JOURNEY, rule};
use crate::keyword::{Head, Keyword as K, Named, Rule, Times, Value};

const STAGE: &[K] = &[K::Stage];
const ADDRESSED: &[K] = &[K::Stage, K::Touchpoint, K::Step, K::Pain, K::Gain];
const ORDERS: &[&str] = &["any"];

/// The rows, in the order of the reference.
pub const ROWS: &[Rule] = &[
    rule(
        K::Phase,
        JOURNEY,
        Head::OptionalName,
        Value::Title,
        Times::Many,
        "Opens a group of stages, up to the next phase.",
        "phase: Before the trip",
    ),
    rule(
        K::Stage,
        JOURNEY,
        Head::OptionalName,
        Value::Title,
        Times::Many,
        "Opens a stage of the journey.",
        "stage: Research",
    ),
    rule(
        K::Order,
        STAGE,
        Head::None,
        Value::Choice(ORDERS),
        Times::Once,
        "Says that people go through the stage's touchpoints in any order.",
        "order: any",
    ),
    rule(
        K::Touchpoint,
        STAGE,
        Head::OptionalName,
        Value::Title,
        Times::Many,
        "Opens a column: an interaction, with a channel.",
        "touchpoint compare: Compare offers",
    ),
    rule(
        K::Step,
        STAGE,
        Head::OptionalName,
        Value::Title,
        Times::Many,
        "Opens a column: something the customer does or waits for alone.",
        "step: Waits for the letter with the access code",
    ),
    rule(
        K::For,
        ADDRESSED,
        Head::None,
        Value::Names(Named::Persona),
        Times::Once,
        "Whom the column, the pain or the gain is for; all by default.",
        "for: anna, ben",
    ),
    rule(
        K::Via,
        COLUMNS,
        Head::None,
        Value::Names(Named::Channel),
        Times::Once,
        "The channels of the column.",
        "via: web, shop",
    ),
    rule(
        K::Event,
        COLUMNS,
        Head::None,
        Value::Patterns,
        Times::Many,
        "The events in the data that belong to this column; `*` stands for anything, `\\*` for a star.",
        "event: add_to_basket, add_again*",
    ),
];
