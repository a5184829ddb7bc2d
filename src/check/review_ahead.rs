//! A review on a day that is still to come: the map looks up to date for longer than it is.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    options::Options,
    resolve::Resolved,
};

pub(super) fn check(resolved: &Resolved, _: &Options, diagnostics: &mut Vec<Diagnostic>) {
    let map = &resolved.map;
    let (Some(review), Some(today)) = (&map.reviewed, map.today) else { return };
    if review.date <= today {
        return;
    }
    let label = format!("{} is still to come: today is {today}", review.date);
    let mut diagnostic = Diagnostic::new(Code::BadDate, "The map is reviewed in the future", review.span, label);
    diagnostic.severity = Severity::Warning;
    diagnostics.push(diagnostic.help(format!(
        "write the day of the last review, for example `reviewed: {today}`; how often it is reviewed follows it: `reviewed: {today}, every 6 months`"
    )));
}
