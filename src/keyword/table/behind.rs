//! What happens behind the scenes, and the lanes of a map's own.

use super::blocks::{COLUMNS, rule};
use crate::keyword::{Head, Keyword as K, Rule, Times, Value};

/// The rows, in the order of the reference.
pub const ROWS: &[Rule] = &[
    rule(
        K::Frontstage,
        COLUMNS,
        Head::None,
        Value::Prose,
        Times::Many,
        "What the customer sees of the organisation's work.",
        "frontstage: The adviser checks the line on her tablet",
    ),
    rule(
        K::Backstage,
        COLUMNS,
        Head::None,
        Value::Prose,
        Times::Many,
        "What the organisation does out of the customer's sight.",
        "backstage: The address is checked against the network register",
    ),
    rule(
        K::Support,
        COLUMNS,
        Head::None,
        Value::Prose,
        Times::Many,
        "The systems and helpers behind that.",
        "support: Network register",
    ),
    rule(
        K::Deliverable,
        COLUMNS,
        Head::None,
        Value::Prose,
        Times::Many,
        "What is handed over.",
        "deliverable: The order confirmation",
    ),
    rule(
        K::Training,
        COLUMNS,
        Head::None,
        Value::Prose,
        Times::Many,
        "What staff have to learn for this.",
        "training: How to explain what a line can carry",
    ),
    rule(
        K::Own,
        COLUMNS,
        Head::OptionalPersona,
        Value::Prose,
        Times::Many,
        "A line of your own lane; its keyword is the lane's name.",
        "risk: The letter is lost",
    ),
];
