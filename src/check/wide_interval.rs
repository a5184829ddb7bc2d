//! Figures whose interval is wider than the way to their target.

use crate::{
    diagnostic::{Code, Diagnostic},
    model::Finding,
    options::Options,
    parse::show,
    resolve::Resolved,
};

pub(super) fn check(resolved: &Resolved, _: &Options, diagnostics: &mut Vec<Diagnostic>) {
    for ask in &resolved.map.asks {
        let (Some(Finding::Known(estimate)), Some(target)) = (ask.finding, ask.target) else { continue };
        let Some((low, high)) = estimate.interval.filter(|(low, high)| high - low > (target - estimate.value).abs())
        else {
            continue;
        };
        let title = format!("The figure is between {} and {}", show(low), show(high));
        let label = format!("too uncertain to say how far it is from the target of {}", show(target));
        diagnostics.push(
            Diagnostic::new(Code::WideInterval, title, ask.word, label)
                .help("ask more people, or take a longer `window`"),
        );
    }
}
