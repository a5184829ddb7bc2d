//! A low point that neither a word nor a pain explains.

use crate::{
    diagnostic::{Code, Diagnostic},
    options::Options,
    parse::show,
    resolve::Resolved,
};

pub(super) fn check(resolved: &Resolved, _: &Options, diagnostics: &mut Vec<Diagnostic>) {
    let map = &resolved.map;
    for column in &map.columns {
        let mut last = None;
        for feeling in &column.facts.feelings {
            let unexplained =
                feeling.word.is_none() && column.facts.pains.is_empty() && feeling.score.is_below(map.scale);
            // One line can apply to several personas; it is reported once.
            if unexplained && last.replace(feeling.span) != Some(feeling.span) {
                diagnostics.push(
                    Diagnostic::new(
                        Code::UnexplainedLow,
                        "Nothing explains this low score",
                        feeling.span,
                        "why is it bad here?",
                    )
                    .help(format!(
                        "write the feeling after the score, as in `feels {}: Left alone`, or add a `pain`",
                        show(feeling.score.get())
                    )),
                );
            }
        }
    }
}
