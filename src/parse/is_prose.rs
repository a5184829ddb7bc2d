//! Which lines take prose.

use crate::keyword::{Rule, Value};

/// Whether the rule's text is prose, which can go on in further lines.
pub fn is_prose(rule: &Rule) -> bool {
    matches!(rule.value, Value::Prose | Value::OptionalProse | Value::Title | Value::TeamTitle)
}
