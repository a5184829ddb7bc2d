//! Where claims are from, and what else a line can hold.

use super::blocks::{COLUMNS, NOTED, rule};
use crate::keyword::{Head, Keyword as K, Named, Rule, Times, Value};

const ATTACH: &[K] = &[K::Attach];
const ANSWERED: &[K] = &[K::Feels, K::Metric];
const SUMMED_UP: &[K] = &[K::Metric, K::Takes];
const ACTED: &[K] = &[K::Frontstage, K::Backstage, K::Support, K::Deliverable, K::Training];
const EVIDENCED: &[K] = &[
    K::Does,
    K::Thinks,
    K::Says,
    K::Needs,
    K::Feels,
    K::Expects,
    K::Moment,
    K::Reach,
    K::Takes,
    K::Pain,
    K::Gain,
    K::Metric,
    K::Score,
    K::Opportunity,
    K::Insight,
    K::Then,
    K::Leaves,
    K::Frontstage,
    K::Backstage,
    K::Support,
    K::Deliverable,
    K::Training,
    K::Own,
];
const YES_NO: &[&str] = &["yes", "no"];

/// The rows, in the order of the reference.
pub const ROWS: &[Rule] = &[
    rule(
        K::From,
        EVIDENCED,
        Head::None,
        Value::Names(Named::Source),
        Times::Once,
        "The sources of the line above it.",
        "from: visits",
    ),
    rule(
        K::Column,
        ANSWERED,
        Head::None,
        Value::Plain,
        Times::Once,
        "The column of the data that has the answers.",
        "column: Seat comfort",
    ),
    rule(
        K::As,
        SUMMED_UP,
        Head::None,
        Value::Summary,
        Times::Once,
        "What is made of the answers: their mean, or the share of the highest ones; of times, the mean or the median.",
        "as: top 2",
    ),
    rule(
        K::Extremes,
        SUMMED_UP,
        Head::None,
        Value::Choice(YES_NO),
        Times::Once,
        "Whether the lowest and the highest value are shown, each of which is one person's; no by default.",
        "extremes: yes",
    ),
    rule(
        K::By,
        ACTED,
        Head::None,
        Value::Names(Named::Team),
        Times::Once,
        "The teams that do it; for training, who is trained.",
        "by: field",
    ),
    rule(
        K::Attach,
        COLUMNS,
        Head::None,
        Value::Path,
        Times::Many,
        "A document, a sound or a picture.",
        "attach: calls/missed-visit.mp3",
    ),
    rule(
        K::As,
        ATTACH,
        Head::None,
        Value::Prose,
        Times::Once,
        "What to call the attached file.",
        "as: A call about a missed visit",
    ),
    rule(
        K::Replaces,
        COLUMNS,
        Head::None,
        Value::Names(Named::EarlierColumn),
        Times::Once,
        "The columns of the compared map that this one replaces.",
        "replaces: queue, pay",
    ),
    rule(
        K::See,
        COLUMNS,
        Head::None,
        Value::Path,
        Times::Many,
        "Another map that goes into detail.",
        "see: returns.journey",
    ),
    rule(
        K::Note,
        NOTED,
        Head::None,
        Value::Prose,
        Times::Many,
        "A remark.",
        "note: Ask the field service for their own count",
    ),
];
