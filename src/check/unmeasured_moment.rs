//! A key moment that nobody measures.

use crate::{
    diagnostic::{Code, Diagnostic},
    model::Facts,
    options::Options,
    resolve::Resolved,
};

pub(super) fn check(resolved: &Resolved, _: &Options, diagnostics: &mut Vec<Diagnostic>) {
    let map = &resolved.map;
    let stages = map.stages.iter().map(|stage| &stage.facts);
    for facts in stages.chain(map.columns.iter().map(|column| &column.facts)) {
        diagnostics.extend(unmeasured(facts));
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
