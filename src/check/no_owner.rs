//! An opportunity without an owner: nobody will do it.

use crate::{
    diagnostic::{Code, Diagnostic},
    options::Options,
    resolve::Resolved,
};

pub(super) fn check(resolved: &Resolved, _: &Options, diagnostics: &mut Vec<Diagnostic>) {
    for opportunity in &resolved.map.opportunities {
        if opportunity.owner.is_none() && !opportunity.is_closed() {
            diagnostics.push(
                Diagnostic::new(
                    Code::NoOwner,
                    "This opportunity has no owner",
                    opportunity.span,
                    "no `owner` line below it",
                )
                .help("add the team that does it: `owner: TEAM`"),
            );
        }
    }
}
