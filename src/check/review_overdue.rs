//! A map that wasn't reviewed in time: it describes a journey of the past.

use crate::{
    diagnostic::{Code, Diagnostic},
    options::Options,
    resolve::Resolved,
};

pub(super) fn check(resolved: &Resolved, _: &Options, diagnostics: &mut Vec<Diagnostic>) {
    let map = &resolved.map;
    let Some(review) = map.reviewed.as_ref().filter(|review| review.is_overdue(map.today)) else { return };
    let (Some(next), Some(today)) = (review.next, map.today) else { return };
    let title = format!("The review has been overdue since {next}");
    diagnostics.push(
        Diagnostic::new(
            Code::ReviewOverdue,
            title,
            review.span,
            format!("reviewed on {}, and today is {today}", review.date),
        )
        .help(format!("review the map, then write `reviewed: {today}`")),
    );
}
