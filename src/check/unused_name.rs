//! A declaration that the map never uses.

use crate::{
    diagnostic::{Code, Diagnostic, Fix},
    options::Options,
    resolve::Resolved,
    span::Span,
};

pub(super) fn check(resolved: &Resolved, _: &Options, diagnostics: &mut Vec<Diagnostic>) {
    for unused in &resolved.unused {
        let (word, name) = (unused.keyword.word(), &unused.name);
        let title = format!("The {word} `{}` is never used", name.text);
        let diagnostic = Diagnostic::new(Code::UnusedName, title, name.span, "declared here, never used")
            .help("use it, or remove the declaration; as a comment, with `#` in front, it is kept for later");
        // Its text isn't lost as a comment. What its lines say would no longer be checked.
        let start = Span { end: unused.lines.start, ..unused.lines };
        let fix = unused.alone.then(|| Fix::needs_a_look(start, "# "));
        diagnostics.push(Diagnostic { fix, ..diagnostic });
    }
}
