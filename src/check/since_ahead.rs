//! A pain that is solved or eased from a time on that is still to come: until then it hurts.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    options::Options,
    resolve::Resolved,
};

pub(super) fn check(resolved: &Resolved, _: &Options, diagnostics: &mut Vec<Diagnostic>) {
    let map = &resolved.map;
    let Some(today) = map.today else { return };
    for pain in map.pains.iter().filter(|pain| pain.since.is_some_and(|since| since.is_after(today))) {
        let label = format!("its `since` is still to come: today is {today}");
        let mut diagnostic = Diagnostic::new(Code::BadDate, "The pain changes in the future", pain.span, label);
        diagnostic.severity = Severity::Warning;
        diagnostics.push(
            diagnostic.help("leave out `status` and `since` until then; what is planned is an opportunity's `due`"),
        );
    }
}
