//! The maps that `wayline new` can create, as data. Each is a complete map that compiles without a warning.

use super::choice::Choice;
use jiff::{ToSpan, civil::Date};

/// A template: its text, with `{today}`, `{soon}` and `{later}` where dates are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Template(&'static str);

/// The one whose comments explain the language.
pub(crate) const STARTER: Template = Template(include_str!("starter.journey"));

impl Choice for Template {
    const ALL: &'static [(&'static str, Self, &'static str)] = &[
        ("starter", STARTER, "A small map whose comments explain the language"),
        ("retail", Self(include_str!("retail.journey")), "A purchase on the web and in a shop, with returns"),
        ("onboarding", Self(include_str!("onboarding.journey")), "The first weeks with a product for teams"),
        ("support-case", Self(include_str!("support-case.journey")), "From a fault to the closed ticket"),
        ("hospital-visit", Self(include_str!("hospital-visit.journey")), "A planned stay, with relatives"),
        (
            "service-blueprint",
            Self(include_str!("service-blueprint.journey")),
            "What staff and systems do, in sight and out of it",
        ),
        ("training", Self(include_str!("training.journey")), "A training course, and what people remember"),
        ("future-state", Self(include_str!("future-state.journey")), "A future state, and what has to change first"),
        ("cancellation", Self(include_str!("cancellation.journey")), "Leaving, pausing and coming back"),
    ];
}

impl Template {
    /// The map for this day.
    pub fn text(self, today: Date) -> String {
        let months = |months: i64| today.saturating_add(months.months()).to_string();
        self.0.replace("{today}", &today.to_string()).replace("{soon}", &months(3)).replace("{later}", &months(9))
    }

    /// The template with this name or, counted from 1, this number.
    pub fn named_or_numbered(answer: &str) -> Option<Self> {
        let numbered = || Some(Self::ALL.get(answer.parse::<usize>().ok()?.checked_sub(1)?)?.1);
        Self::parse(answer).or_else(numbered)
    }
}
