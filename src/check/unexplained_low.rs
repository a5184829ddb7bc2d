//! A low that says neither in a word nor in a pain what is the matter.

use crate::{
    diagnostic::{Code, Diagnostic},
    options::Options,
    resolve::Resolved,
};

pub(super) fn check(resolved: &Resolved, _: &Options, diagnostics: &mut Vec<Diagnostic>) {
    let map = &resolved.map;
    for column in &map.columns {
        let mut last = None;
        for feeling in &column.facts.feelings {
            let unexplained =
                feeling.word.is_none() && column.facts.pains.is_empty() && feeling.score.is_below(map.scale);
            // One line may speak for several personas; it is told once.
            if unexplained && last.replace(feeling.span) != Some(feeling.span) {
                diagnostics.push(
                    Diagnostic::new(
                        Code::UnexplainedLow,
                        "This low has neither a word nor a pain",
                        feeling.span,
                        "why is it bad here?",
                    )
                    .help("write the feeling behind the score, as in `feels -1: Left alone`, or add a `pain`"),
                );
            }
        }
    }
}
