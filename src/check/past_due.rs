//! An opportunity whose due date has passed.

use crate::{
    diagnostic::{Code, Diagnostic},
    options::Options,
    resolve::Resolved,
};

pub(super) fn check(resolved: &Resolved, _: &Options, diagnostics: &mut Vec<Diagnostic>) {
    let Some(today) = resolved.map.today else { return };
    for opportunity in &resolved.map.opportunities {
        let Some(due) = opportunity.due.filter(|_| opportunity.is_past_due(Some(today))) else { continue };
        let span = opportunity.due_span.unwrap_or(opportunity.span);
        diagnostics.push(
            Diagnostic::new(
                Code::PastDue,
                format!("This was due on {due}"),
                span,
                format!("not done, and today is {today}"),
            )
            .help("write `status: done` or `status: dropped` below it, or a new `due` date"),
        );
    }
}
