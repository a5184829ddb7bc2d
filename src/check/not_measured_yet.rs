//! Figures that the results next to the map don't have.

use crate::{
    diagnostic::{Code, Diagnostic},
    options::Options,
    resolve::Resolved,
};

pub(super) fn check(resolved: &Resolved, _: &Options, diagnostics: &mut Vec<Diagnostic>) {
    for ask in resolved.map.asks.iter().filter(|ask| ask.finding.is_none()) {
        let title = "The figure is not measured yet";
        diagnostics.push(
            Diagnostic::new(Code::NotMeasuredYet, title, ask.word, "the results next to the map do not have it")
                .help("measure with `wayline data pull`, or with the query that `wayline data sql` prints"),
        );
    }
}
