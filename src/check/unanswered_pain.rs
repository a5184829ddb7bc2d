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
        let word = pain.severity.word();
        if pain.severity == Severity::Minor || pain.is_solved() || map.is_answered(PainId::new(index)) {
            continue;
        }
        let help = match &pain.name {
            Name::Written(name) => format!("add an opportunity: `opportunity: …` with `answers: {name}` below it"),
            Name::Generated(name) => {
                let short = name.split('-').take(2).collect::<Vec<_>>().join("-");
                format!(
                    "name the pain, for example `pain {short} {word}: …`, and add an `opportunity` with `answers: {short}`"
                )
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
