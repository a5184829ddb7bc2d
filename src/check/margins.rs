//! The margin of a line that an edit adds. Rules see no text: they say how deep the line is below the one that it is added to.

use crate::{diagnostic::Fix, parse::step, source::Sources};

/// In front of an added line that is inside the line above it, instead of next to it.
pub const DEEPER: &str = "\t";

/// Gives each line that is added below another its margin, or one that is as much deeper as lines of the map are.
pub fn follow(sources: &Sources, fix: &mut Fix) {
    let added = fix.edits.iter_mut().filter(|edit| edit.span.is_empty() && edit.text.starts_with('\n'));
    for edit in added {
        let source = sources.get(edit.span.file);
        let line = |at: usize| &source.text[source.line_range(at)];
        let mut above = source.line_of(edit.span.start);
        while above > 0 && line(above).trim_start().starts_with('|') {
            above -= 1;
        }
        let margin = &line(above)[..line(above).len() - line(above).trim_start().len()];
        let new = &edit.text[1..];
        let (step, new) = new.strip_prefix(DEEPER).map_or(("", new), |new| (step(source), new));
        edit.text = format!("\n{margin}{step}{new}");
    }
}
