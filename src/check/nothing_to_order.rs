//! An `order` in a stage that has nothing to put in order.

use crate::{
    diagnostic::{Code, Diagnostic},
    options::Options,
    resolve::Resolved,
};

pub(super) fn check(resolved: &Resolved, _: &Options, diagnostics: &mut Vec<Diagnostic>) {
    for stage in resolved.map.stages.iter().filter(|stage| stage.any_order && stage.columns.len() < 2) {
        let title = format!("`{}` has nothing to put in order", stage.title.to_plain());
        diagnostics.push(
            Diagnostic::new(Code::NothingToOrder, title, stage.span, "it has no two touchpoints")
                .help("add the other touchpoints, or take `order: any` out"),
        );
    }
}
