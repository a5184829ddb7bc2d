//! Which lines can be folded.

use crate::ast::{Content, Document};

/// Lines that can be folded into their first one, counted from zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fold {
    /// The line that stays visible.
    pub first: u32,
    /// The last line that is hidden.
    pub last: u32,
    /// Whether they are comments.
    pub comment: bool,
}

/// Every block of more than one line, and every run of comments, in the order of their first lines.
pub fn folds(document: &Document) -> Vec<Fold> {
    let last = document.last_inside();
    let nodes = (0..document.nodes.len()).map(|at| {
        let last = document.last_line(last[at]);
        Fold { first: document.nodes[at].line, last, comment: false }
    });
    let mut folds: Vec<Fold> = nodes.chain(comments(document)).filter(|fold| fold.last > fold.first).collect();
    folds.sort_unstable();
    folds
}

fn comments(document: &Document) -> Vec<Fold> {
    let mut runs: Vec<Fold> = Vec::new();
    for (at, _) in document.lines.iter().enumerate().filter(|(_, line)| matches!(line.content, Content::Comment(_))) {
        let at = at as u32;
        match runs.last_mut().filter(|run| run.last + 1 == at) {
            Some(run) => run.last = at,
            None => runs.push(Fold { first: at, last: at, comment: true }),
        }
    }
    runs
}
