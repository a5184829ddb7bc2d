//! A key moment that nobody measures.

use crate::{
    diagnostic::{Code, Diagnostic},
    model::{Ask, Asked, Facts},
    options::Options,
    resolve::Resolved,
};

pub(super) fn check(resolved: &Resolved, _: &Options, diagnostics: &mut Vec<Diagnostic>) {
    let map = &resolved.map;
    for place in map.places() {
        // One that comes from data is there, measured already or not.
        let asked = |ask: &Ask| ask.place == Some(place) && matches!(ask.figure, Asked::Metric(_));
        if !map.asks.iter().any(asked) {
            diagnostics.extend(unmeasured(map.facts(place)));
        }
    }
}

fn unmeasured(facts: &Facts) -> Option<Diagnostic> {
    let moment = facts.moment.as_ref().filter(|_| facts.metrics.is_empty())?;
    Some(
        Diagnostic::new(
            Code::UnmeasuredMoment,
            "This key moment has no metric",
            moment.span,
            "no `metric` line in this column",
        )
        .help("add what shows whether it goes well, such as `metric csat: 3.1 of 5`"),
    )
}
