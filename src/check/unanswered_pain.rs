//! A serious pain that no opportunity addresses.

use crate::{
    diagnostic::{Code, Diagnostic},
    model::{Name, PainId, Severity},
    options::Options,
    resolve::Resolved,
};

pub(super) fn check(resolved: &Resolved, _: &Options, diagnostics: &mut Vec<Diagnostic>) {
    let map = &resolved.map;
    for (index, pain) in map.pains.iter().enumerate() {
        let word = match pain.severity {
            Severity::Minor => continue,
            Severity::Major => "major",
            Severity::Critical => "critical",
        };
        if pain.is_solved() || map.is_answered(PainId::new(index)) {
            continue;
        }
        let help = match &pain.name {
            Name::Written(name) => format!("add an opportunity: `opportunity: …` with `answers: {name}` below it"),
            Name::Generated(_) => {
                format!("name the pain, as in `pain queue {word}: …`, and add an `opportunity` with `answers: queue`")
            }
        };
        diagnostics.push(
            Diagnostic::new(
                Code::UnansweredPain,
                format!("No opportunity answers this {word} pain"),
                pain.span,
                "no opportunity names it",
            )
            .help(help),
        );
    }
}
