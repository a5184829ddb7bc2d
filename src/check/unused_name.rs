//! A declaration that the map never uses.

use crate::{
    diagnostic::{Code, Diagnostic, Fix},
    options::Options,
    resolve::Resolved,
};

pub(super) fn check(resolved: &Resolved, _: &Options, diagnostics: &mut Vec<Diagnostic>) {
    for unused in &resolved.unused {
        let (word, name) = (unused.keyword.word(), &unused.name);
        let title = format!("The {word} `{}` is never used", name.text);
        let diagnostic = Diagnostic::new(Code::UnusedName, title, name.span, "declared here, never used")
            .help("use it, or remove the declaration");
        // What its lines say would be lost with it.
        let fix = unused.alone.then(|| Fix::needs_a_look(unused.lines, ""));
        diagnostics.push(Diagnostic { fix, ..diagnostic });
    }
}
