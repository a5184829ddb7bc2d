//! The lines of the journey itself.

use super::blocks::{JOURNEY, rule};
use crate::keyword::{
    Head, Keyword as K, Rule, Times, Value,
    choice::{CurveShape, State},
};

const ROOT: &[K] = &[];
const ABOUT: &[K] = &[K::Journey, K::Persona, K::Team, K::Channel, K::Source, K::Lane, K::Measure, K::Stage];
const GOAL: &[K] = &[K::Journey, K::Persona, K::Stage];

/// The rows, in the order of the reference.
pub const ROWS: &[Rule] = &[
    rule(
        K::Journey,
        ROOT,
        Head::None,
        Value::Prose,
        Times::Once,
        "Opens the map and names it.",
        "journey: Switching broadband provider",
    ),
    rule(
        K::About,
        ABOUT,
        Head::None,
        Value::Prose,
        Times::Once,
        "Describes the thing it belongs to.",
        "about: From the first stuttering film night to a line that works.",
    ),
    rule(
        K::Goal,
        GOAL,
        Head::None,
        Value::Prose,
        Times::Many,
        "What the map, the persona or the stage is meant to reach.",
        "goal: A faster line without taking a day off",
    ),
    rule(
        K::State,
        JOURNEY,
        Head::None,
        Value::Choice(&State::WORDS),
        Times::Once,
        "Whether the map shows the current state or a future one.",
        "state: current",
    ),
    rule(K::Owner, JOURNEY, Head::None, Value::Prose, Times::Once, "Who looks after the map.", "owner: Broadband CX"),
    rule(
        K::With,
        JOURNEY,
        Head::None,
        Value::Prose,
        Times::Once,
        "The teams that made the map together.",
        "with: Sales, field service, customer care",
    ),
    rule(
        K::Reviewed,
        JOURNEY,
        Head::None,
        Value::Review,
        Times::Once,
        "When the map was last reviewed, and how often a review is due.",
        "reviewed: 2026-09-01, every 6 months",
    ),
    rule(
        K::Scale,
        JOURNEY,
        Head::None,
        Value::Scale,
        Times::Once,
        "The lowest and highest score, and the neutral one between them; -2..2 by default.",
        "scale: 1..10, baseline 5",
    ),
    rule(
        K::Curve,
        JOURNEY,
        Head::None,
        Value::Choice(&CurveShape::WORDS),
        Times::Once,
        "How the curves go from one feeling to the next; smooth by default.",
        "curve: steps",
    ),
    rule(K::Lang, JOURNEY, Head::None, Value::Language, Times::Once, "The language of the texts.", "lang: en"),
    rule(
        K::Compares,
        JOURNEY,
        Head::None,
        Value::Path,
        Times::Once,
        "The map that this one is a future of.",
        "compares: checkout-today.journey",
    ),
    rule(
        K::Priority,
        JOURNEY,
        Head::None,
        Value::Weights,
        Times::Once,
        "The criteria of the priorities and what each weighs.",
        "priority: cost 1, sales 1, strategy 2",
    ),
    rule(
        K::Principle,
        JOURNEY,
        Head::None,
        Value::Prose,
        Times::Many,
        "A principle that guides the work on the journey.",
        "principle: Ask for nothing that we know already",
    ),
    rule(
        K::Use,
        JOURNEY,
        Head::None,
        Value::Path,
        Times::Many,
        "A file of shared declarations.",
        "use: shared/people.journey",
    ),
];
