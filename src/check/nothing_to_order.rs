//! An `order` in a stage that has nothing to put in order.

use crate::{
    diagnostic::{Code, Diagnostic, Fix},
    options::Options,
    resolve::Resolved,
};

pub(super) fn check(resolved: &Resolved, _: &Options, diagnostics: &mut Vec<Diagnostic>) {
    for &(id, lines) in &resolved.orders {
        let stage = resolved.map.stage(id);
        if stage.columns.len() > 1 {
            continue;
        }
        let title = format!("`{}` has no two touchpoints to put in order", stage.title.to_plain());
        diagnostics.push(
            Diagnostic::new(Code::NothingToOrder, title, stage.span, "`order: any` needs at least two")
                .help("add the other touchpoints, or remove `order: any`")
                .fix(Fix::needs_a_look(lines, "")),
        );
    }
}
