//! Figures that rest on few answers or cases.

use crate::{
    diagnostic::{Code, Diagnostic},
    model::{Asked, Finding},
    options::Options,
    resolve::Resolved,
};

/// Below this an interval says more about chance than about customers.
const ENOUGH: u64 = 30;

pub(super) fn check(resolved: &Resolved, _: &Options, diagnostics: &mut Vec<Diagnostic>) {
    for ask in &resolved.map.asks {
        let Some(Finding::Known(estimate)) = ask.finding else { continue };
        if estimate.n >= ENOUGH {
            continue;
        }
        let what = match ask.figure {
            Asked::Metric(_) | Asked::Feels => "answers",
            Asked::Reach | Asked::Takes(_) | Asked::Share(_) => "cases",
        };
        let title = format!("The figure is based on only {} {what}", estimate.n);
        let label = format!("fewer than {ENOUGH}");
        diagnostics.push(
            Diagnostic::new(Code::FewAnswers, title, ask.word, label)
                .help("use a longer `window`, or do not base a decision on this figure"),
        );
    }
}
