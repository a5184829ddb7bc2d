//! What follows from a line without being written there.

use crate::{
    model::{Basis, Map},
    parse::show,
    span::{FileId, Span},
};

/// A remark at the end of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// The line that it belongs to; the hint goes after it.
    pub span: Span,
    /// What it says.
    pub text: String,
}

/// The priority of columns, gaps between what is expected and felt, and how many come to a column by the shares of
/// ways: for the lines of one file, in order.
pub fn hints(map: &Map, file: FileId) -> Vec<Hint> {
    let mut hints: Vec<Hint> = priorities(map).chain(gaps(map)).chain(reach(map)).collect();
    hints.retain(|hint| hint.span.file == file);
    hints.sort_by_key(|hint| hint.span);
    hints.dedup();
    hints
}

fn priorities(map: &Map) -> impl Iterator<Item = Hint> + '_ {
    let scores = map.all_facts().filter_map(|(_, facts)| facts.score.as_ref());
    scores.map(|score| Hint { span: score.span, text: format!("priority {}", rounded(score.value)) })
}

fn gaps(map: &Map) -> impl Iterator<Item = Hint> + '_ {
    let expectations = map.all_facts().flat_map(|(_, facts)| &facts.expectations);
    expectations.filter_map(|of| {
        let gap = of.gap?;
        let text = match gap {
            gap if gap < 0.0 => format!("{} below", rounded(-gap)),
            gap if gap > 0.0 => format!("{} above", rounded(gap)),
            _ => "met".to_owned(),
        };
        Some(Hint { span: of.span, text })
    })
}

/// How many come to a column, if shares written further up say so. Names the persona if they don't all go the same way.
fn reach(map: &Map) -> Vec<Hint> {
    let paths = map.paths();
    let alike = paths.windows(2).all(|two| two[0].steps == two[1].steps);
    let mut hints = Vec::new();
    for path in &paths {
        let whose = if alike { String::new() } else { format!("{}: ", map.persona(path.persona).label.to_plain()) };
        for step in &path.steps {
            if let Some(arrival) = step.arrival.filter(|arrival| arrival.basis == Basis::Shares) {
                let text = format!("{whose}{} % come here", rounded(arrival.percent));
                hints.push(Hint { span: map.column(step.column).span, text });
            }
        }
    }
    hints
}

fn rounded(value: f64) -> String {
    show((value * 10.0).round() / 10.0)
}
