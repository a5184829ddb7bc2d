//! Data that isn't what was measured.

use crate::{
    diagnostic::{Code, Diagnostic},
    options::Options,
    resolve::Resolved,
};

pub(super) fn check(resolved: &Resolved, _: &Options, diagnostics: &mut Vec<Diagnostic>) {
    for (name, span) in &resolved.changed_data {
        let title = format!("The data of `{name}` has changed since it was measured");
        diagnostics.push(
            Diagnostic::new(Code::DataChanged, title, *span, "its rows are not those that were measured")
                .help("measure again with `wayline data pull`"),
        );
    }
}
